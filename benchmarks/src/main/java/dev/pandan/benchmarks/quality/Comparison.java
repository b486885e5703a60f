package dev.pandan.benchmarks.quality;

/**
 * One estimator on one data set.
 *
 * @param ours AUC or R2 of the model that Pandan trained, by the scorer that serves
 * @param theirs that of the library's own fit on the same split
 */
record Comparison(DataSet data, String library, String estimator, double ours, double theirs) {
    /** How far the library is ahead; negative: behind. */
    double lack() {
        return theirs - ours;
    }
}
