package dev.pandan.training.parity;

/**
 * A row that makes a difference.
 *
 * @param timeMicros event time
 * @param arrival order of first arrival; 0 if unknown
 * @param lateMicros by how much it arrived after the decided event, by the writers' clocks; 0 unless {@link Cause#LATE}
 */
public record RowCause(String stream, String id, long timeMicros, long arrival, Cause cause, long lateMicros) {}
