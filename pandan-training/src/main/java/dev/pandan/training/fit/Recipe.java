package dev.pandan.training.fit;

import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.algorithm.Algorithm;
import dev.pandan.training.algorithm.Algorithms;
import dev.pandan.training.algorithm.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;

/**
 * How a model of a decision is fitted: an algorithm with its parameters.
 *
 * @param horizonMicros how long after its event a label may look
 */
record Recipe(String decision, ModelSpec spec, long horizonMicros) {
    Algorithm algorithm() {
        return Algorithms.of(spec);
    }

    /** A fresh one. */
    Estimator<?> estimator() {
        return Parameters.estimator(decision, spec);
    }

    boolean isBalanced() {
        return spec.spark().isBalanced();
    }

    /** Whether rows do not all weigh the same. */
    boolean isWeighted() {
        return isBalanced() || spec.weights().isPresent();
    }

    /** What rows of a class weigh: all classes together the same, the mean over all rows being 1. */
    Map<String, Double> weightOfClasses(Statistics statistics) {
        List<String> classes = statistics.classes();
        Map<String, Double> weights = new HashMap<>();
        classes.forEach(name -> weights.put(
                name, isBalanced() ? (double) statistics.rows() / classes.size() / statistics.rows(name) : 1));
        return weights;
    }

    /** What a positive row weighs, a negative one weighing 1. */
    double weightOfPositives(Statistics statistics) {
        long positives = statistics.positives();
        return isBalanced() && positives > 0 ? (double) (statistics.rows() - positives) / positives : 1;
    }
}
