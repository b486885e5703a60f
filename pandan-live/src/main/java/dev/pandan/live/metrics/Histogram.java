package dev.pandan.live.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations in buckets whose width grows with the duration: 16 per power of two, so that a quantile is at most 1/16 too high. From 1 microsecond to about
 * 70 minutes. Thread-safe.
 */
public final class Histogram {
    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;
    private static final int BUCKETS = 30 * SUB;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final LongAdder sumMicros = new LongAdder();

    public void record(long nanos) {
        long micros = Math.max(0, nanos / 1_000);
        counts.incrementAndGet(bucket(micros));
        sumMicros.add(micros);
    }

    public long count() {
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += counts.get(i);
        }
        return count;
    }

    public long sumMicros() {
        return sumMicros.sum();
    }

    /**
     * Duration that the given share of all does not exceed.
     *
     * @param share 0 to 1
     * @return microseconds; 0 if nothing was counted
     */
    public long quantileMicros(double share) {
        long rank = (long) Math.ceil(share * count());
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= rank && seen > 0) {
                return upperMicros(i);
            }
        }
        return 0;
    }

    /** Number of durations of at most about {@code micros}. */
    public long countUpTo(long micros) {
        long seen = 0;
        for (int i = 0; i < BUCKETS && upperMicros(i) <= micros; i++) {
            seen += counts.get(i);
        }
        return seen;
    }

    private static int bucket(long micros) {
        if (micros < SUB) {
            return (int) micros;
        }
        int power = 63 - Long.numberOfLeadingZeros(micros);
        int bucket = (power - SUB_BITS + 1) * SUB + (int) (micros >>> (power - SUB_BITS)) - SUB;
        return Math.min(bucket, BUCKETS - 1);
    }

    /** Largest duration of a bucket. */
    private static long upperMicros(int bucket) {
        if (bucket < SUB) {
            return bucket;
        }
        int shift = bucket / SUB - 1;
        return (((long) bucket % SUB + SUB + 1) << shift) - 1;
    }
}
