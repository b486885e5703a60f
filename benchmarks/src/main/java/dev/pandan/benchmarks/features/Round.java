package dev.pandan.benchmarks.features;

/**
 * A pass of another side between two of ours, so that a change of the machine hits both alike.
 *
 * @param before ours, right before it
 * @param after ours, right after it
 */
record Round(FeaturesPass before, FeaturesPass other, FeaturesPass after) {

    /** How many times as long as ours it took. */
    double ratio() {
        return 2 * other.seconds() / (before.seconds() + after.seconds());
    }

    /** The same of processor time. */
    double cpuRatio() {
        return 2 * other.cpuSeconds() / (before.cpuSeconds() + after.cpuSeconds());
    }
}
