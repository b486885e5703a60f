package dev.pandan.cli.report;

import dev.pandan.live.text.Timestamps;
import dev.pandan.training.compare.Comparison;
import dev.pandan.training.compare.Contender;
import dev.pandan.training.evaluate.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison of bundles, for people and as JSON. */
public final class ComparisonText {
    private ComparisonText() {}

    public static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d decided events since %s, labels known; of %,d more they are not, %,d cannot be compared",
                comparison.rows(),
                Timestamps.format(comparison.fromMicros()),
                comparison.unknown(),
                comparison.leftOut()));
        Map<String, Metrics> columns = new LinkedHashMap<>();
        for (Contender contender : comparison.contenders()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s%s: decided %,d%s, scored %,d in shadow, %,d only now",
                    contender.label(),
                    contender.stage().isEmpty() ? "" : " (" + contender.stage() + ")",
                    contender.decided(),
                    Double.isNaN(contender.decidedAuc())
                            ? ""
                            : String.format(Locale.ROOT, " (AUC of those %.4f)", contender.decidedAuc()),
                    contender.recorded(),
                    contender.scoredAgain()));
            columns.put(contender.label(), contender.metrics());
        }
        lines.add("");
        lines.addAll(MetricsText.lines(columns));
        return lines;
    }

    public static Map<String, @Nullable Object> json(Comparison comparison) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", Timestamps.format(comparison.fromMicros()));
        json.put("rows", comparison.rows());
        json.put("unknown", comparison.unknown());
        json.put("left_out", comparison.leftOut());
        json.put(
                "bundles",
                comparison.contenders().stream().map(ComparisonText::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Contender contender) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("bundle", contender.label());
        json.put("stage", contender.stage());
        json.put("decided", contender.decided());
        json.put("decided_auc", Double.isNaN(contender.decidedAuc()) ? null : contender.decidedAuc());
        json.put("recorded", contender.recorded());
        json.put("scored_again", contender.scoredAgain());
        json.put("metrics", MetricsText.json(contender.metrics()));
        return json;
    }
}
