package dev.pandan.engine.program;

/** Aggregates over the rows of a window. Nulls are skipped; over no value the result is null, except for counts (0). */
public enum AggregateFunction {
    /** Number of rows, or of values that are not null: {@code Long}. */
    COUNT,
    /** Number of rows whose boolean argument is true: {@code Long}. */
    COUNT_IF,
    /** Exact sum; of integers {@code Long} (null if it does not fit), of floating-point numbers {@code Double}, rounded once. */
    SUM,
    /** The sum as {@code Double} (rounded once) divided by the count: {@code Double}. */
    AVG
}
