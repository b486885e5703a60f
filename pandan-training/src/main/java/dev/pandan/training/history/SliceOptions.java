package dev.pandan.training.history;

import dev.pandan.store.Expired;

/**
 * How a log is read and cut.
 *
 * @param decision decision whose stored form is read with each event
 * @param slices wanted number of slices
 * @param fromMicros slices are about events from this time on; {@code Long.MIN_VALUE}: about all
 * @param onlyDecided whether slices are about events with a stored decision alone
 */
public record SliceOptions(String decision, int slices, long fromMicros, boolean onlyDecided) {

    /** About all events. */
    public SliceOptions(String decision, int slices, boolean onlyDecided) {
        this(decision, slices, Long.MIN_VALUE, onlyDecided);
    }

    /** About the events that have not expired. */
    public SliceOptions unexpired(StoredProject project) {
        long from = new Expired(project.store())
                .of(project.decision(decision).stream())
                .decidedFrom();
        return new SliceOptions(decision, slices, from, onlyDecided);
    }
}
