package dev.pandan.benchmarks.decide;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which process and which of our threads used the processor. It disturbs nothing: the system counts anyway. */
final class CpuMeter {
    static final String CLIENT = "this process";
    static final String DATABASE = "database process";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ProcessHandle database;

    CpuMeter(long databasePid) {
        this.database = ProcessHandle.of(databasePid).orElseThrow();
    }

    /** Nanoseconds so far. */
    Map<String, Long> read() {
        Map<String, Long> used = new LinkedHashMap<>();
        used.put(CLIENT, system.getProcessCpuTime());
        used.put(
                DATABASE,
                database.info().totalCpuDuration().map(Duration::toNanos).orElse(0L));
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                used.merge(
                        "thread " + group(thread.getThreadName()),
                        Math.max(0, threads.getThreadCpuTime(thread.getThreadId())),
                        Long::sum);
            }
        }
        return used;
    }

    /** Microseconds per decision between two readings. */
    static Map<String, Double> between(Map<String, Long> before, Map<String, Long> after, int decisions) {
        Map<String, Double> used = new LinkedHashMap<>();
        after.forEach(
                (consumer, nanos) -> used.put(consumer, (nanos - before.getOrDefault(consumer, 0L)) / 1e3 / decisions));
        return used;
    }

    private static String group(String name) {
        if (name.equals("main") || name.equals("pandan-live") || name.equals("bare-driver")) {
            return name;
        }
        return name.contains("-io-") ? "driver" : "others";
    }
}
