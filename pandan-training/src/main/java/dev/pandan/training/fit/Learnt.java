package dev.pandan.training.fit;

import dev.pandan.model.registry.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trainer made.
 *
 * @param withoutWindows the same without the features that read windows, to compare; empty if there is none
 * @param parameters what the model was made with, for its provenance
 * @param versions of the libraries that made it, by name
 * @param calibrated how the model was calibrated; empty: it was not
 */
public record Learnt(
        Model model,
        Optional<Model> withoutWindows,
        Map<String, String> parameters,
        Map<String, String> versions,
        Optional<Calibrated> calibrated) {
    public Learnt {
        parameters = Map.copyOf(parameters);
        versions = Map.copyOf(versions);
    }

    /** Not calibrated. */
    public Learnt(
            Model model, Optional<Model> withoutWindows, Map<String, String> parameters, Map<String, String> versions) {
        this(model, withoutWindows, parameters, versions, Optional.empty());
    }

    /** The same model, knowing the typical values of some rows, at least one. */
    public Learnt with(List<@Nullable Object[]> rows) {
        return new Learnt(model.typicalOf(rows), withoutWindows, parameters, versions, calibrated);
    }
}
