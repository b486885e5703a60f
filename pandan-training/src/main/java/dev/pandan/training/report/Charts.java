package dev.pandan.training.report;

import dev.pandan.training.evaluate.Bin;
import dev.pandan.training.evaluate.Bins;
import dev.pandan.training.evaluate.Curve;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Threshold;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The four drawings of scores. */
final class Charts {
    private static final int POINTS = 240;
    private static final int HISTOGRAM_BINS = 40;
    private static final Pattern CUT = Pattern.compile("score\\s*>=?\\s*([0-9]*\\.?[0-9]+)");

    private Charts() {}

    static String roc(ReportData report) {
        Plot plot = new Plot(
                "roc",
                "ROC curve",
                "Recall against false alarm rate. Area of the model "
                        + Html.number(report.model().metrics().auc(), 3),
                1,
                1);
        plot.axes("false alarm rate", "recall", Tick.upTo(1), Tick.upTo(1)).reference(0, 0, 1, 1);
        ranked(report)
                .forEach(other -> draw(
                        plot, other.kind().style(), Curve.roc(other.result().predictions())));
        draw(plot, "first", Curve.roc(report.model().predictions()));
        return plot.svg();
    }

    static String precisionRecall(ReportData report) {
        Plot plot = new Plot(
                "pr",
                "Precision and recall",
                "Precision against recall. Average precision of the model "
                        + Html.number(report.model().metrics().averagePrecision(), 3),
                1,
                1);
        double base = report.model().metrics().baseRate();
        plot.axes("recall", "precision", Tick.upTo(1), Tick.upTo(1)).reference(0, base, 1, base);
        ranked(report)
                .forEach(other -> draw(
                        plot,
                        other.kind().style(),
                        Curve.precisionRecall(other.result().predictions())));
        draw(plot, "first", Curve.precisionRecall(report.model().predictions()));
        return plot.svg();
    }

    private static Stream<OtherModel> ranked(ReportData report) {
        return report.others().stream().filter(other -> other.kind().isRanked());
    }

    private static void draw(Plot plot, String style, Curve curve) {
        Curve thinned = curve.thinned(POINTS);
        plot.curve(style, thinned.x(), thinned.y());
    }

    static String calibration(ReportData report) {
        Plot plot = new Plot(
                "calibration",
                "Calibration",
                "Share of positives against mean score in ten equal parts of the scores; on the diagonal scores are probabilities",
                1,
                1);
        plot.axes("mean score", "share of positives", Tick.upTo(1), Tick.upTo(1))
                .reference(0, 0, 1, 1);
        report.others().stream()
                .filter(other -> other.kind().isCalibrationDrawn())
                .forEach(other -> reliability(plot, other.kind().style(), filled(other.result())));
        List<Bin> filled = filled(report.model());
        reliability(plot, "first", filled);
        long most = filled.stream().mapToLong(Bin::rows).max().orElse(1);
        for (Bin bin : filled) {
            double radius = 3 + 7 * Math.sqrt((double) bin.rows() / most);
            String label = Html.count(bin.rows()) + " rows, mean score " + Html.number(bin.meanScore(), 3)
                    + ", positive " + Html.percent(bin.positiveRate());
            plot.dot("dot", bin.meanScore(), bin.positiveRate(), radius, label);
        }
        return plot.svg();
    }

    private static List<Bin> filled(ModelResult result) {
        return Bins.of(result.predictions(), Metrics.CALIBRATION_BINS).stream()
                .filter(bin -> bin.rows() > 0)
                .toList();
    }

    private static void reliability(Plot plot, String style, List<Bin> filled) {
        plot.curve(
                style,
                filled.stream().mapToDouble(Bin::meanScore).toArray(),
                filled.stream().mapToDouble(Bin::positiveRate).toArray());
    }

    static String histogram(ReportData report) {
        Predictions predictions = report.model().predictions();
        List<Bin> bins = Bins.of(predictions, HISTOGRAM_BINS);
        double positives = Math.max(1, predictions.positives());
        double negatives = Math.max(1, predictions.size() - predictions.positives());
        double top = bins.stream()
                .mapToDouble(bin -> Math.max(bin.positives() / positives, bin.negatives() / negatives))
                .max()
                .orElse(1);
        Plot plot = new Plot(
                "histogram",
                "Scores by class",
                "Share of the positives and of the negatives in each of " + HISTOGRAM_BINS
                        + " equal parts of the scores",
                1,
                top * 1.12);
        plot.axes("score", "share of the class", Tick.upTo(1), Tick.percentUpTo(top * 1.12));
        for (int i = 0; i < HISTOGRAM_BINS; i++) {
            Bin bin = bins.get(i);
            double from = (double) i / HISTOGRAM_BINS;
            double to = (i + 1.0) / HISTOGRAM_BINS;
            bar(plot, "negative", from, to, bin.negatives() / negatives, "negatives");
            bar(plot, "positive", from, to, bin.positives() / positives, "positives");
        }
        report.model().metrics().thresholds().forEach(threshold -> mark(plot, threshold));
        return plot.svg();
    }

    private static void bar(Plot plot, String style, double from, double to, double height, String name) {
        if (height > 0) {
            String label = Html.percent(height) + " of the " + name + " score " + Html.number(from, 3) + " to "
                    + Html.number(to, 3);
            plot.bar(style, from, to, height, label);
        }
    }

    private static void mark(Plot plot, Threshold threshold) {
        Matcher cut = CUT.matcher(threshold.when().strip());
        if (cut.matches() && Double.parseDouble(cut.group(1)) <= 1) {
            plot.mark(Double.parseDouble(cut.group(1)), threshold.action());
        }
    }
}
