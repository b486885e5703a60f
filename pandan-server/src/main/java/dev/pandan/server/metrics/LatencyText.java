package dev.pandan.server.metrics;

import dev.pandan.live.metrics.Histogram;

/** A histogram of durations for Prometheus. */
final class LatencyText {
    private static final long[] BOUNDS_MICROS = {
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        10_000_000
    };

    private LatencyText() {}

    static void write(MetricsText text, String name, String help, Histogram histogram) {
        text.metric(name, "histogram", help);
        long atLeast = 0;
        for (long bound : BOUNDS_MICROS) {
            atLeast = Math.max(atLeast, histogram.countUpTo(bound));
            text.part("_bucket", MetricsText.label("le", Double.toString(bound / 1e6)), atLeast);
        }
        // Counted while others go on: the total must not be below a bucket.
        long count = Math.max(atLeast, histogram.count());
        text.part("_bucket", MetricsText.label("le", "+Inf"), count);
        text.part("_sum", "", histogram.sumMicros() / 1e6);
        text.part("_count", "", count);
    }
}
