package dev.pandan.training.parity;

/** The number of an arrival, taken apart. */
final class Arrival {
    private static final int SEQUENCE_BITS = 40;

    private Arrival() {}

    /** Epoch of the writer that admitted the event; 0 for rows of a user's own table. */
    static long epoch(long arrival) {
        return arrival >>> SEQUENCE_BITS;
    }
}
