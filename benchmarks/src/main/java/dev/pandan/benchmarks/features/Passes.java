package dev.pandan.benchmarks.features;

import dev.pandan.benchmarks.result.Median;
import java.util.List;

/**
 * The measured passes of all sides over one workload. Ratios are medians over rounds.
 *
 * @param events features of so many events are computed in a pass
 * @param compared events of which every feature was compared with DuckDB's
 * @param sparkCompared events of which every feature was compared with Spark SQL's
 * @param ours all passes of ours
 * @param frames DuckDB with RANGE frames, if that is another query
 */
record Passes(
        int events,
        long compared,
        long sparkCompared,
        List<FeaturesPass> ours,
        List<Round> duck,
        List<Round> spark,
        List<Round> frames) {

    /** Seconds of a pass of ours. */
    double seconds() {
        return Median.of(ours, FeaturesPass::seconds);
    }

    double cpuSeconds() {
        return Median.of(ours, FeaturesPass::cpuSeconds);
    }

    static double seconds(List<Round> rounds) {
        return Median.of(rounds, round -> round.other().seconds());
    }

    static double cpuSeconds(List<Round> rounds) {
        return Median.of(rounds, round -> round.other().cpuSeconds());
    }

    static double ratio(List<Round> rounds) {
        return Median.of(rounds, Round::ratio);
    }

    static double cpuRatio(List<Round> rounds) {
        return Median.of(rounds, Round::cpuRatio);
    }
}
