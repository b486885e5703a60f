package dev.pandan.benchmarks.tiles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Payments of one account, and what its window must hold. Not thread-safe. */
final class Account {
    private static final long WINDOW_MICROS = 30L * 24 * 60 * 60 * 1_000_000;

    private final String name;
    private final Random random;
    /** Times of all payments that may still be in a window, ascending. */
    private final Deque<Long> times = new ArrayDeque<>();

    private long lateTimes;
    private long payments;

    Account(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
    }

    String name() {
        return name;
    }

    /** A payment after all others. */
    Object[] next(long timeMicros) {
        times.addLast(timeMicros);
        return row(timeMicros);
    }

    /** A payment in the middle of the window; it stays in it for as long as the benchmark runs. */
    Object[] late(long timeMicros) {
        lateTimes++;
        return row(timeMicros);
    }

    private Object[] row(long timeMicros) {
        return new Object[] {name + "-" + payments++, timeMicros, name, Math.round(random.nextDouble() * 1e5) / 100.0};
    }

    /** Rows in the window of an event at a time that is not before any payment but those yet to come. */
    long expected(long timeMicros) {
        while (!times.isEmpty() && times.getFirst() < timeMicros - WINDOW_MICROS) {
            times.removeFirst();
        }
        return times.size() + lateTimes;
    }
}
