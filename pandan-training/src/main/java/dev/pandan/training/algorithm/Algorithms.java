package dev.pandan.training.algorithm;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final List<Algorithm> BINARY = List.of(
            new Algorithm(
                    "logistic_regression",
                    Target.BINARY,
                    () -> new LogisticRegression().setFamily("binomial"),
                    Set.of("family"),
                    false,
                    Truth.PROBABILITY,
                    model -> LinearForms.of((LogisticRegressionModel) model)),
            new Algorithm(
                    "linear_svc",
                    Target.BINARY,
                    LinearSVC::new,
                    Set.of(),
                    false,
                    Truth.DISTANCE,
                    model -> LinearForms.of((LinearSVCModel) model)),
            new Algorithm(
                    "decision_tree",
                    Target.BINARY,
                    DecisionTreeClassifier::new,
                    Set.of(),
                    false,
                    Truth.PROBABILITY,
                    model -> TreeForms.of((DecisionTreeClassificationModel) model)),
            new Algorithm(
                    "random_forest",
                    Target.BINARY,
                    RandomForestClassifier::new,
                    Set.of(),
                    false,
                    Truth.PROBABILITY,
                    model -> TreeForms.of((RandomForestClassificationModel) model)),
            new Algorithm(
                    "gbt",
                    Target.BINARY,
                    GBTClassifier::new,
                    Set.of("impurity"),
                    false,
                    Truth.PROBABILITY,
                    model -> TreeForms.of((GBTClassificationModel) model)),
            new Algorithm(
                    "naive_bayes",
                    Target.BINARY,
                    NaiveBayes::new,
                    Set.of(),
                    false,
                    Truth.PROBABILITY,
                    model -> BayesForms.of((NaiveBayesModel) model)),
            new Algorithm(
                    "multilayer_perceptron",
                    Target.BINARY,
                    MultilayerPerceptronClassifier::new,
                    Set.of("initialWeights"),
                    true,
                    Truth.PROBABILITY,
                    model -> PerceptronForms.of((MultilayerPerceptronClassificationModel) model)),
            new Algorithm(
                    "factorization_machine",
                    Target.BINARY,
                    FMClassifier::new,
                    Set.of(),
                    true,
                    Truth.PROBABILITY,
                    model -> FactorForms.of((FMClassificationModel) model)));

    private Algorithms() {}

    private static Stream<Algorithm> all() {
        return Stream.of(BINARY, NumberAlgorithms.ALL, ClassAlgorithms.ALL, ClusterAlgorithms.ALL)
                .flatMap(List::stream);
    }

    /** All names, in the order of the documentation. */
    public static List<String> names() {
        return all().map(Algorithm::name).distinct().toList();
    }

    /** {@code PROJECT_INVALID} if there is none of this name. */
    public static Algorithm of(ModelSpec spec) {
        if (spec.isOfClass()) {
            return UserAlgorithm.of(spec);
        }
        return all().filter(algorithm -> algorithm.name().equals(spec.algorithm()))
                .filter(algorithm -> algorithm.target() == spec.target())
                .findFirst()
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.PROJECT_INVALID,
                        "model: algorithm: '" + spec.algorithm() + "' predicts no "
                                + spec.target().text() + Suggestion.text(spec.algorithm(), names())));
    }
}
