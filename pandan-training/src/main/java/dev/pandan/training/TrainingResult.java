package dev.pandan.training;

import dev.pandan.model.registry.BundleManifest;
import dev.pandan.training.evaluate.Metrics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A trained model.
 *
 * @param bundle as it is in the registry; not promoted
 * @param metrics of the model on the validation rows
 * @param withoutWindows of the same model without features that read windows; empty if all do or none does
 * @param baseRate of the baseline that knows only the base rate of the training rows
 * @param seconds per stage, in order
 * @param report the HTML file
 */
public record TrainingResult(
        BundleManifest bundle,
        Metrics metrics,
        Optional<Metrics> withoutWindows,
        Metrics baseRate,
        TrainingRows rows,
        Map<String, Double> seconds,
        Path report) {}
