package dev.pandan.training.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Runs the stages of a job one after the other, tells the progress and keeps the time. Not thread-safe. */
public final class Stages {
    private static final double NANOS = 1e9;

    private final Progress progress;
    private final LongSupplier nanoClock;
    private final int total;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

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
        progress.at(stage, seconds.size(), total);
        long start = nanoClock.getAsLong();
        T result = work.get();
        seconds.put(stage, (nanoClock.getAsLong() - start) / NANOS);
        progress.at(stage, seconds.size(), total);
        return result;
    }

    /**
     * Tells how far a stage is, from any thread.
     *
     * @param part what is done now
     * @param done of {@code all}
     */
    public synchronized void tell(String part, int done, int all) {
        progress.at(part + ", " + done + " of " + all, seconds.size(), total);
    }

    /** Seconds of each stage so far, in order. */
    public Map<String, Double> seconds() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }
}
