package dev.pandan.model.registry;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import java.util.List;
import java.util.Map;

/**
 * A bundle before it has a version; see {@link BundleManifest}.
 *
 * @param artifacts files by name; arrays are not modified
 */
public record BundleDraft(
        String decision,
        String fingerprint,
        String projectText,
        String scorer,
        Domain domain,
        OutputKind output,
        List<String> classes,
        Map<String, byte[]> artifacts,
        Map<String, Double> metrics,
        Provenance provenance) {
    public BundleDraft {
        classes = List.copyOf(classes);
        artifacts = Map.copyOf(artifacts);
        metrics = Map.copyOf(metrics);
    }

    /** Of a model that predicts no class. */
    public BundleDraft(
            String decision,
            String fingerprint,
            String projectText,
            String scorer,
            Domain domain,
            OutputKind output,
            Map<String, byte[]> artifacts,
            Map<String, Double> metrics,
            Provenance provenance) {
        this(decision, fingerprint, projectText, scorer, domain, output, List.of(), artifacts, metrics, provenance);
    }
}
