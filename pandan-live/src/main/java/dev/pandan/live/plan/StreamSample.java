package dev.pandan.live.plan;

import java.util.Map;

/**
 * What was seen in a stream's log.
 *
 * @param rows in the log
 * @param exact false: estimated from a part of it
 * @param firstMicros earliest event seen
 * @param lastMicros latest event seen
 * @param payloadBytes stored bytes of a row, on average
 * @param keys different keys seen, by window table; of a part of the log it is a lower bound
 */
public record StreamSample(
        String stream,
        long rows,
        boolean exact,
        long firstMicros,
        long lastMicros,
        double payloadBytes,
        Map<String, Long> keys) {
    private static final double MICROS_PER_HOUR = 3.6e9;

    public StreamSample {
        keys = Map.copyOf(keys);
    }

    /** Rows in a time of this length, if they come as evenly as they came so far; at most all. */
    public long rowsIn(long micros) {
        return rows == 0 ? 0 : Math.round(Math.min(1, micros / span()) * rows);
    }

    public double rowsPerHour() {
        return rows == 0 ? 0 : rows / span() * MICROS_PER_HOUR;
    }

    private double span() {
        return Math.max(1.0, (double) lastMicros - firstMicros);
    }
}
