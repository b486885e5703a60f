package dev.pandan.benchmarks.quality;

import java.util.Locale;

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

    String line() {
        return String.format(
                Locale.ROOT,
                "%-14s %-13s %-30s %-6s %8.4f %8.4f %9.4f",
                data.name(),
                library,
                estimator,
                data.figure(),
                ours,
                theirs,
                lack());
    }

    /** Says it while others are still measured. */
    Comparison told() {
        System.err.println("quality: " + line());
        return this;
    }
}
