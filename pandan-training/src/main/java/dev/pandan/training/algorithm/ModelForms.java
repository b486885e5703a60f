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
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.regression.IsotonicRegressionModel;

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

    /** Of a regression. Empty: of another class than those that are trained here. */
    public static Optional<Form> numbers(Model<?> model) {
        return model instanceof IsotonicRegressionModel isotonic
                ? Optional.of(isotonic)
                        .filter(one -> one.getFeatureIndex() == 0)
                        .map(IsotonicForms::of)
                : NumberForms.of(model);
    }

    /** Of a classifier with a probability for each class, two of them included. Empty: of another class than those that are trained here for several. */
    public static Optional<Form> classes(Model<?> model) {
        if (model instanceof LogisticRegressionModel logistic) {
            return Optional.of(ClassForms.of(logistic));
        } else if (model instanceof DecisionTreeClassificationModel tree) {
            return Optional.of(VoteForms.of(tree));
        } else if (model instanceof RandomForestClassificationModel forest) {
            return Optional.of(VoteForms.of(forest));
        } else if (model instanceof NaiveBayesModel bayes) {
            return Optional.of(ClassForms.of(bayes));
        } else if (model instanceof MultilayerPerceptronClassificationModel perceptron) {
            return Optional.of(new Form.Graph(PerceptronForms.voices(perceptron)));
        }
        return Optional.empty();
    }

    /** Of a clustering. Empty: of another class than those that are trained here. */
    public static Optional<Form> clusters(Model<?> model) {
        if (model instanceof KMeansModel means) {
            return Optional.of(ClusterForms.of(means));
        } else if (model instanceof BisectingKMeansModel tree) {
            return Optional.of(ClusterForms.of(tree));
        } else if (model instanceof GaussianMixtureModel mixture) {
            return Optional.of(MixtureForms.of(mixture));
        }
        return Optional.empty();
    }
}
