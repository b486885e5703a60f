package dev.pandan.training.algorithm;

import dev.pandan.model.linear.Link;
import dev.pandan.model.onnx.Head;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.linalg.Vector;

/** What was fitted, over the numbers that the algorithm saw, in their order. */
public sealed interface Form {

    /**
     * A weighted sum, and what is predicted of it.
     *
     * @param weights one per number; not modified
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Linear(double intercept, double[] weights, Link link) implements Form {
        /** Log-odds. */
        Linear(double intercept, double[] weights) {
            this(intercept, weights, Link.LOGISTIC);
        }
    }

    /** A fitted model of a class that Pandan does not know: it scores by its own code. */
    record Opaque(PredictionModel<Vector, ?> model) implements Form {}

    /** Anything else, as ONNX will compute it. */
    record Graph(Head head) implements Form {}
}
