package dev.pandan.server.metrics;

import dev.pandan.live.metrics.Histogram;
import dev.pandan.live.metrics.LiveMetrics;

/**
 * What was counted at one moment.
 *
 * @param upTo per bound of {@link #BOUNDS}, answers that took at most so long
 */
@SuppressWarnings("ArrayRecordComponent") // Owned by the sampler, never compared.
record Sample(long nanos, long decisions, long[] upTo) {
    /** Microseconds: 24 per power of ten, from 10 microseconds to 100 seconds. */
    private static final long[] BOUNDS = bounds();

    static Sample of(LiveMetrics live, long nanos) {
        Histogram latency = live.latency();
        long[] upTo = new long[BOUNDS.length];
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] = latency.countUpTo(BOUNDS[i]);
        }
        return new Sample(nanos, live.decisions(), upTo);
    }

    /** Decisions a second since an earlier sample. */
    double rate(Sample earlier) {
        return (decisions - earlier.decisions) / Math.max(1e-9, (nanos - earlier.nanos) / 1e9);
    }

    /** Milliseconds that a share of the answers since an earlier sample did not exceed; NaN if there was none. */
    double quantileMillis(Sample earlier, double share) {
        long all = upTo[upTo.length - 1] - earlier.upTo[upTo.length - 1];
        if (all <= 0) {
            return Double.NaN;
        }
        long rank = (long) Math.ceil(share * all);
        int i = 0;
        while (upTo[i] - earlier.upTo[i] < rank) {
            i++;
        }
        return BOUNDS[i] / 1e3;
    }

    private static long[] bounds() {
        long[] bounds = new long[24 * 7 + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.round(Math.pow(10, 1 + i / 24.0));
        }
        return bounds;
    }
}
