package dev.pandan.testkit.project;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.type.ScalarType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over a window of a made-up project.
 *
 * @param argument null for {@code count(*)}
 * @param by what {@code min_by} and {@code max_by} choose rows by
 * @param parameter rows back, or share of a percentile
 * @param filter condition on the rows, null for all
 * @param ignoreNulls of {@code first} and {@code last}
 */
public record TestAggregate(
        AggregateFunction function,
        @Nullable Term argument,
        @Nullable Term by,
        double parameter,
        @Nullable Term filter,
        boolean ignoreNulls,
        TestWindow window) {

    /** Type of the result. */
    public ScalarType type() {
        Term of = argument;
        ScalarType given = of == null ? ScalarType.LONG : of.type();
        return switch (function) {
            case COUNT, COUNT_IF, COUNT_DISTINCT, APPROX_COUNT_DISTINCT -> ScalarType.LONG;
            case ANY, EVERY -> ScalarType.BOOLEAN;
            case AVG, VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> ScalarType.DOUBLE;
            case SUM ->
                given == ScalarType.INT ? ScalarType.LONG : given == ScalarType.FLOAT ? ScalarType.DOUBLE : given;
            case APPROX_PERCENTILE -> given == ScalarType.DECIMAL ? ScalarType.DOUBLE : given;
            case MIN, MAX, MIN_BY, MAX_BY, FIRST, LAST, PREVIOUS -> given;
        };
    }

    public String sql() {
        return call()
                + (filter == null ? "" : " FILTER (WHERE " + filter + ")")
                + (ignoreNulls ? " IGNORE NULLS" : "")
                + " OVER "
                + window.name();
    }

    private String call() {
        String name = function.name().toLowerCase(Locale.ROOT);
        return switch (function) {
            case COUNT -> "count(" + (argument == null ? "*" : argument.sql()) + ")";
            case COUNT_DISTINCT -> "count(DISTINCT " + argument + ")";
            case MIN_BY, MAX_BY -> name + "(" + argument + ", " + by + ")";
            case PREVIOUS -> name + "(" + argument + ", " + (int) parameter + ")";
            case APPROX_PERCENTILE -> name + "(" + argument + ", " + parameter + ")";
            default -> name + "(" + argument + ")";
        };
    }
}
