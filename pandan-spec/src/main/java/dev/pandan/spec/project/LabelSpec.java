package dev.pandan.spec.project;

import dev.pandan.spec.project.WindowSpec.KeyPart;
import java.time.Duration;
import java.util.List;

/**
 * The label of an event of time t: {@code value} on the rows of {@code stream} with a time in {@code (t, t + within]} that have the event's id or, if {@code by} says so, its key. The
 * value is an expression on one row, the earliest, or on aggregates over all of them.
 *
 * @param by key parts in order; empty: the row with the event's id
 * @param missing what no such row means once the event is mature
 */
public record LabelSpec(String stream, List<KeyPart> by, Text value, Duration within, Missing missing) {
    /** Meaning of a missing row. */
    public enum Missing {
        UNKNOWN,
        NEGATIVE
    }

    public LabelSpec {
        by = List.copyOf(by);
    }

    public long withinMicros() {
        return Durations.micros(within);
    }
}
