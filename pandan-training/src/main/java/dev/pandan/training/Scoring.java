package dev.pandan.training;

import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassPredictions;
import dev.pandan.training.evaluate.ClusterMetrics;
import dev.pandan.training.evaluate.Groups;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Scores rows and asks the policy about them. Not thread-safe. */
final class Scoring {
    private final DecisionSpec spec;
    private final Bootstrap bootstrap;
    private final Policy policy;
    private final List<Feature> features;

    /** @param bootstrap how intervals are found */
    Scoring(ProjectProgram program, DecisionProgram decision, Bootstrap bootstrap) {
        this.spec = decision.spec();
        this.bootstrap = bootstrap;
        this.features = decision.features();
        this.policy = new Policy(decision, program.newCode().decision(decision.name()));
    }

    /** How good scores are, by what the decision's model predicts. */
    Quality quality(List<FeatureExample> rows, Scorer scorer) {
        return switch (spec.target()) {
            case BINARY -> Metrics.of(predict(rows, scorer::score), spec.policy(), bootstrap);
            case NUMBER -> NumberMetrics.of(predictNumbers(rows, scorer::score), spec.policy(), bootstrap);
            case CLASS -> ClassMetrics.of(predictClasses(rows, scorer::verdict), spec.policy(), bootstrap);
            case CLUSTER -> clusters(rows, scorer);
            case ANOMALY -> anomalies(rows, scorer::score);
        };
    }

    /** Of groups that a model finds. */
    ClusterMetrics clusters(List<FeatureExample> rows, Scorer scorer) {
        List<Verdict> said =
                rows.stream().map(row -> scorer.verdict(row.values())).toList();
        int[] taken = new int[said.size()];
        Arrays.setAll(
                taken, i -> policy.decide(said.get(i), rows.get(i).values()).rule());
        return ClusterMetrics.of(
                        Points.of(rows, features),
                        said.isEmpty() ? List.of() : said.get(0).classes().names(),
                        said.stream().mapToInt(one -> one.classes().likeliest()).toArray(),
                        said.stream().mapToDouble(Verdict::score).toArray(),
                        taken,
                        spec.policy())
                .with(
                        rows.stream()
                                .mapToDouble(row -> scorer.logDensity(row.values()))
                                .toArray(),
                        bootstrap);
    }

    /** All rows as one group; the policy is not asked. */
    ClusterMetrics oneCluster(List<FeatureExample> rows) {
        Groups points = Points.of(rows, features);
        int[] group = new int[rows.size()];
        double[] scores = Arrays.stream(points.fromTheMiddle()).map(Math::sqrt).toArray();
        return ClusterMetrics.of(points, List.of("0"), group, scores, group, withoutRules());
    }

    /** @param score the greater, the more unusual */
    AnomalyMetrics anomalies(List<FeatureExample> rows, ToDoubleFunction<@Nullable Object[]> score) {
        double[] scores = rows.stream()
                .mapToDouble(row -> score.applyAsDouble(row.values()))
                .toArray();
        int[] taken = new int[scores.length];
        Arrays.setAll(taken, i -> policy.decide(scores[i], rows.get(i).values()).rule());
        return AnomalyMetrics.of(scores, labels(rows), taken, spec.policy(), bootstrap);
    }

    /** By the distance from the mean; the policy is not asked. */
    AnomalyMetrics fromTheMean(List<FeatureExample> rows) {
        double[] scores = Arrays.stream(Points.of(rows, features).fromTheMiddle())
                .map(Math::sqrt)
                .toArray();
        return AnomalyMetrics.of(scores, labels(rows), new int[scores.length], withoutRules(), Bootstrap.none());
    }

    private static List<@Nullable Object> labels(List<FeatureExample> rows) {
        List<@Nullable Object> labels = new ArrayList<>();
        rows.forEach(row -> labels.add(row.label()));
        return labels;
    }

    private static PolicySpec withoutRules() {
        return new PolicySpec(Optional.empty(), List.of(), "", "");
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
