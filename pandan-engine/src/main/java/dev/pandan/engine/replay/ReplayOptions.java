package dev.pandan.engine.replay;

import java.util.Set;

/**
 * How history is replayed.
 *
 * @param labelled whether decisions wait for their labels; otherwise they are handed over at once, without
 * @param latenessMicros how much earlier than the latest event before it an event may lie, at least 0; rows are kept, and decisions wait, so much longer.
 *     {@code Long.MAX_VALUE}: everything is kept to the end
 * @param traced ids of events whose rows read are handed over one by one
 */
public record ReplayOptions(ReplayOrder order, boolean labelled, long latenessMicros, Set<String> traced) {
    public ReplayOptions {
        traced = Set.copyOf(traced);
        if (latenessMicros < 0) {
            throw new IllegalArgumentException("lateness: " + latenessMicros + " (expected: at least 0)");
        }
    }

    /** For a training set: event time, with labels. */
    public static ReplayOptions asOfEventTime() {
        return new ReplayOptions(ReplayOrder.EVENT_TIME, true, 0, Set.of());
    }

    /** What production knew, with labels; every row is kept. */
    public static ReplayOptions asOfArrival() {
        return new ReplayOptions(ReplayOrder.ARRIVAL, true, Long.MAX_VALUE, Set.of());
    }

    /** The same without labels, as to check features. */
    public ReplayOptions unlabelled() {
        return new ReplayOptions(order, false, latenessMicros, traced);
    }

    /** The same with the rows read by the decisions about these events. */
    public ReplayOptions tracing(Set<String> ids) {
        return new ReplayOptions(order, labelled, latenessMicros, ids);
    }

    /** The same for events that come at most so late. */
    public ReplayOptions late(long micros) {
        return new ReplayOptions(order, labelled, micros, traced);
    }
}
