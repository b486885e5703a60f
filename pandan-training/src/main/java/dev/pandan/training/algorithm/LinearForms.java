package dev.pandan.training.algorithm;

import dev.pandan.model.linear.Link;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;

/** What linear models are made of. */
final class LinearForms {
    private LinearForms() {}

    static Form of(LogisticRegressionModel model) {
        return new Form.Linear(model.intercept(), model.coefficients().toArray());
    }

    static Form of(LinearRegressionModel model) {
        return new Form.Linear(model.intercept(), model.coefficients().toArray(), Link.IDENTITY);
    }

    static Form of(LinearSVCModel model) {
        return new Form.Linear(model.intercept(), model.coefficients().toArray());
    }
}
