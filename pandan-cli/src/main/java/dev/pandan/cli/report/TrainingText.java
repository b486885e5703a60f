package dev.pandan.cli.report;

import dev.pandan.model.OutputKind;
import dev.pandan.training.Beside;
import dev.pandan.training.TrainingResult;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.fit.Calibrated;
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
        if (result.rows().weightless() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d events before are not learnt from: their weight is 0",
                    result.rows().weightless()));
        }
        result.calibrated().ifPresent(how -> lines.add(calibrated(how)));
        lines.add("");
        Map<String, Quality> columns = new LinkedHashMap<>();
        columns.put("model", result.metrics());
        Beside<Quality> beside = result.beside();
        beside.uncalibrated().ifPresent(metrics -> columns.put("before calibration", metrics));
        beside.champion().ifPresent(metrics -> columns.put("champion " + result.champion(), metrics));
        beside.withoutWindows().ifPresent(metrics -> columns.put("without windows", metrics));
        columns.put(result.baselineName(), result.baseline());
        lines.addAll(MetricsText.lines(columns));
        lines.addAll(InspectionText.lines(result.inspection()));
        lines.addAll(SearchText.lines(result.bundle().provenance().parameters()));
        lines.add("");
        lines.add("report: " + result.report());
        return lines;
    }

    private static String calibrated(Calibrated how) {
        return String.format(
                Locale.ROOT,
                "calibrated (%s) on the last fifth of the training events, %,d (%,d positive); the model learnt from the"
                        + " %,d before, %,d left out between",
                how.method().text(),
                how.rows(),
                how.positives(),
                how.learnt(),
                how.gap());
    }

    private static String positives(TrainingResult result, long count) {
        return result.bundle().output() == OutputKind.BINARY
                ? String.format(Locale.ROOT, " (%,d positive)", count)
                : "";
    }
}
