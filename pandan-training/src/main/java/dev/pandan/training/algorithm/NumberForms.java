package dev.pandan.training.algorithm;

import java.util.Optional;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;

/** What a fitted regression is made of, told by its class. */
final class NumberForms {
    private NumberForms() {}

    /** Empty: of another class. */
    static Optional<Form> of(Model<?> model) {
        if (model instanceof LinearRegressionModel linear) {
            return Optional.of(LinearForms.of(linear));
        } else if (model instanceof GeneralizedLinearRegressionModel generalized) {
            return Optional.of(GeneralizedForms.of(generalized));
        } else if (model instanceof DecisionTreeRegressionModel tree) {
            return Optional.of(TreeForms.of(tree));
        } else if (model instanceof RandomForestRegressionModel forest) {
            return Optional.of(TreeForms.of(forest));
        } else if (model instanceof GBTRegressionModel boosted) {
            return Optional.of(TreeForms.of(boosted));
        }
        return Optional.empty();
    }
}
