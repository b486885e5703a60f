package dev.pandan.training;

import dev.pandan.model.registry.BundleManifest;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.fit.Calibrated;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A trained model.
 *
 * @param bundle as it is in the registry; not promoted
 * @param metrics of the model on the validation rows
 * @param beside of what goes beside the model, on the same rows
 * @param champion the bundle that decides, for example {@code late@3}; empty if there is none
 * @param baseline of a baseline that knows only the base rate of the training rows, or the mean of their labels
 * @param baselineName what it knows: {@code base rate} or {@code mean label}
 * @param inspection of the model
 * @param calibrated how the model was calibrated; empty: it was not
 * @param seconds per stage, in order
 * @param report the HTML file
 */
public record TrainingResult(
        BundleManifest bundle,
        Quality metrics,
        Beside<Quality> beside,
        String champion,
        Quality baseline,
        String baselineName,
        Inspection inspection,
        Optional<Calibrated> calibrated,
        TrainingRows rows,
        Map<String, Double> seconds,
        Path report) {}
