package dev.pandan.benchmarks.scan;

import dev.pandan.benchmarks.result.Median;
import java.util.List;
import java.util.Optional;

/**
 * Rows per second of each pass over one database.
 *
 * @param store as the command line has it
 * @param name for people
 * @param cpuRatio processor time of both processes, bare driver / ours
 * @param connector empty: not measured
 */
record ScanRates(
        String store,
        String name,
        List<Double> ours,
        List<Double> bare,
        double cpuRatio,
        Optional<List<Double>> connector) {
    ScanRates {
        ours = List.copyOf(ours);
        bare = List.copyOf(bare);
    }

    ScanRates withConnector(Optional<List<Double>> rates) {
        return new ScanRates(store, name, ours, bare, cpuRatio, rates);
    }

    double oursRate() {
        return Median.of(ours, rate -> rate);
    }

    double bareRate() {
        return Median.of(bare, rate -> rate);
    }

    double ratio() {
        return oursRate() / bareRate();
    }
}
