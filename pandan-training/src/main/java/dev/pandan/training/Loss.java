package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Rows;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.Groups;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How bad a model is on some rows when it is told other values than theirs: the larger, the worse; NaN if nothing tells. */
@FunctionalInterface
interface Loss {
    PolicySpec NO_POLICY = new PolicySpec(Optional.empty(), List.of(), "none", "none");

    /** @param told to the model, in the order of the rows */
    double of(Rows told);

    /** Rows that something tells of: of anomalies those with a label. */
    static List<FeatureExample> measurable(Target target, List<FeatureExample> rows) {
        return target == Target.ANOMALY
                ? rows.stream().filter(row -> row.label() != null).toList()
                : rows;
    }

    /** @param rows what is really so */
    static Loss of(DecisionProgram decision, Scorer scorer, List<FeatureExample> rows) {
        return switch (decision.spec().target()) {
            case BINARY ->
                told -> 1
                        - Metrics.of(binary(scorer.scores(told), rows), NO_POLICY)
                                .auc();
            case NUMBER ->
                told -> NumberMetrics.of(numbers(scorer.scores(told), rows), NO_POLICY)
                        .rmse();
            case CLASS ->
                told -> ClassMetrics.logLoss(
                        verdicts(scorer, told),
                        rows.stream().map(row -> String.valueOf(row.label())).toList());
            case ANOMALY -> told -> 1 - auc(scorer.scores(told), rows);
            case CLUSTER -> clusters(scorer, Points.of(rows, decision.features()));
        };
    }

    /** Rows stay where they are; those that go to another cluster may lie badly there. */
    private static Loss clusters(Scorer scorer, Groups points) {
        return told -> {
            List<ClassProbabilities> said = verdicts(scorer, told);
            int[] group = said.stream().mapToInt(ClassProbabilities::likeliest).toArray();
            return 1 - points.silhouette(group, said.get(0).names().size());
        };
    }

    private static List<ClassProbabilities> verdicts(Scorer scorer, Rows told) {
        return told.boxed().stream().map(scorer::verdict).map(Verdict::classes).toList();
    }

    private static double auc(double[] scores, List<FeatureExample> rows) {
        List<@Nullable Object> labels = new ArrayList<>();
        rows.forEach(row -> labels.add(row.label()));
        return AnomalyMetrics.of(scores, labels, new int[scores.length], NO_POLICY, Bootstrap.none())
                .auc();
    }

    private static Predictions binary(double[] scores, List<FeatureExample> rows) {
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Boolean.TRUE.equals(rows.get(i).label());
        }
        return new Predictions(scores, labels, new int[scores.length]);
    }

    private static NumberPredictions numbers(double[] scores, List<FeatureExample> rows) {
        double[] labels = rows.stream().mapToDouble(FeatureExample::labelNumber).toArray();
        return NumberPredictions.of(scores, labels, new int[scores.length]);
    }
}
