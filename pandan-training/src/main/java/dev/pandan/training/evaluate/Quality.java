package dev.pandan.training.evaluate;

import dev.pandan.spec.project.Target;
import java.util.Map;

/** How good a model is on rows whose labels are known, or on rows without labels. */
public sealed interface Quality permits Metrics, NumberMetrics, ClassMetrics, ClusterMetrics, AnomalyMetrics {
    /** Name of the figure by which models are told apart that predict such a thing. */
    static String leading(Target target) {
        return switch (target) {
            case BINARY, ANOMALY -> "auc";
            case NUMBER -> "rmse";
            case CLASS -> "log_loss";
            case CLUSTER -> "silhouette";
        };
    }

    /** Rows that were measured on. */
    long rows();

    /** The figures that are numbers, by name, those that are not finite left out. */
    Map<String, Double> byName();

    /** Of some of these figures; none if they were not asked for, or if nobody knows how to draw them. */
    default Intervals intervals() {
        return Intervals.none();
    }
}
