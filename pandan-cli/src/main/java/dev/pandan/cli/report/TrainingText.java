package dev.pandan.cli.report;

import dev.pandan.model.OutputKind;
import dev.pandan.training.TrainingResult;
import dev.pandan.training.evaluate.Quality;
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
                "learnt from %,d events%s, validated on the %,d after them%s, %,d left out in the gap",
                result.rows().training(),
                positives(result, result.rows().trainingPositives()),
                result.rows().validation(),
                positives(result, result.rows().validationPositives()),
                result.rows().gap()));
        lines.add("");
        Map<String, Quality> columns = new LinkedHashMap<>();
        columns.put("model", result.metrics());
        result.withoutWindows().ifPresent(metrics -> columns.put("without windows", metrics));
        columns.put(result.baselineName(), result.baseline());
        lines.addAll(MetricsText.lines(columns));
        lines.addAll(InspectionText.lines(result.inspection()));
        lines.add("");
        lines.add("report: " + result.report());
        return lines;
    }

    private static String positives(TrainingResult result, long count) {
        return result.bundle().output() == OutputKind.BINARY
                ? String.format(Locale.ROOT, " (%,d positive)", count)
                : "";
    }
}
