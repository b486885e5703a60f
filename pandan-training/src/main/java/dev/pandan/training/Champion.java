package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Target;
import java.util.Optional;

/** The bundle that decides while another is trained, if it can be measured on the same rows. To be closed. */
final class Champion implements AutoCloseable {
    private final String label;
    private final Optional<Scorer> scorer;
    private final String comparison;

    private Champion(String label, Optional<Scorer> scorer, String comparison) {
        this.label = label;
        this.scorer = scorer;
        this.comparison = comparison;
    }

    static Champion of(Registry registry, DecisionProgram decision) {
        return registry.champion(decision.name())
                .map(version -> of(registry, decision, registry.bundle(decision.name(), version)))
                .orElseGet(() -> new Champion("", Optional.empty(), "there is no champion"));
    }

    private static Champion of(Registry registry, DecisionProgram decision, BundleManifest bundle) {
        String label = bundle.label();
        if (!bundle.fingerprint().equals(decision.fingerprint())) {
            return new Champion(label, Optional.empty(), label + " is not compared: it computes other features");
        } else if (!isOf(bundle.output(), decision.spec().target())) {
            return new Champion(label, Optional.empty(), label + " is not compared: it predicts something else");
        }
        try {
            return new Champion(label, Optional.of(registry.scorer(bundle)), label + ", on the same validation rows");
        } catch (PandanException e) {
            return new Champion(label, Optional.empty(), label + " is not compared: " + e.getMessage());
        }
    }

    private static boolean isOf(OutputKind output, Target target) {
        return output == OutputKind.of(target) || (target == Target.CLUSTER && output == OutputKind.CLASS);
    }

    /** For example {@code late@3}; empty if there is none. */
    String label() {
        return label;
    }

    /** Empty if it cannot be measured. */
    Optional<Scorer> scorer() {
        return scorer;
    }

    /** For people: which it is, or why it is not compared. */
    String comparison() {
        return comparison;
    }

    @Override
    public void close() {
        scorer.ifPresent(Scorer::close);
    }
}
