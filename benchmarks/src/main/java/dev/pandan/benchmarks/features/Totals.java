package dev.pandan.benchmarks.features;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Number of values that are not null and their sum, per feature: what every side makes of its result, so that nothing can be left out. Not thread-safe. */
final class Totals implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] counts;
    private final double[] sums;

    Totals(int features) {
        counts = new long[features];
        sums = new double[features];
    }

    void add(@Nullable Object[] values) {
        for (int i = 0; i < counts.length; i++) {
            Object value = values[i];
            if (value != null) {
                counts[i]++;
                sums[i] += (Float) value;
            }
        }
    }

    void set(int feature, long count, double sum) {
        counts[feature] = count;
        sums[feature] = sum;
    }

    Totals plus(Totals other) {
        Totals both = new Totals(counts.length);
        for (int i = 0; i < counts.length; i++) {
            both.set(i, counts[i] + other.counts[i], sums[i] + other.sums[i]);
        }
        return both;
    }

    /**
     * @param tolerance of the sums, relative
     */
    void requireEqual(String name, Totals other, double tolerance) {
        for (int i = 0; i < counts.length; i++) {
            boolean near = Math.abs(sums[i] - other.sums[i]) <= tolerance * Math.abs(sums[i]);
            if (counts[i] != other.counts[i] || !near) {
                throw new IllegalStateException(
                        "feature " + i + ": " + name + " has " + other.counts[i] + " values with the sum "
                                + other.sums[i] + " (expected: " + counts[i] + " and " + sums[i] + ")");
            }
        }
    }

    /** A query for the same of a query's result: counts and sums in turn. */
    static String query(List<String> features, String rows) {
        List<String> columns = features.stream()
                .map(name -> "count(" + name + "), sum(" + name + ")")
                .toList();
        return "SELECT " + String.join(", ", columns) + " FROM (\n" + rows + "\n) AS features";
    }
}
