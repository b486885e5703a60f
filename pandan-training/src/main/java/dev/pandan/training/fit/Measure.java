package dev.pandan.training.fit;

import dev.pandan.model.Scorer;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import java.util.Optional;

/** The one figure by which models of a kind are compared in a search. */
enum Measure {
    /** Area under the ROC curve; more is better. */
    AUC,
    /** Root of the mean squared error; less is better. */
    RMSE,
    /** Mean of the logarithms of the probability given to what came, negative; less is better. */
    LOG_LOSS;

    static Measure of(Target target) {
        return switch (target) {
            case BINARY -> AUC;
            case NUMBER -> RMSE;
            case CLASS -> LOG_LOSS;
            case CLUSTER, ANOMALY -> throw new IllegalArgumentException("nothing is searched without a label");
        };
    }

    String text() {
        return this == LOG_LOSS ? "log loss" : name();
    }

    /** @param rows labelled */
    double of(Scorer scorer, List<FeatureExample> rows) {
        if (this == LOG_LOSS) {
            double loss = ClassMetrics.logLoss(
                    rows.stream()
                            .map(row -> scorer.verdict(row.values()).classes())
                            .toList(),
                    rows.stream().map(row -> String.valueOf(row.label())).toList());
            return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
        }
        double[] scores =
                rows.stream().mapToDouble(row -> scorer.score(row.values())).toArray();
        PolicySpec none = new PolicySpec(Optional.empty(), List.of(), "", "");
        int[] rules = new int[scores.length];
        if (this == RMSE) {
            double[] labels =
                    rows.stream().mapToDouble(FeatureExample::labelNumber).toArray();
            NumberMetrics metrics = NumberMetrics.of(NumberPredictions.of(scores, labels, rules), none);
            return metrics.unscored() > 0 ? Double.POSITIVE_INFINITY : metrics.rmse();
        }
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Boolean.TRUE.equals(rows.get(i).label());
        }
        return Metrics.of(new Predictions(scores, labels, rules), none).auc();
    }

    /** Less for a better figure. */
    double rank(double figure) {
        return this == AUC ? -figure : figure;
    }
}
