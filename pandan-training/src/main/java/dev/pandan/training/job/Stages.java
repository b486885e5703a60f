package dev.pandan.training.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Runs the stages of a job one after the other, tells the progress and keeps the time. Not thread-safe, but for the steps of a {@link #part}. */
public final class Stages {
    private static final double NANOS = 1e9;

    private final Progress progress;
    private final LongSupplier nanoClock;
    private final int total;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String now = "";

    /**
     * @param nanoClock nanoseconds from any start, as {@link System#nanoTime}
     * @param total number of stages
     */
    public Stages(Progress progress, LongSupplier nanoClock, int total) {
        this.progress = progress;
        this.nanoClock = nanoClock;
        this.total = total;
    }

    public <T> T run(String stage, Supplier<T> work) {
        now = stage;
        progress.at(stage, seconds.size(), total);
        long start = nanoClock.getAsLong();
        T result = work.get();
        seconds.put(stage, (nanoClock.getAsLong() - start) / NANOS);
        progress.at(stage, seconds.size(), total);
        return result;
    }

    /**
     * Begins a part of the running stage that is told step by step; after its last step the stage itself goes on.
     *
     * @param part what is done now
     * @param steps at least 1
     * @return to be run after each step, from any thread
     */
    public Runnable part(String part, int steps) {
        progress.at(part, 0, steps);
        AtomicInteger done = new AtomicInteger();
        return () -> {
            synchronized (this) {
                int so = done.incrementAndGet();
                progress.at(part, so, steps);
                if (so == steps) {
                    progress.at(now, seconds.size(), total);
                }
            }
        };
    }

    /** Seconds of each stage so far, in order. */
    public Map<String, Double> seconds() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }
}
