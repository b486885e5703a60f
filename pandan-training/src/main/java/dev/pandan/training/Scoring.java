package dev.pandan.training;

import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Scores labelled rows and asks the policy about them. Not thread-safe. */
final class Scoring {
    private final Policy policy;

    Scoring(ProjectProgram program, DecisionProgram decision) {
        this.policy = new Policy(decision, program.newCode().decision(decision.name()));
    }

    /**
     * @param rows labelled
     * @param score probability of the positive class; no NaN
     */
    Predictions predict(List<FeatureExample> rows, ToDoubleFunction<@Nullable Object[]> score) {
        double[] scores = new double[rows.size()];
        boolean[] labels = new boolean[rows.size()];
        int[] rules = new int[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            FeatureExample row = rows.get(i);
            scores[i] = score.applyAsDouble(row.values());
            labels[i] = Boolean.TRUE.equals(row.label());
            rules[i] = policy.decide(scores[i], row.values()).rule();
        }
        return new Predictions(scores, labels, rules);
    }
}
