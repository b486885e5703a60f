package dev.pandan.training;

import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found on the validation rows.
 *
 * @param beside of what goes beside the model
 * @param baselineName what the baseline knows, for example {@code base rate}
 * @param inspection of the model
 * @param html the report
 */
record Evaluated(
        Quality model,
        Beside<Quality> beside,
        Quality baseline,
        String baselineName,
        Inspection inspection,
        String html) {

    /** All figures by name, but for those of the champion, which belong to its own bundle. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>(model.byName());
        beside.uncalibrated().ifPresent(other -> put(metrics, "uncalibrated.", other));
        beside.withoutWindows().ifPresent(other -> put(metrics, "without_windows.", other));
        put(metrics, baselineName.replace(' ', '_') + ".", baseline);
        return metrics;
    }

    private static void put(Map<String, Double> metrics, String prefix, Quality quality) {
        quality.byName().forEach((name, value) -> metrics.put(prefix + name, value));
    }
}
