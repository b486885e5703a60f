package dev.pandan.server.metrics;

import dev.pandan.live.metrics.LiveMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Rates and latencies of the last minute, from a sample each second. Thread-safe. */
public final class LastMinute {
    private static final int SAMPLES = 61;
    /** The figures of now are those of so many seconds. */
    private static final int NOW = 5;

    private final LiveMetrics live;
    private final LongSupplier nanoClock;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    /**
     * @param nanoClock counts nanoseconds and never goes back
     */
    public LastMinute(LiveMetrics live, LongSupplier nanoClock) {
        this.live = live;
        this.nanoClock = nanoClock;
        sample();
    }

    /** To be called once a second. */
    public synchronized void sample() {
        samples.addLast(Sample.of(live, nanoClock.getAsLong()));
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    public synchronized Figures now() {
        List<Sample> all = List.copyOf(samples);
        Sample last = all.get(all.size() - 1);
        return Figures.between(all.get(Math.max(0, all.size() - 1 - NOW)), last);
    }

    /** One for each second, the oldest first, at most 60. */
    public synchronized List<Figures> seconds() {
        List<Sample> all = List.copyOf(samples);
        List<Figures> seconds = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            seconds.add(Figures.between(all.get(i - 1), all.get(i)));
        }
        return seconds;
    }

    /**
     * What happened between two moments.
     *
     * @param p50Millis half of the answers took at most so long; NaN if there was none
     * @param p99Millis 99 of 100 answers took at most so long; NaN if there was none
     */
    public record Figures(double decisionsPerSecond, double p50Millis, double p99Millis) {
        static Figures between(Sample from, Sample to) {
            return new Figures(to.rate(from), to.quantileMillis(from, 0.5), to.quantileMillis(from, 0.99));
        }
    }
}
