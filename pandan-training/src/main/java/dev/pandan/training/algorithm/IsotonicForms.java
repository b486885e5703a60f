package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import org.apache.spark.ml.regression.IsotonicRegressionModel;

/** What an isotonic regression is made of: points of a line over the one feature, which is the first number. */
final class IsotonicForms {
    private IsotonicForms() {}

    static Form of(IsotonicRegressionModel model) {
        return new Form.Graph(new Head.Polyline(
                model.boundaries().toArray(), model.predictions().toArray()));
    }
}
