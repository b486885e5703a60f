package dev.pandan.cli.report;

import dev.pandan.training.TrainingResult;
import dev.pandan.training.evaluate.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A training as people read it. */
public final class TrainingText {
    private TrainingText() {}

    public static List<String> lines(TrainingResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "learnt from %,d events (%,d positive), validated on the %,d after them (%,d positive), %,d left out in the gap",
                result.rows().training(),
                result.rows().trainingPositives(),
                result.rows().validation(),
                result.rows().validationPositives(),
                result.rows().gap()));
        lines.add("");
        Map<String, Metrics> columns = new LinkedHashMap<>();
        columns.put("model", result.metrics());
        result.withoutWindows().ifPresent(metrics -> columns.put("without windows", metrics));
        columns.put("base rate", result.baseRate());
        lines.addAll(MetricsText.lines(columns));
        lines.add("");
        lines.add("report: " + result.report());
        return lines;
    }
}
