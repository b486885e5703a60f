package dev.pandan.benchmarks.features;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * One measured pass of one side.
 *
 * @param seconds on the wall
 * @param cpuSeconds processor time of all threads of this process, garbage collection included
 */
record FeaturesPass(double seconds, double cpuSeconds, Totals totals) {
    private static final double NANOS = 1e9;

    static FeaturesPass of(Side side, Workload workload) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        Totals totals = side.totals(workload);
        double seconds = (System.nanoTime() - start) / NANOS;
        return new FeaturesPass(seconds, (system.getProcessCpuTime() - cpu) / NANOS, totals);
    }
}
