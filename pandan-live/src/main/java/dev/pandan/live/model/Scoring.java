package dev.pandan.live.model;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Ablation;
import dev.pandan.model.Domain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bundle fitted to a decision: which feature is which input of its model. Not thread-safe. */
final class Scoring {
    private final Bundle bundle;
    private final Optional<Ablation> ablation;
    private final int[] featureOfInput;
    private final int features;
    private final @Nullable Object[] inputs;

    Scoring(DecisionProgram decision, Bundle bundle) {
        List<String> names =
                decision.features().stream().map(feature -> feature.name()).toList();
        List<Domain.Input> domain = bundle.scorer().domain().inputs();
        this.bundle = bundle;
        this.ablation = Ablation.of(bundle.scorer(), bundle.output());
        this.features = names.size();
        this.featureOfInput =
                domain.stream().mapToInt(input -> names.indexOf(input.name())).toArray();
        this.inputs = new Object[featureOfInput.length];
        for (int i = 0; i < featureOfInput.length; i++) {
            if (featureOfInput[i] < 0) {
                throw PandanException.of(
                        ErrorCode.MISMATCH,
                        "bundle " + decision.name() + "@" + bundle.version() + " needs the feature '"
                                + domain.get(i).name() + "', which the project file does not have; "
                                + Deciders.wayOut(decision.name()));
            }
        }
    }

    Bundle bundle() {
        return bundle;
    }

    Verdict verdict(@Nullable Object[] values) {
        fill(values);
        return bundle.scorer().verdict(inputs);
    }

    /**
     * Per feature, with the precision that is stored: those of the scorer, else by {@link Ablation}; empty if neither can say.
     *
     * @param verdict on them
     */
    double[] contributions(@Nullable Object[] values, Verdict verdict) {
        fill(values);
        double[] exact = bundle.scorer().contributions(inputs);
        double[] byInput = exact.length > 0
                ? exact
                : ablation.map(without -> without.contributions(inputs, verdict))
                        .orElse(exact);
        if (byInput.length == 0) {
            return byInput;
        }
        double[] byFeature = new double[features];
        for (int i = 0; i < byInput.length; i++) {
            byFeature[featureOfInput[i]] = (float) byInput[i];
        }
        return byFeature;
    }

    private void fill(@Nullable Object[] values) {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = values[featureOfInput[i]];
        }
    }
}
