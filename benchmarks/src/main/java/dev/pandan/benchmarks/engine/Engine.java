package dev.pandan.benchmarks.engine;

/** One of the two that are compared. */
interface Engine {
    /** Takes in an event; a departure is decided about first. */
    void accept(EngineEvent event);

    /** Runs work that hands over many events. */
    default void pinned(Runnable work) {
        work.run();
    }

    /** What was decided about the last departure. */
    Decided last();

    /**
     * A decision, for the comparison.
     *
     * @param features categories as text, numbers as {@code Float}, null if missing
     */
    @SuppressWarnings("ArrayRecordComponent") // never modified
    record Decided(Object[] features, double score, int rule) {}
}
