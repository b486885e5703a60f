package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.database.CpuMeter;
import dev.pandan.benchmarks.result.Median;
import java.util.Map;

/**
 * One measured pass of one side.
 *
 * @param count decisions
 * @param cpu processor time per consumer, microseconds per decision
 * @param statements requests that reached the database, per decision
 */
record Pass(
        int count, double perSecond, double p50Millis, double p99Millis, Map<String, Double> cpu, double statements) {

    static Pass of(ClosedLoop.Run run, Map<String, Double> cpu, double statements) {
        int count = run.latencies().length;
        return new Pass(
                count,
                count * 1e9 / run.nanos(),
                Median.quantile(run.latencies(), 0.5) / 1e6,
                Median.quantile(run.latencies(), 0.99) / 1e6,
                cpu,
                statements);
    }

    double cpuMicros() {
        return cpu(CpuMeter.CLIENT) + cpu(CpuMeter.DATABASE);
    }

    double cpu(String consumer) {
        return cpu.getOrDefault(consumer, 0.0);
    }
}
