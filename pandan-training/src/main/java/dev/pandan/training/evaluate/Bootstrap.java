package dev.pandan.training.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws as many rows as there are, with replacement, again and again, and looks how far figures spread (Efron 1979; percentile intervals). The same rows in the same order give the same
 * draws, whatever is measured and on however many threads.
 *
 * @param resamples how many draws; 0: no intervals
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
    /** What is drawn unless the project says otherwise. */
    public static final Bootstrap STANDARD = new Bootstrap(200, 1);

    public static Bootstrap none() {
        return new Bootstrap(0, 0);
    }

    Intervals of(Counted rows) {
        if (resamples == 0 || rows.rows() == 0) {
            return Intervals.none();
        }
        double[][] drawn = drawn(rows);
        Map<String, Interval> intervals = new LinkedHashMap<>();
        List<String> names = rows.names();
        for (int i = 0; i < names.size(); i++) {
            int figure = i;
            double[] values = Arrays.stream(drawn)
                    .mapToDouble(one -> one[figure])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (2 * values.length > resamples) {
                double outside = (1 - Intervals.LEVEL) / 2;
                intervals.put(names.get(i), new Interval(at(values, outside), at(values, 1 - outside)));
            }
        }
        return new Intervals(resamples, seed, intervals);
    }

    private double[][] drawn(Counted rows) {
        SplittableRandom root = new SplittableRandom(seed);
        List<SplittableRandom> draws =
                IntStream.range(0, resamples).mapToObj(i -> root.split()).toList();
        return draws.parallelStream()
                .map(random -> rows.figures(counts(random, rows.rows())))
                .toArray(double[][]::new);
    }

    private static int[] counts(SplittableRandom random, int rows) {
        int[] counts = new int[rows];
        for (int i = 0; i < rows; i++) {
            counts[random.nextInt(rows)]++;
        }
        return counts;
    }

    /** A quantile, between neighbours in proportion. */
    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
