package dev.pandan.training.report;

import dev.pandan.training.evaluate.NumberPredictions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The drawings of predicted numbers. */
final class NumberCharts {
    private static final int POINTS = 400;
    private static final int PARTS = 10;
    private static final int BARS = 40;

    private final NumberPredictions rows;

    NumberCharts(NumberPredictions rows) {
        this.rows = rows;
    }

    /** A point per row, and the means of ten equal parts of the rows by prediction. */
    String predicted() {
        Range range = Range.of(DoubleStream.concat(Arrays.stream(rows.scores()), Arrays.stream(rows.labels())));
        Plot plot = new Plot(
                "predicted",
                "Predicted and real",
                "What came against what was predicted: some rows as points, the means of ten equal parts of the rows as dots",
                range,
                range);
        plot.axes("predicted", "real", Tick.between(range), Tick.between(range))
                .reference(range.low(), range.low(), range.high(), range.high());
        int step = Math.max(1, rows.size() / POINTS);
        for (int i = 0; i < rows.size(); i += step) {
            if (range.holds(rows.scores()[i]) && range.holds(rows.labels()[i])) {
                plot.dot("point", rows.scores()[i], rows.labels()[i], 2, "");
            }
        }
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rows.scores()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int part = 0; part < PARTS; part++) {
            int from = (int) ((long) order.length * part / PARTS);
            int to = (int) ((long) order.length * (part + 1) / PARTS);
            mean(plot, range, Arrays.copyOfRange(order, from, to));
        }
        return plot.svg();
    }

    private void mean(Plot plot, Range range, int[] part) {
        double score = mean(part, rows.scores());
        double label = mean(part, rows.labels());
        if (range.holds(score) && range.holds(label)) {
            String text = Html.count(part.length) + " rows, predicted " + Html.number(score, 3) + ", real "
                    + Html.number(label, 3);
            plot.dot("dot", score, label, 6, text);
        }
    }

    private static double mean(int[] part, double[] values) {
        return Arrays.stream(part).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
    }

    /** Errors in equal parts of their range. */
    String errors() {
        Range range = Range.of(IntStream.range(0, rows.size()).mapToDouble(rows::error));
        long[] counts = new long[BARS];
        for (int i = 0; i < rows.size(); i++) {
            if (range.holds(rows.error(i))) {
                counts[(int) Math.min(BARS - 1, (rows.error(i) - range.low()) / range.width() * BARS)]++;
            }
        }
        double top = 1.12 * Arrays.stream(counts).max().orElse(1) / rows.size();
        Plot plot = new Plot(
                "errors",
                "Errors",
                "Share of the rows in each of " + BARS + " equal parts of the errors",
                range,
                new Range(0, top));
        plot.axes("predicted less real", "share of the rows", Tick.between(range), Tick.percentUpTo(top));
        for (int i = 0; i < BARS; i++) {
            double from = range.low() + i * range.width() / BARS;
            double to = range.low() + (i + 1) * range.width() / BARS;
            double share = (double) counts[i] / rows.size();
            if (share > 0) {
                plot.bar("category", from, to, share, Html.percent(share) + " of the rows");
            }
        }
        return range.holds(0) ? plot.mark(0, "right").svg() : plot.svg();
    }
}
