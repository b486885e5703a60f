package dev.pandan.training;

import dev.pandan.model.registry.BundleManifest;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A trained model.
 *
 * @param bundle as it is in the registry; not promoted
 * @param metrics of the model on the validation rows
 * @param withoutWindows of the same model without features that read windows; empty if all do or none does
 * @param baseline of a baseline that knows only the base rate of the training rows, or the mean of their labels
 * @param baselineName what it knows: {@code base rate} or {@code mean label}
 * @param inspection of the model
 * @param seconds per stage, in order
 * @param report the HTML file
 */
public record TrainingResult(
        BundleManifest bundle,
        Quality metrics,
        Optional<Quality> withoutWindows,
        Quality baseline,
        String baselineName,
        Inspection inspection,
        TrainingRows rows,
        Map<String, Double> seconds,
        Path report) {}
