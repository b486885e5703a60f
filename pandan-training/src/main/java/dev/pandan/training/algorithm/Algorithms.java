package dev.pandan.training.algorithm;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.classification.FMClassifier;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;

/** The algorithms there are. */
public final class Algorithms {
    private static final List<Algorithm> ALL = List.of(
            new Algorithm(
                    "logistic_regression",
                    () -> new LogisticRegression().setFamily("binomial"),
                    Set.of("family"),
                    false,
                    Truth.PROBABILITY,
                    model -> LinearForms.of((LogisticRegressionModel) model)),
            new Algorithm(
                    "linear_svc",
                    LinearSVC::new,
                    Set.of(),
                    false,
                    Truth.DISTANCE,
                    model -> LinearForms.of((LinearSVCModel) model)),
            new Algorithm(
                    "decision_tree",
                    DecisionTreeClassifier::new,
                    Set.of(),
                    false,
                    Truth.PROBABILITY,
                    model -> TreeForms.of((DecisionTreeClassificationModel) model)),
            new Algorithm(
                    "random_forest",
                    RandomForestClassifier::new,
                    Set.of(),
                    false,
                    Truth.PROBABILITY,
                    model -> TreeForms.of((RandomForestClassificationModel) model)),
            new Algorithm(
                    "gbt",
                    GBTClassifier::new,
                    Set.of("impurity"),
                    false,
                    Truth.PROBABILITY,
                    model -> TreeForms.of((GBTClassificationModel) model)),
            new Algorithm(
                    "naive_bayes",
                    NaiveBayes::new,
                    Set.of(),
                    false,
                    Truth.PROBABILITY,
                    model -> BayesForms.of((NaiveBayesModel) model)),
            new Algorithm(
                    "multilayer_perceptron",
                    MultilayerPerceptronClassifier::new,
                    Set.of("initialWeights"),
                    true,
                    Truth.PROBABILITY,
                    model -> PerceptronForms.of((MultilayerPerceptronClassificationModel) model)),
            new Algorithm(
                    "factorization_machine",
                    FMClassifier::new,
                    Set.of(),
                    true,
                    Truth.PROBABILITY,
                    model -> FactorForms.of((FMClassificationModel) model)));

    private Algorithms() {}

    /** All names, in the order of the documentation. */
    public static List<String> names() {
        return ALL.stream().map(Algorithm::name).toList();
    }

    /** {@code PROJECT_INVALID} if there is none of this name. */
    public static Algorithm of(String name) {
        return ALL.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.PROJECT_INVALID,
                        "model: algorithm: '" + name + "' is not known" + Suggestion.text(name, names())));
    }
}
