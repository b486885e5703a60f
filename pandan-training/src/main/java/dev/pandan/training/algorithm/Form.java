package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;

/** What was fitted, over the numbers that the algorithm saw, in their order. */
public sealed interface Form {

    /**
     * Log-odds that are a weighted sum.
     *
     * @param weights one per number; not modified
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Linear(double intercept, double[] weights) implements Form {}

    /** Anything else, as ONNX will compute it. */
    record Graph(Head head) implements Form {}
}
