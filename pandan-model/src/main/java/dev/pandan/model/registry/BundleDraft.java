package dev.pandan.model.registry;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
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
        Map<String, byte[]> artifacts,
        Map<String, Double> metrics,
        Provenance provenance) {
    public BundleDraft {
        artifacts = Map.copyOf(artifacts);
        metrics = Map.copyOf(metrics);
    }
}
