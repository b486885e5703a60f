package dev.pandan.training.gate;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Gate;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.Evaluator;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.evaluate.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the gate of a decision, {@code promote_if}, about a bundle. Both the bundle and the champion are measured on the rows that the bundle was validated on, or came after them. */
public final class Gatekeeper {
    private final Registry registry;
    private final Evaluator evaluator;

    public Gatekeeper(Registry registry, Evaluator evaluator) {
        this.registry = registry;
        this.evaluator = evaluator;
    }

    /**
     * Empty if the decision has no gate. A champion that computes other features is none: it cannot go on deciding.
     *
     * <p>Fails with {@code PROJECT_INVALID} if the gate names a metric that there is not.
     */
    public Optional<GateResult> ask(TrainingRequest request, BundleManifest bundle) {
        DecisionProgram decision = request.project().decision(request.decision());
        return decision.spec().model().flatMap(ModelSpec::gate).map(gate -> ask(request, gate, bundle));
    }

    private GateResult ask(TrainingRequest request, Gate gate, BundleManifest bundle) {
        Optional<BundleManifest> champion = registry.champion(bundle.decision())
                .filter(version -> version != bundle.version())
                .map(version -> registry.bundle(bundle.decision(), version))
                .filter(found -> found.fingerprint().equals(bundle.fingerprint()));
        boolean needsChampion = gate.names().stream().anyMatch(name -> name.startsWith(Gate.CHAMPION));
        if (champion.isEmpty() && needsChampion) {
            return new GateResult(gate.text().text(), bundle.label(), "", 0, Map.of(), true);
        }
        List<BundleManifest> both =
                champion.map(found -> List.of(bundle, found)).orElse(List.of(bundle));
        List<Quality> metrics = evaluator.onValidationRows(request, both);
        Map<String, Double> values = new TreeMap<>(metrics.get(0).byName());
        if (metrics.size() > 1) {
            metrics.get(1).byName().forEach((name, value) -> values.put(Gate.CHAMPION + name, value));
        }
        requireKnown(gate, values);
        Map<String, Double> named = new TreeMap<>(values);
        named.keySet().retainAll(gate.names());
        return new GateResult(
                gate.text().text(),
                bundle.label(),
                champion.map(BundleManifest::label).orElse(""),
                metrics.get(0).rows(),
                named,
                gate.holds(values));
    }

    private static void requireKnown(Gate gate, Map<String, Double> values) {
        for (String name : gate.names()) {
            if (!values.containsKey(name)) {
                throw PandanException.of(
                        ErrorCode.PROJECT_INVALID,
                        "promote_if: there is no metric '" + name + "' (there are: " + values.keySet() + ")");
            }
        }
    }
}
