package dev.pandan.training.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.junit.jupiter.api.Test;

final class ParametersTest {
    private static Estimator<?> estimator(String algorithm, Map<String, Object> params) {
        return Parameters.estimator("late", new ModelSpec("spark", algorithm, params));
    }

    @Test
    void algorithms_areThoseOfTheProjectFile() {
        assertThat(Algorithms.names()).isEqualTo(ModelSpec.ALGORITHMS);
    }

    @Test
    void estimator_knownParameters_areSet() {
        LogisticRegression algorithm = (LogisticRegression) estimator(
                "logistic_regression",
                Map.of("maxIter", 10L, "regParam", 0.01, "elasticNetParam", 1L, "fitIntercept", false));
        assertThat(algorithm.getMaxIter()).isEqualTo(10);
        assertThat(algorithm.getRegParam()).isEqualTo(0.01);
        assertThat(algorithm.getElasticNetParam()).isEqualTo(1);
        assertThat(algorithm.getFitIntercept()).isFalse();
        assertThat(algorithm.getFamily()).isEqualTo("binomial");
    }

    @Test
    void estimator_parametersOfTrees_areSet() {
        RandomForestClassifier forest = (RandomForestClassifier) estimator(
                "random_forest",
                Map.of("numTrees", 7L, "seed", 5_000_000_000L, "impurity", "entropy", "featureSubsetStrategy", 0.5));
        assertThat(forest.getNumTrees()).isEqualTo(7);
        assertThat(forest.getSeed()).isEqualTo(5_000_000_000L);
        assertThat(forest.getImpurity()).isEqualTo("entropy");
        assertThat(forest.getFeatureSubsetStrategy()).isEqualTo("0.5");
    }

    @Test
    void estimator_layers_areThoseInBetween() {
        MultilayerPerceptronClassifier network =
                (MultilayerPerceptronClassifier) estimator("multilayer_perceptron", Map.of("layers", List.of(8L, 4L)));
        assertThat(network.getLayers()).containsExactly(1, 8, 4, 2);
        assertThatThrownBy(() -> estimator("multilayer_perceptron", Map.of()))
                .hasMessageContaining("layers: missing (expected: sizes of the hidden layers");
        assertThatThrownBy(() -> estimator("multilayer_perceptron", Map.of("layers", List.of(8L, 0L))))
                .hasMessageContaining("layers: Spark refuses the value");
        assertThatThrownBy(() -> estimator("multilayer_perceptron", Map.of("layers", List.of("a"))))
                .hasMessageContaining("layers: found a list (expected: a list of whole numbers)");
    }

    @Test
    void estimator_severalProblems_allWithPlaceAndSuggestion() {
        Map<String, Location> places = Map.of(
                "maxDepht", new Location("pandan.yaml", 40, 17), "numTrees", new Location("pandan.yaml", 41, 17));
        ModelSpec spec = new ModelSpec(
                "spark",
                "random_forest",
                new java.util.TreeMap<>(Map.of("maxDepht", 4L, "numTrees", 2.5)),
                new SparkSpec(places, false, Optional.empty()));
        assertThatThrownBy(() -> Parameters.estimator("late", spec))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("pandan.yaml 40:17: decisions.late.model.params.maxDepht: no parameter of "
                        + "random_forest (did you mean 'maxDepth'?)")
                .hasMessageContaining("pandan.yaml 41:17: decisions.late.model.params.numTrees: found a number "
                        + "(expected: a whole number)");
    }

    @Test
    void estimator_refusedValue_saysWhatSparkExpects() {
        assertThatThrownBy(() -> estimator("gbt", Map.of("stepSize", 1.5)))
                .hasMessageContaining("stepSize: Spark refuses the value (expected: ");
    }

    private static Estimator<?> number(String algorithm, Map<String, Object> params) {
        return Parameters.estimator("delay", new ModelSpec("spark", algorithm, params).predicting(Target.NUMBER));
    }

    @Test
    void estimator_ofNumbers_isSparksRegression() {
        assertThat(number("random_forest", Map.of("numTrees", 7L))).isInstanceOf(RandomForestRegressor.class);
        GeneralizedLinearRegression tweedie = (GeneralizedLinearRegression)
                number("generalized_linear_regression", Map.of("family", "tweedie", "variancePower", 1.5));
        assertThat(tweedie.getVariancePower()).isEqualTo(1.5);
        assertThatThrownBy(() -> number("gbt", Map.of("lossType", "logistic")))
                .hasMessageContaining("lossType: Spark refuses the value");
        assertThatThrownBy(() -> number("logistic_regression", Map.of())).hasMessageContaining("predicts no number");
    }

    @Test
    void estimator_familyAndLink_whatDoesNotGoTogetherIsRefused() {
        assertThatThrownBy(() -> number("generalized_linear_regression", Map.of("family", "poisson", "link", "logit")))
                .hasMessageContaining("params.link: Spark refuses it: ");
        assertThatThrownBy(
                        () -> number("generalized_linear_regression", Map.of("family", "binomial", "link", "probit")))
                .hasMessageContaining("params.link: probit cannot be served: ONNX Runtime has the error function in");
        assertThatThrownBy(() -> number("generalized_linear_regression", Map.of("offsetCol", "heat")))
                .hasMessageContaining("offsetCol: no parameter");
        assertThatThrownBy(() -> number("isotonic_regression", Map.of("featureIndex", 1L)))
                .hasMessageContaining("featureIndex: no parameter");
    }

    @Test
    void estimator_columnsAndFamily_areNotTheUsers() {
        assertThatThrownBy(() -> estimator("logistic_regression", Map.of("family", "multinomial")))
                .hasMessageContaining("family: no parameter");
        assertThatThrownBy(() -> estimator("naive_bayes", Map.of("thresholds", 0.5)))
                .hasMessageContaining("thresholds: no parameter");
    }
}
