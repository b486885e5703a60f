package dev.pandan.training.evaluate;

/**
 * How good a model is on the rows of one segment.
 *
 * @param value what the rows have in common, for people: a value, a range, {@code (none)} or {@code others}
 */
public record Segment(String value, Quality quality) {}
