package dev.pandan.training.fit;

/** What stands in for a missing number. Whether it was missing is an input of its own, so that this is only a starting point. */
public enum Imputation {
    MEAN,
    MEDIAN;

    /** Spark's name of the strategy. */
    String strategy() {
        return this == MEAN ? "mean" : "median";
    }
}
