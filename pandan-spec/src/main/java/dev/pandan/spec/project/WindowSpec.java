package dev.pandan.spec.project;

import java.time.Duration;
import java.util.List;

/**
 * A window: for an event of time t the rows of {@code stream} with the event's key and {@code t - last <= time < t}.
 *
 * @param by key parts in order
 * @param last length, positive, whole microseconds
 */
public record WindowSpec(String name, String stream, List<KeyPart> by, Duration last) {
    public WindowSpec {
        by = List.copyOf(by);
    }

    public long lastMicros() {
        return Math.addExact(Math.multiplyExact(last.getSeconds(), 1_000_000L), last.getNano() / 1_000);
    }

    /**
     * One part of a window's key.
     *
     * @param column column of the window's stream
     * @param event expression on the deciding event that must equal it; the same column name by default
     */
    public record KeyPart(String column, Text event) {}
}
