package dev.pandan.benchmarks.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which process and which of our threads used the processor. It disturbs nothing: the system counts anyway. */
public final class CpuMeter {
    public static final String CLIENT = "this process";
    public static final String DATABASE = "database process";

    /** Position of a thread's user time in its {@code stat}, after the name. */
    private static final int UTIME = 11;

    private static final long TICK_NANOS = 10_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ProcessHandle database;

    public CpuMeter(long databasePid) {
        this.database = ProcessHandle.of(databasePid).orElseThrow();
    }

    /** Nanoseconds so far. */
    public Map<String, Long> read() {
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
        databaseThreads(used);
        return used;
    }

    /** In ticks of the system, so good for a pass of some seconds. Nothing where there is no {@code /proc}. */
    private void databaseThreads(Map<String, Long> used) {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", database.pid() + "", "task"))) {
            for (Path task : tasks) {
                addTask(task, used);
            }
        } catch (IOException none) {
            // Not a system that tells.
        }
    }

    private static void addTask(Path task, Map<String, Long> used) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, end).replaceAll("[-#: ]*[0-9]*$", "");
            String[] fields = stat.substring(end + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
            used.merge("database " + name, ticks * TICK_NANOS, Long::sum);
        } catch (IOException ended) {
            // A thread that is gone.
        }
    }

    /** Microseconds per decision between two readings. */
    public static Map<String, Double> between(Map<String, Long> before, Map<String, Long> after, long decisions) {
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
