package dev.pandan.benchmarks.engine;

import java.util.Arrays;

/** Delays of one key, sorted by time, with one window over them: what one would write by hand for this one purpose. */
final class DelayLog {
    private static final int LATE_MINUTES = 15;
    private static final long LATENESS_MICROS = 3_600_000_000L;

    private final long lastMicros;
    private long[] times = new long[16];
    private int[] delays = new int[16];
    private int size;
    private int lower;
    private int upper;
    private long sum;
    private long late;

    DelayLog(long lastMicros) {
        this.lastMicros = lastMicros;
    }

    void insert(long time, int delay) {
        if (size == times.length) {
            makeRoom(time - lastMicros - LATENESS_MICROS);
        }
        int at = size;
        while (at > 0 && times[at - 1] > time) {
            at--;
        }
        System.arraycopy(times, at, times, at + 1, size - at);
        System.arraycopy(delays, at, delays, at + 1, size - at);
        times[at] = time;
        delays[at] = delay;
        size++;
        if (at < upper) {
            upper++;
            count(delay, 1);
        }
        if (at < lower) {
            lower++;
            count(delay, -1);
        }
    }

    /** Moves the window to {@code [time - last, time)}. */
    void moveTo(long time) {
        while (upper < size && times[upper] < time) {
            count(delays[upper++], 1);
        }
        while (upper > 0 && times[upper - 1] >= time) {
            count(delays[--upper], -1);
        }
        long from = time - lastMicros;
        while (lower < size && times[lower] < from) {
            count(delays[lower++], -1);
        }
        while (lower > 0 && times[lower - 1] >= from) {
            count(delays[--lower], 1);
        }
    }

    private void count(int delay, int sign) {
        sum += (long) sign * delay;
        late += delay > LATE_MINUTES ? sign : 0;
    }

    int count() {
        return upper - lower;
    }

    double average() {
        return (double) sum / (upper - lower);
    }

    long late() {
        return late;
    }

    double lateShare() {
        return (double) late / (upper - lower);
    }

    private void makeRoom(long keepFrom) {
        int drop = 0;
        while (drop < lower && drop < upper && times[drop] < keepFrom) {
            drop++;
        }
        int capacity = drop > size / 2 ? times.length : 2 * times.length;
        long[] keptTimes = new long[capacity];
        int[] keptDelays = new int[capacity];
        System.arraycopy(times, drop, keptTimes, 0, size - drop);
        System.arraycopy(delays, drop, keptDelays, 0, size - drop);
        times = keptTimes;
        delays = keptDelays;
        size -= drop;
        lower -= drop;
        upper -= drop;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(times, size));
    }
}
