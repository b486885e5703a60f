package dev.pandan.training.algorithm;

import dev.pandan.spec.project.Target;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;

/** The algorithms that predict one of several classes, with a probability for each. */
final class ClassAlgorithms {
    static final List<Algorithm> ALL = List.of(
            of(
                    "logistic_regression",
                    () -> new LogisticRegression().setFamily("multinomial"),
                    model -> ClassForms.of((LogisticRegressionModel) model),
                    "family"),
            of(
                    "decision_tree",
                    DecisionTreeClassifier::new,
                    model -> VoteForms.of((DecisionTreeClassificationModel) model)),
            of(
                    "random_forest",
                    RandomForestClassifier::new,
                    model -> VoteForms.of((RandomForestClassificationModel) model)),
            of("naive_bayes", NaiveBayes::new, model -> ClassForms.of((NaiveBayesModel) model)),
            new Algorithm(
                    "multilayer_perceptron",
                    Target.CLASS,
                    MultilayerPerceptronClassifier::new,
                    Set.of("initialWeights"),
                    true,
                    Truth.CLASSES,
                    model -> new Form.Graph(PerceptronForms.voices((MultilayerPerceptronClassificationModel) model))));

    private ClassAlgorithms() {}

    private static Algorithm of(
            String name, Supplier<Estimator<?>> fresh, Function<Model<?>, Form> form, String... own) {
        return new Algorithm(name, Target.CLASS, fresh, Set.of(own), false, Truth.CLASSES, form);
    }
}
