package dev.pandan.benchmarks.quality;

import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Data that went through Pandan as events, and the same rows as they were.
 *
 * @param target BINARY or NUMBER
 * @param lesson what Pandan learns from and measures on
 * @param table the same rows, of the same split, for everybody else
 */
record DataSet(String name, Target target, Lesson lesson, Table table) {
    private static final PolicySpec NO_POLICY = new PolicySpec(Optional.empty(), List.of(), "none", "none");

    String figure() {
        return target == Target.BINARY ? "AUC" : "R2";
    }

    /** AUC or R2 of a model on the validation rows, by the scorer that serves. */
    double measure(Model model) {
        List<FeatureExample> rows = lesson.validation();
        double[] scores;
        try (Scorer scorer = model.open()) {
            scores =
                    rows.stream().mapToDouble(row -> scorer.score(row.values())).toArray();
        }
        int[] rules = new int[scores.length];
        if (target == Target.NUMBER) {
            double[] labels =
                    rows.stream().mapToDouble(FeatureExample::labelNumber).toArray();
            NumberMetrics metrics = NumberMetrics.of(NumberPredictions.of(scores, labels, rules), NO_POLICY);
            return Objects.requireNonNull(metrics.byName().get("r2"));
        }
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Boolean.TRUE.equals(rows.get(i).label());
        }
        return Metrics.of(new Predictions(scores, labels, rules), NO_POLICY).auc();
    }
}
