package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.ChosenThreshold;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClusterMetrics;
import dev.pandan.training.evaluate.Intervals;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.evaluate.Threshold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Metrics of models, side by side. */
public final class MetricsText {
    private static final int MOST_DIGITS = 6;

    private MetricsText() {}

    /**
     * @param columns metrics by heading, the model first, its baselines after it; all on the same rows with the same policy
     */
    public static List<String> lines(Map<String, ? extends Quality> columns) {
        Quality first = columns.values().iterator().next();
        List<String> lines = new ArrayList<>(ofKind(columns, first));
        Intervals intervals = first.intervals();
        if (!intervals.isEmpty()) {
            lines.add("");
            lines.add("in brackets: 95 % intervals, from " + intervals.resamples()
                    + " draws of the rows (bootstrap), seed " + intervals.seed());
        }
        return lines;
    }

    private static List<String> ofKind(Map<String, ? extends Quality> columns, Quality first) {
        if (first instanceof Metrics) {
            return binary(ofKind(columns, Metrics.class));
        }
        if (first instanceof ClusterMetrics) {
            return UnlabelledMetricsText.clusters(ofKind(columns, ClusterMetrics.class));
        }
        if (first instanceof AnomalyMetrics) {
            return UnlabelledMetricsText.anomalies(ofKind(columns, AnomalyMetrics.class));
        }
        return first instanceof NumberMetrics
                ? NumberMetricsText.lines(ofKind(columns, NumberMetrics.class))
                : ClassMetricsText.lines(ofKind(columns, ClassMetrics.class));
    }

    private static <T extends Quality> Map<String, T> ofKind(Map<String, ? extends Quality> columns, Class<T> kind) {
        Map<String, T> all = new LinkedHashMap<>();
        columns.forEach((heading, quality) -> all.put(heading, kind.cast(quality)));
        return all;
    }

    private static List<String> binary(Map<String, Metrics> columns) {
        List<String> lines = new ArrayList<>(figures(columns).lines());
        for (Map.Entry<String, Metrics> column : columns.entrySet()) {
            if (!column.getValue().thresholds().isEmpty()) {
                lines.add("");
                lines.addAll(thresholds(column.getKey(), column.getValue()).lines());
            }
        }
        Metrics first = columns.values().iterator().next();
        if (!first.chosen().isEmpty()) {
            lines.add("");
            lines.addAll(chosen(columns.keySet().iterator().next(), first).lines());
        }
        return lines;
    }

    private static TextTable chosen(String name, Metrics metrics) {
        TextTable table = new TextTable(
                name + ": chosen on these rows for", "rule to write", "alarms", "precision", "recall", "cost");
        for (ChosenThreshold one : metrics.chosen()) {
            table.row(
                    one.wanted(),
                    one.when(),
                    count(one.confusion().alarms()),
                    number(one.confusion().precision()),
                    number(one.confusion().recall()),
                    cost(one.cost()));
        }
        return table;
    }

    private static TextTable figures(Map<String, Metrics> columns) {
        TextTable table = table(columns.keySet());
        row(table, "AUC", columns, "auc");
        row(table, "average precision", columns, "average_precision");
        row(table, "log loss", columns, "log_loss");
        row(table, "Brier score", columns, "brier");
        row(table, "calibration error", columns, "calibration_error");
        return table;
    }

    /** A table with a column of names and one per heading. */
    static TextTable table(Collection<String> headings) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(headings);
        return new TextTable(all.toArray(String[]::new));
    }

    /** Adds a figure by its name in {@link Quality#byName}; the first column has its interval. */
    static void row(TextTable table, String name, Map<String, ? extends Quality> columns, String figure) {
        String[] cells = new String[columns.size() + 1];
        cells[0] = name;
        int at = 1;
        for (Quality metrics : columns.values()) {
            String value = number(metrics.byName().getOrDefault(figure, Double.NaN));
            cells[at] = at == 1 ? cell(metrics, figure) : value;
            at++;
        }
        table.row(cells);
    }

    /** A figure with its interval. */
    static String cell(Quality metrics, String figure) {
        return number(metrics.byName().getOrDefault(figure, Double.NaN)) + interval(metrics, figure);
    }

    private static String interval(Quality metrics, String figure) {
        return metrics.intervals()
                .of(figure)
                .map(found -> " [" + number(found.low()) + ", " + number(found.high()) + "]")
                .orElse("");
    }

    /** The intervals of some metrics with how they came about; empty if there are none. */
    public static Map<String, Object> intervals(Quality metrics) {
        Intervals found = metrics.intervals();
        Map<String, Object> all = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            all.put("level", Intervals.LEVEL);
            all.put("resamples", found.resamples());
            all.put("seed", found.seed());
            found.byName().forEach((name, one) -> all.put(name, List.of(one.low(), one.high())));
        }
        return all;
    }

    private static TextTable thresholds(String name, Metrics metrics) {
        TextTable table = new TextTable(
                name + ": alarm if",
                "action",
                "true pos.",
                "false pos.",
                "missed",
                "true neg.",
                "precision",
                "recall",
                "cost");
        for (Threshold threshold : metrics.thresholds()) {
            table.row(
                    threshold.when(),
                    threshold.action(),
                    count(threshold.confusion().truePositives()),
                    count(threshold.confusion().falsePositives()),
                    count(threshold.confusion().falseNegatives()),
                    count(threshold.confusion().trueNegatives()),
                    number(threshold.confusion().precision()),
                    number(threshold.confusion().recall()),
                    cost(threshold.cost()));
        }
        return table;
    }

    /** The figures as plain numbers for JSON, those that are not finite left out. */
    public static Map<String, Double> json(Quality metrics) {
        return new LinkedHashMap<>(metrics.byName());
    }

    /** With four digits after the point, large numbers with fewer. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        int whole = (int) Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
        return String.format(Locale.ROOT, "%." + Math.min(4, Math.max(0, MOST_DIGITS - whole)) + "f", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String cost(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
    }
}
