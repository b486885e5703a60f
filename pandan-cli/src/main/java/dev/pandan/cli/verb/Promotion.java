package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Gate;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.gate.GateResult;
import java.util.Objects;
import java.util.Optional;

/** Promoting bundles through the gate of their decision. */
final class Promotion {
    private Promotion() {}

    /** The gate of a decision of the project. */
    static Optional<Gate> gate(OpenProject open, String decision) {
        return Objects.requireNonNull(open.program().decisions().get(decision))
                .spec()
                .model()
                .flatMap(ModelSpec::gate);
    }

    /** Fails with {@code GATE_CLOSED} and the numbers if the gate does not hold. */
    static void requirePassed(BundleManifest bundle, Optional<GateResult> result) {
        if (result.isPresent() && !result.get().holds()) {
            throw PandanException.of(
                    ErrorCode.GATE_CLOSED,
                    bundle.label() + " is not promoted: " + result.get().text()
                            + "; promote it all the same with: pandan models promote --force " + bundle.label());
        }
    }
}
