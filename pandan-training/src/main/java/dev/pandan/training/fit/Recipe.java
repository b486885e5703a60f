package dev.pandan.training.fit;

import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.algorithm.Algorithm;
import dev.pandan.training.algorithm.Algorithms;
import dev.pandan.training.algorithm.Parameters;
import org.apache.spark.ml.Estimator;

/** How a model of a decision is fitted: an algorithm with its parameters. */
record Recipe(String decision, ModelSpec spec) {
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

    /** What a positive row weighs, a negative one weighing 1. */
    double weightOfPositives(Statistics statistics) {
        long positives = statistics.positives();
        return isBalanced() && positives > 0 ? (double) (statistics.rows() - positives) / positives : 1;
    }
}
