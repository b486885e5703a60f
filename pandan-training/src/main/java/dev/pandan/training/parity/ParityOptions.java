package dev.pandan.training.parity;

import dev.pandan.training.history.HistoryClock;

/**
 * How decisions are checked.
 *
 * @param clock what the recomputed features may see
 * @param slices parts of history that are replayed by themselves, 0: as many as there are tasks at a time; the result is the same for every number
 * @param explained how many mismatches are explained at most
 */
public record ParityOptions(HistoryClock clock, int slices, int explained) {

    /** As of event time, 20 explained. */
    public static ParityOptions standard() {
        return new ParityOptions(HistoryClock.EVENT_TIME, 0, 20);
    }
}
