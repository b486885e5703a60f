package dev.pandan.model.registry;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.calibration.CalibratedScorer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is deployed as one: the project as it was, the features, the model, the scorer. Immutable.
 *
 * @param version from 1 per decision
 * @param fingerprint of the program that computed the features, see {@link dev.pandan.engine.program.ProjectProgram#fingerprint()}
 * @param projectText the project file as it was
 * @param scorer name and version of the one scorer that serves everywhere, for example {@code linear-java/1}
 * @param domain what the model takes in
 * @param output what the score is; that of bundles of old is BINARY
 * @param classes that the model tells apart, in its order; empty unless it predicts a class
 * @param artifacts names of the stored files, sorted
 * @param metrics on the validation rows, by name
 * @param createdAt ISO-8601, UTC
 */
public record BundleManifest(
        String decision,
        int version,
        String fingerprint,
        String projectText,
        String scorer,
        Domain domain,
        OutputKind output,
        List<String> classes,
        List<String> artifacts,
        Map<String, Double> metrics,
        Provenance provenance,
        String createdAt) {
    public BundleManifest {
        output = Objects.requireNonNullElse(output, OutputKind.BINARY);
        classes = classes == null ? List.of() : List.copyOf(classes);
        artifacts = artifacts.stream().sorted().toList();
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    /** Whether it may decide about events as they come: not if the model scores by the code of a jar. */
    public boolean servesLive() {
        return !CalibratedScorer.inside(scorer).equals(Artifacts.SPARK_SCORER);
    }

    /** For example {@code late@3}. */
    public String label() {
        return decision + "@" + version;
    }
}
