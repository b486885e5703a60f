package dev.pandan.cli.report;

import dev.pandan.live.text.Timestamps;
import dev.pandan.training.compare.Comparison;
import dev.pandan.training.compare.Contender;
import dev.pandan.training.evaluate.Quality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison of bundles, for people and as JSON. */
public final class ComparisonText {
    private static final Map<String, String> NAMES = Map.of("auc", "AUC", "rmse", "RMSE", "log_loss", "log loss");

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
        Map<String, Quality> columns = new LinkedHashMap<>();
        for (Contender contender : comparison.contenders()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s%s: decided %,d%s, scored %,d in shadow, %,d only now",
                    contender.label(),
                    contender.stage().isEmpty() ? "" : " (" + contender.stage() + ")",
                    contender.decided(),
                    Double.isNaN(contender.decidedFigure())
                            ? ""
                            : " (" + NAMES.get(comparison.figure()) + " of those "
                                    + MetricsText.number(contender.decidedFigure()) + ")",
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
                comparison.contenders().stream()
                        .map(contender -> json(contender, comparison.figure()))
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Contender contender, String figure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("bundle", contender.label());
        json.put("stage", contender.stage());
        json.put("decided", contender.decided());
        json.put("decided_" + figure, Double.isNaN(contender.decidedFigure()) ? null : contender.decidedFigure());
        json.put("recorded", contender.recorded());
        json.put("scored_again", contender.scoredAgain());
        json.put("metrics", MetricsText.json(contender.metrics()));
        return json;
    }
}
