package dev.pandan.benchmarks.models;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Processor time of calls, all threads of the process together. */
final class CpuTime {
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    /** Long beside the clock, which counts in steps of ten milliseconds. */
    private static final long ROUND_NANOS = 800_000_000L;

    private static final double MICRO = 1e3;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Least microseconds of a call, of several rounds in which the sides take turns. */
    List<Double> micros(int rounds, List<IntConsumer> sides) {
        List<Integer> calls = new ArrayList<>();
        List<Double> least = new ArrayList<>();
        for (IntConsumer side : sides) {
            long nanos = nanosPerCall(side, WARM_UP_NANOS);
            calls.add((int) Math.max(1, ROUND_NANOS / Math.max(1, nanos)));
            least.add(Double.POSITIVE_INFINITY);
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sides.size(); i++) {
                long start = process.getProcessCpuTime();
                for (int call = 0; call < calls.get(i); call++) {
                    sides.get(i).accept(call);
                }
                double micros = (process.getProcessCpuTime() - start) / MICRO / calls.get(i);
                least.set(i, Math.min(least.get(i), micros));
            }
        }
        return least;
    }

    private long nanosPerCall(IntConsumer side, long atLeast) {
        long start = process.getProcessCpuTime();
        int calls = 0;
        while (process.getProcessCpuTime() - start < atLeast) {
            side.accept(calls++);
        }
        return (process.getProcessCpuTime() - start) / calls;
    }
}
