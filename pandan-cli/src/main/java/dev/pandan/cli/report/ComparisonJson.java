package dev.pandan.cli.report;

import dev.pandan.training.Beside;
import dev.pandan.training.TrainingResult;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.fit.Calibrated;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a training was measured beside, for JSON. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** Adds {@code calibration}, {@code champion} and {@code without_windows}, each if there is one. */
    public static void put(TrainingResult result, Map<String, Object> report) {
        Beside<Quality> beside = result.beside();
        result.calibrated().ifPresent(how -> report.put("calibration", calibration(how, beside)));
        beside.champion().ifPresent(metrics -> report.put("champion", champion(result.champion(), metrics)));
        beside.withoutWindows().ifPresent(metrics -> report.put("without_windows", MetricsText.json(metrics)));
    }

    private static Map<String, Object> calibration(Calibrated how, Beside<Quality> beside) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("method", how.method().text());
        all.put("rows", how.rows());
        all.put("positives", how.positives());
        all.put("learnt_rows", how.learnt());
        all.put("gap_rows", how.gap());
        beside.uncalibrated().ifPresent(metrics -> all.put("before", MetricsText.json(metrics)));
        return all;
    }

    private static Map<String, Object> champion(String label, Quality metrics) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bundle", label);
        all.put("metrics", MetricsText.json(metrics));
        all.put("intervals", MetricsText.intervals(metrics));
        return all;
    }
}
