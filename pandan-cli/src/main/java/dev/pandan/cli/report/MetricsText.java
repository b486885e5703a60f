package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClusterMetrics;
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
import java.util.function.ToDoubleFunction;

/** Metrics of models, side by side. */
public final class MetricsText {
    private MetricsText() {}

    /**
     * @param columns metrics by heading, the model first, its baselines after it; all on the same rows with the same policy
     */
    public static List<String> lines(Map<String, ? extends Quality> columns) {
        Quality first = columns.values().iterator().next();
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
        return lines;
    }

    private static TextTable figures(Map<String, Metrics> columns) {
        TextTable table = table(columns.keySet());
        row(table, "AUC", columns, Metrics::auc);
        row(table, "average precision", columns, Metrics::averagePrecision);
        row(table, "log loss", columns, Metrics::logLoss);
        row(table, "calibration error", columns, Metrics::calibrationError);
        return table;
    }

    /** A table with a column of names and one per heading. */
    static TextTable table(Collection<String> headings) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(headings);
        return new TextTable(all.toArray(String[]::new));
    }

    static <T> void row(TextTable table, String name, Map<String, T> columns, ToDoubleFunction<T> figure) {
        String[] cells = new String[columns.size() + 1];
        cells[0] = name;
        int at = 1;
        for (T metrics : columns.values()) {
            cells[at++] = number(figure.applyAsDouble(metrics));
        }
        table.row(cells);
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

    static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String cost(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.0f", value);
    }
}
