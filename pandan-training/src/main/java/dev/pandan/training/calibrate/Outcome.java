package dev.pandan.training.calibrate;

/**
 * What a model said of a row, and what came.
 *
 * @param score a number, 0 to 1
 */
public record Outcome(double score, boolean label) {}
