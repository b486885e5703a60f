package dev.pandan.training.plan;

/**
 * A stream that a training set is built of.
 *
 * @param rows in the log
 * @param bytes of their payloads
 * @param firstMicros {@code Long.MAX_VALUE} if there is no row
 * @param lastMicros {@code Long.MIN_VALUE} if there is no row
 * @param reachMicros how far before an event windows read, {@link dev.pandan.spec.project.Frame#EVER}: at any time
 */
public record StreamFacts(String name, long rows, long bytes, long firstMicros, long lastMicros, long reachMicros) {}
