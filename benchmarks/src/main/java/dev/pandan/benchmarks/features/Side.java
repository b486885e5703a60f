package dev.pandan.benchmarks.features;

/** One of those that are compared. */
interface Side {
    /** Reads the file, computes every feature of every event and consumes them all. */
    Totals totals(Workload workload);

    /** Hands over every feature of every event, in any order. */
    void each(Workload workload, FeatureSink sink);

    /** Receives the features of an event. */
    @FunctionalInterface
    interface FeatureSink {
        /**
         * @param values NaN: null
         */
        void accept(int id, double[] values);
    }
}
