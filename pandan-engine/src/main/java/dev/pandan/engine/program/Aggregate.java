package dev.pandan.engine.program;

/**
 * An aggregate over a window.
 *
 * @param argument position among the table's arguments, or -1 for the row itself ({@code count(*)})
 */
public record Aggregate(AggregateFunction function, int argument) {}
