package dev.pandan.engine.program;

/**
 * An aggregate that a decision reads.
 *
 * @param window position in {@link ProjectProgram#windows()}
 * @param aggregate position in {@link Window#aggregates()}
 */
public record AggregateUse(int window, int aggregate) {}
