package dev.pandan.spec.project;

import java.time.Duration;

/**
 * The label of an event of time t: {@code value} on the row of {@code stream} with the same id and a time in {@code (t, t + within]}.
 *
 * @param missing what no such row means once the event is mature
 */
public record LabelSpec(String stream, Text value, Duration within, Missing missing) {
    /** Meaning of a missing row. */
    public enum Missing {
        UNKNOWN,
        NEGATIVE
    }

    public long withinMicros() {
        return Durations.micros(within);
    }
}
