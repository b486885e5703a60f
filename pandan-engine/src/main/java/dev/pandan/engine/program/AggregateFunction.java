package dev.pandan.engine.program;

/**
 * Aggregates over the rows of a window. Nulls are skipped unless said otherwise; over no value the result is null, except for counts (0). Results are {@code Long},
 * {@code Double} or what carries a value of the argument's {@link ArgumentType}; a boolean is 1 or 0.
 */
public enum AggregateFunction {
    /** Number of rows, or of values that are not null: {@code Long}. */
    COUNT,
    /** Number of rows whose boolean argument is true: {@code Long}. */
    COUNT_IF,
    /** Exact sum; of integers {@code Long} (null if it does not fit), of floating-point numbers {@code Double}, rounded once, of decimals exact. */
    SUM,
    /** The sum as {@code Double} (rounded once) divided by the count: {@code Double}. Of decimals the exact quotient, rounded once; {@code parameter}: their scale. */
    AVG,
    /** Whether any value is true: {@code Long}. */
    ANY,
    /** Whether all values are true: {@code Long}. */
    EVERY,
    /** Variance of a sample, {@code (n S2 - S1^2) / (n (n - 1))} of exact sums, rounded once: {@code Double}; null for one value. */
    VAR_SAMP,
    /** Variance of a population, {@code (n S2 - S1^2) / n^2} of exact sums, rounded once: {@code Double}. */
    VAR_POP,
    /** Square root of {@link #VAR_SAMP}. */
    STDDEV_SAMP,
    /** Square root of {@link #VAR_POP}. */
    STDDEV_POP,
    /** Number of different values: {@code Long}. */
    COUNT_DISTINCT,
    /** Estimated number of different values: {@code Long}; 512 registers, standard error 4.6 %. */
    APPROX_COUNT_DISTINCT,
    /** Value at {@code parameter} of the way through the sorted values, rounded towards 0 to 8 significant bits: of the argument's type. */
    APPROX_PERCENTILE,
    /** Least value. */
    MIN,
    /** Greatest value; NaN is greater than all numbers. */
    MAX,
    /** Value, null included, of the row with the least {@code by}; of several such rows the earliest. */
    MIN_BY,
    /** Value, null included, of the row with the greatest {@code by}; of several such rows the earliest. */
    MAX_BY,
    /** Value, null included, of the earliest row for which {@code by} is true. */
    FIRST,
    /** Value, null included, of the latest row for which {@code by} is true. */
    LAST,
    /** Value, null included, of the {@code parameter}-th latest row. */
    PREVIOUS;

    /** Whether the result depends on which of two rows of one time comes first. */
    public boolean isOrdered() {
        return switch (this) {
            case MIN_BY, MAX_BY, FIRST, LAST, PREVIOUS -> true;
            case COUNT,
                    COUNT_IF,
                    SUM,
                    AVG,
                    ANY,
                    EVERY,
                    VAR_SAMP,
                    VAR_POP,
                    STDDEV_SAMP,
                    STDDEV_POP,
                    COUNT_DISTINCT,
                    APPROX_COUNT_DISTINCT,
                    APPROX_PERCENTILE,
                    MIN,
                    MAX -> false;
        };
    }

    /** Whether the result over no row is 0 instead of null. */
    public boolean isCount() {
        return this == COUNT || this == COUNT_IF || this == COUNT_DISTINCT || this == APPROX_COUNT_DISTINCT;
    }
}
