package dev.pandan.testkit.project;

import dev.pandan.spec.type.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * An expression over one row: how it is written in a project file, and what it gives, computed by code that shares nothing with the compiler of expressions.
 *
 * @param reading gives null or a value of the type's class
 */
public record Term(String sql, ScalarType type, Reading reading) {
    /** What an expression gives. */
    @FunctionalInterface
    public interface Reading {
        @Nullable
        Object of(@Nullable Object[] row);
    }

    public @Nullable Object of(@Nullable Object[] row) {
        return reading.of(row);
    }

    /** Whether a condition holds; null does not. */
    public boolean holds(@Nullable Object[] row) {
        return Boolean.TRUE.equals(reading.of(row));
    }

    @Override
    public String toString() {
        return sql;
    }
}
