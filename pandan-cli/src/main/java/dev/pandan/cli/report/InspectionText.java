package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClusterMetrics;
import dev.pandan.training.evaluate.Importance;
import dev.pandan.training.evaluate.ImportanceTable;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.evaluate.Segment;
import dev.pandan.training.evaluate.SegmentTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A closer look at a model: segments, and what it needs. */
public final class InspectionText {
    private static final int MOST = 10;

    private InspectionText() {}

    public static List<String> lines(Inspection inspection) {
        List<String> lines = new ArrayList<>();
        for (SegmentTable table : inspection.segments()) {
            lines.add("");
            lines.addAll(segments(table).lines());
        }
        if (!inspection.importance().features().isEmpty()) {
            lines.add("");
            lines.addAll(importance(inspection.importance()).lines());
        }
        return lines;
    }

    private static List<String> figures(Quality quality) {
        if (quality instanceof Metrics) {
            return List.of("base_rate", "auc", "log_loss");
        }
        if (quality instanceof ClusterMetrics) {
            return List.of("silhouette", "mean_score");
        }
        if (quality instanceof AnomalyMetrics) {
            return List.of("score_p50", "score_p99", "auc");
        }
        return quality instanceof ClassMetrics
                ? List.of("accuracy", "log_loss")
                : List.of("mean_label", "rmse", "bias");
    }

    private static TextTable segments(SegmentTable by) {
        List<String> figures = figures(by.segments().get(0).quality());
        List<String> headings = new ArrayList<>(List.of(by.by(), "rows"));
        figures.forEach(figure -> headings.add(figure.replace('_', ' ')));
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (Segment segment : by.segments()) {
            List<String> cells = new ArrayList<>(
                    List.of(segment.value(), MetricsText.count(segment.quality().rows())));
            figures.forEach(figure -> cells.add(MetricsText.cell(segment.quality(), figure)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static TextTable importance(ImportanceTable all) {
        String change =
                switch (all.metric()) {
                    case "auc" -> "AUC falls by";
                    case "silhouette" -> "silhouette falls by";
                    default -> all.metric().replace('_', ' ') + " rises by";
                };
        TextTable table = new TextTable("dealt out anew", change, "least", "most");
        all.features().stream()
                .limit(MOST)
                .forEach(one -> table.row(
                        one.feature(),
                        String.format(Locale.ROOT, "%.4f", one.mean()),
                        String.format(Locale.ROOT, "%.4f", one.low()),
                        String.format(Locale.ROOT, "%.4f", one.high())));
        return table;
    }

    /** Adds {@code segments}, if there are any, and {@code importance}, if something tells it. */
    public static void json(Inspection inspection, Map<String, Object> report) {
        Map<String, Object> segments = new LinkedHashMap<>();
        inspection
                .segments()
                .forEach(table -> segments.put(
                        table.by(),
                        table.segments().stream().map(InspectionText::json).toList()));
        if (!segments.isEmpty()) {
            report.put("segments", segments);
        }
        if (!inspection.importance().features().isEmpty()) {
            report.put("importance", importanceJson(inspection.importance()));
        }
    }

    private static Map<String, Object> importanceJson(ImportanceTable table) {
        Map<String, Object> importance = new LinkedHashMap<>();
        importance.put("metric", table.metric());
        importance.put("rows", table.rows());
        importance.put("deals", table.deals());
        importance.put("seed", table.seed());
        Map<String, Object> features = new LinkedHashMap<>();
        for (Importance one : table.features()) {
            features.put(one.feature(), Map.of("mean", one.mean(), "least", one.low(), "most", one.high()));
        }
        importance.put("features", features);
        return importance;
    }

    private static Map<String, Object> json(Segment segment) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("value", segment.value());
        one.put("metrics", MetricsText.json(segment.quality()));
        one.put("intervals", MetricsText.intervals(segment.quality()));
        return one;
    }
}
