package dev.pandan.spec.type;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Value of a {@link StructType}: one value per field, in their order. Immutable; equal to a struct of equal values, bytes compared one by one. */
public final class Struct {
    private final @Nullable Object[] values;

    private Struct(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * @param values null where a field is null; copied
     */
    public static Struct of(@Nullable Object... values) {
        return new Struct(values.clone());
    }

    public int size() {
        return values.length;
    }

    /** Value of a field by its position. */
    public @Nullable Object get(int field) {
        return values[field];
    }

    /** A copy of the values. */
    public @Nullable Object[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Struct struct && Arrays.deepEquals(values, struct.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "Struct" + Arrays.deepToString(values);
    }
}
