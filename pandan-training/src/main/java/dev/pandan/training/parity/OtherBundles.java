package dev.pandan.training.parity;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.registry.BundleManifest;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;

/** Versions of a decision's bundles that were trained with other features than the project's: what they decided cannot be recomputed. Immutable. */
final class OtherBundles implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashSet<Integer> versions;

    private OtherBundles(Collection<Integer> versions) {
        this.versions = new HashSet<>(versions);
    }

    /**
     * @param bundles all bundles of a decision
     */
    static OtherBundles of(DecisionProgram decision, Collection<BundleManifest> bundles) {
        return new OtherBundles(bundles.stream()
                .filter(bundle -> !bundle.fingerprint().equals(decision.fingerprint()))
                .map(BundleManifest::version)
                .toList());
    }

    /** Whether a decision was made by one of them. */
    boolean made(Decision decision) {
        return versions.contains(decision.bundle());
    }
}
