package dev.pandan.training.evaluate;

/**
 * Where a figure lies that was measured on some rows: between these in 95 of 100 samples of such rows, ends included.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {}
