package dev.pandan.training;

import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassPredictions;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Scores labelled rows and asks the policy about them. Not thread-safe. */
final class Scoring {
    private final DecisionSpec spec;
    private final Bootstrap bootstrap;
    private final Policy policy;

    /** @param bootstrap how intervals are found */
    Scoring(ProjectProgram program, DecisionProgram decision, Bootstrap bootstrap) {
        this.spec = decision.spec();
        this.bootstrap = bootstrap;
        this.policy = new Policy(decision, program.newCode().decision(decision.name()));
    }

    /** How good scores are, by what the decision's model predicts. */
    Quality quality(List<FeatureExample> rows, Scorer scorer) {
        return switch (spec.target()) {
            case BINARY -> Metrics.of(predict(rows, scorer::score), spec.policy(), bootstrap);
            case NUMBER -> NumberMetrics.of(predictNumbers(rows, scorer::score), spec.policy(), bootstrap);
            case CLASS -> ClassMetrics.of(predictClasses(rows, scorer::verdict), spec.policy(), bootstrap);
        };
    }

    /**
     * @param rows labelled with classes
     * @param verdict what the model says
     */
    ClassPredictions predictClasses(List<FeatureExample> rows, Function<@Nullable Object[], Verdict> verdict) {
        List<ClassProbabilities> said = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int[] rules = new int[rows.size()];
        for (int i = 0; i < rules.length; i++) {
            FeatureExample row = rows.get(i);
            Verdict found = verdict.apply(row.values());
            said.add(found.classes());
            labels.add(String.valueOf(row.label()));
            rules[i] = policy.decide(found, row.values()).rule();
        }
        List<String> classes = said.isEmpty() ? List.of() : said.get(0).names();
        return new ClassPredictions(classes, said, labels, rules);
    }

    /**
     * @param rows labelled with numbers
     * @param score the number that is expected, NaN if there is none
     */
    NumberPredictions predictNumbers(List<FeatureExample> rows, ToDoubleFunction<@Nullable Object[]> score) {
        double[] scores = new double[rows.size()];
        double[] labels = new double[rows.size()];
        int[] rules = new int[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            FeatureExample row = rows.get(i);
            scores[i] = score.applyAsDouble(row.values());
            labels[i] = row.labelNumber();
            rules[i] = policy.decide(scores[i], row.values()).rule();
        }
        return NumberPredictions.of(scores, labels, rules);
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
