package dev.pandan.training.report;

import java.util.stream.DoubleStream;

/**
 * Values on an axis, both ends included.
 *
 * @param high greater than {@code low}
 */
record Range(double low, double high) {
    /** Share of the values that lies outside, at either end. */
    private static final double OUTSIDE = 0.01;

    /** Of most of the values. */
    static Range of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int cut = (int) (sorted.length * OUTSIDE);
        double low = sorted.length == 0 ? 0 : sorted[cut];
        double high = sorted.length == 0 ? 0 : sorted[sorted.length - 1 - cut];
        double least = Math.max(1e-6, Math.abs(low) * 1e-6);
        return high - low < least ? new Range(low - least, low + least) : new Range(low, high);
    }

    double width() {
        return high - low;
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }
}
