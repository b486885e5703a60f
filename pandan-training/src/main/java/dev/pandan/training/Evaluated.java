package dev.pandan.training;

import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found on the validation rows.
 *
 * @param withoutWindows of the same model without features that read windows; empty if there is none
 * @param baselineName what the baseline knows, for example {@code base rate}
 * @param inspection of the model
 * @param html the report
 */
record Evaluated(
        Quality model,
        Optional<Quality> withoutWindows,
        Quality baseline,
        String baselineName,
        Inspection inspection,
        String html) {

    /** All figures by name. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>(model.byName());
        withoutWindows.ifPresent(other -> put(metrics, "without_windows.", other));
        put(metrics, baselineName.replace(' ', '_') + ".", baseline);
        return metrics;
    }

    private static void put(Map<String, Double> metrics, String prefix, Quality quality) {
        quality.byName().forEach((name, value) -> metrics.put(prefix + name, value));
    }
}
