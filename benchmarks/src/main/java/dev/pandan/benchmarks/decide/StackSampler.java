package dev.pandan.benchmarks.decide;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Looks every few milliseconds at what one thread does. */
final class StackSampler implements AutoCloseable {
    private static final long EVERY_NANOS = 3_000_000;
    private static final int DEPTH = 80;

    /** First match decides, from the top of the stack down. */
    private static final List<Place> PLACES = List.of(
            new Place("dev.pandan.cassandra.", "statements"),
            new Place("com.datastax.", "statements"),
            new Place("dev.pandan.engine.decide.DecisionCodec", "binary forms"),
            new Place("dev.pandan.spec.row.RowCodec", "binary forms"),
            new Place("dev.pandan.live.journal.", "binary forms"),
            new Place("dev.pandan.expression.", "expressions"),
            new Place("org.apache.spark.", "expressions"),
            new Place("dev.pandan.engine.", "windows"),
            new Place("dev.pandan.live.cache.", "windows"),
            new Place("dev.pandan.model.", "score"),
            new Place("dev.pandan.benchmarks.", "answers"),
            new Place("dev.pandan.live.", "sequencing"));

    private record Place(String prefix, String name) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Integer> samples = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "stack-sampler");
    private final long target;
    private volatile boolean stopped;

    StackSampler(String threadName) {
        this.target = Thread.getAllStackTraces().keySet().stream()
                .filter(candidate -> candidate.getName().equals(threadName))
                .mapToLong(Thread::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread '" + threadName + "'"));
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!stopped) {
            LockSupport.parkNanos(EVERY_NANOS);
            ThreadInfo info = threads.getThreadInfo(target, DEPTH);
            if (info != null) {
                samples.merge(place(info), 1, Integer::sum);
            }
        }
    }

    private static String place(ThreadInfo info) {
        if (info.getThreadState() != Thread.State.RUNNABLE) {
            return "waiting";
        }
        for (StackTraceElement frame : info.getStackTrace()) {
            for (Place place : PLACES) {
                if (frame.getClassName().startsWith(place.prefix())) {
                    return place.name();
                }
            }
        }
        return "other";
    }

    /** Ends the sampling and tells how often the thread was where. */
    Map<String, Integer> stop() {
        close();
        return samples;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
