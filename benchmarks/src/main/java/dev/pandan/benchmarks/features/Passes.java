package dev.pandan.benchmarks.features;

import dev.pandan.benchmarks.result.Median;
import java.util.List;

/**
 * The measured passes of all sides over one workload.
 *
 * @param events features of so many events are computed in a pass
 * @param compared events of which every feature was compared with DuckDB's
 * @param sparkCompared events of which every feature was compared with Spark SQL's
 * @param frames DuckDB with RANGE frames, if that is another query
 */
record Passes(
        int events,
        long compared,
        long sparkCompared,
        List<FeaturesPass> ours,
        List<FeaturesPass> duck,
        List<FeaturesPass> spark,
        List<FeaturesPass> frames) {

    static double seconds(List<FeaturesPass> passes) {
        return Median.of(passes, FeaturesPass::seconds);
    }

    static double cpuSeconds(List<FeaturesPass> passes) {
        return Median.of(passes, FeaturesPass::cpuSeconds);
    }

    /** How many times as long others take. */
    double ratio(List<FeaturesPass> others) {
        return seconds(others) / seconds(ours);
    }

    /** The same of processor time. */
    double cpuRatio(List<FeaturesPass> others) {
        return cpuSeconds(others) / cpuSeconds(ours);
    }
}
