package dev.pandan.benchmarks.result;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Order statistics. */
public final class Median {
    private Median() {}

    /** Median of a figure over passes; the mean of the middle two if their number is even. */
    public static <T> double of(Collection<T> passes, ToDoubleFunction<T> figure) {
        double[] values = passes.stream().mapToDouble(figure).sorted().toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("no passes (expected: at least one)");
        }
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    /**
     * The value that a share of all values does not exceed.
     *
     * @param share in (0, 1]
     */
    public static long quantile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
    }
}
