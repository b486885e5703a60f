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
 */
public record DecisionSpec(
        String name,
        String stream,
        Map<String, LookupSpec> lookups,
        Map<String, FeatureSpec> features,
        Optional<LabelSpec> label,
        Optional<ModelSpec> model,
        PolicySpec policy) {
    public DecisionSpec {
        lookups = Ordered.copy(lookups);
        features = Ordered.copy(features);
    }

    /** What the label is: what the model predicts. */
    public Target target() {
        return model.map(ModelSpec::target).orElse(Target.BINARY);
    }
}
