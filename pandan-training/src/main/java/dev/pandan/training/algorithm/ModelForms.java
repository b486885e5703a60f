package dev.pandan.training.algorithm;

import java.util.Optional;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;

/** What a fitted classifier is made of, told by its class. */
public final class ModelForms {
    private ModelForms() {}

    /** Empty: of another class than those that are trained here. */
    public static Optional<Form> of(Model<?> model) {
        if (model instanceof LogisticRegressionModel logistic) {
            return Optional.of(LinearForms.of(logistic));
        } else if (model instanceof LinearSVCModel machine) {
            return Optional.of(LinearForms.of(machine));
        } else if (model instanceof DecisionTreeClassificationModel tree) {
            return Optional.of(TreeForms.of(tree));
        } else if (model instanceof RandomForestClassificationModel forest) {
            return Optional.of(TreeForms.of(forest));
        } else if (model instanceof GBTClassificationModel boosted) {
            return Optional.of(TreeForms.of(boosted));
        } else if (model instanceof NaiveBayesModel bayes) {
            return Optional.of(BayesForms.of(bayes));
        } else if (model instanceof MultilayerPerceptronClassificationModel perceptron) {
            return Optional.of(PerceptronForms.of(perceptron));
        } else if (model instanceof FMClassificationModel machine) {
            return Optional.of(FactorForms.of(machine));
        }
        return Optional.empty();
    }
}
