package dev.pandan.training.evaluate;

import java.util.Map;

/** How good a model is on rows whose labels are known, or on rows without labels. */
public sealed interface Quality permits Metrics, NumberMetrics, ClassMetrics, ClusterMetrics, AnomalyMetrics {
    /** Rows that were measured on. */
    long rows();

    /** The figures that are numbers, by name, those that are not finite left out. */
    Map<String, Double> byName();

    /** Of some of these figures; none if they were not asked for, or if nobody knows how to draw them. */
    default Intervals intervals() {
        return Intervals.none();
    }
}
