package dev.pandan.training.algorithm;

import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/** What linear models are made of. */
final class LinearForms {
    private LinearForms() {}

    static Form of(LogisticRegressionModel model) {
        return new Form.Linear(model.intercept(), model.coefficients().toArray());
    }

    static Form of(LinearSVCModel model) {
        return new Form.Linear(model.intercept(), model.coefficients().toArray());
    }
}
