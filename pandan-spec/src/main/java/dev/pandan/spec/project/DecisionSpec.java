package dev.pandan.spec.project;

import java.util.Map;
import java.util.Optional;

/**
 * A decision about every event of a stream.
 *
 * @param lookups table rows by the name under which features use them
 * @param features features by name
 * @param label what is to be predicted; absent for a decision by rules alone
 * @param model how the score is made; absent for a decision by rules alone
 * @param evaluate how models are measured
 */
public record DecisionSpec(
        String name,
        String stream,
        Map<String, LookupSpec> lookups,
        Map<String, FeatureSpec> features,
        Optional<LabelSpec> label,
        Optional<ModelSpec> model,
        PolicySpec policy,
        EvaluateSpec evaluate) {
    public DecisionSpec {
        lookups = Ordered.copy(lookups);
        features = Ordered.copy(features);
    }

    /** Measured as usual. */
    public DecisionSpec(
            String name,
            String stream,
            Map<String, LookupSpec> lookups,
            Map<String, FeatureSpec> features,
            Optional<LabelSpec> label,
            Optional<ModelSpec> model,
            PolicySpec policy) {
        this(name, stream, lookups, features, label, model, policy, EvaluateSpec.plain());
    }

    /** What the label is: what the model predicts. */
    public Target target() {
        return model.map(ModelSpec::target).orElse(Target.BINARY);
    }

    /** How many reasons an answer tells; 0: none are computed. */
    public int reasons() {
        return model.map(ModelSpec::reasons).orElse(ModelSpec.REASONS);
    }
}
