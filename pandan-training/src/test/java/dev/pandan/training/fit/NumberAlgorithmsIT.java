package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm that predicts numbers, from rows to the scorer that serves: it says what MLlib's own model says, and so does its ONNX file. */
final class NumberAlgorithmsIT extends WithSpark {
    private static final String GENERALIZED = "generalized_linear_regression";

    private static final List<FeatureExample> VALIDATION = Machines.lives(500, 2);
    private static final double SPREAD = 315;

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("linear_regression", Map.of("regParam", 0.1, "elasticNetParam", 0.5), 0.6),
                Arguments.of("linear_regression", Map.of("loss", "huber", "maxIter", 25L), 0.6),
                Arguments.of(GENERALIZED, Map.of("regParam", 0.01), 0.6),
                Arguments.of(GENERALIZED, Map.of("family", "poisson"), 0.6),
                Arguments.of(GENERALIZED, Map.of("family", "poisson", "link", "sqrt"), 0.6),
                Arguments.of(GENERALIZED, Map.of("family", "gamma"), 0.8),
                Arguments.of(GENERALIZED, Map.of("family", "gamma", "link", "log"), 0.6),
                Arguments.of(GENERALIZED, Map.of("family", "tweedie", "variancePower", 1.5), 0.8),
                Arguments.of(GENERALIZED, Map.of("family", "tweedie", "variancePower", 1.2, "linkPower", 0L), 0.6),
                Arguments.of("decision_tree", Map.of("maxDepth", 6L), 0.7),
                Arguments.of("decision_tree", Map.of("maxDepth", 0L), 1.1),
                Arguments.of("random_forest", Map.of("numTrees", 12L, "maxDepth", 6L, "seed", 5L), 0.7),
                Arguments.of("gbt", Map.of("maxIter", 8L, "maxDepth", 3L, "lossType", "absolute"), 0.7));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learn_lives_servesWhatSparkSays(String algorithm, Map<String, Object> params, double share) {
        Learnt learnt = learn(number(algorithm, params), lesson(Machines.lives(700, 1)));
        assertThat(learnt.model().output()).isEqualTo(OutputKind.NUMBER);
        try (Scorer scorer = learnt.model().open()) {
            assertThat(Measure.RMSE.of(scorer, VALIDATION)).isLessThan(share * SPREAD);
            Object[] unseen = {Float.POSITIVE_INFINITY, "nobody", new float[] {1, Float.NaN, 3}, 7f, null};
            assertThat(scorer.score(unseen)).isBetween(-2_000.0, 4_000.0);
            assertThat(scorer.score(new Object[unseen.length])).isBetween(-2_000.0, 4_000.0);
            assertThat(scorer.contributions(unseen)).hasSize(scorer instanceof LinearScorer ? unseen.length : 0);
        }
    }

    /** Probabilities as labels: the links of a binomial family. */
    @ParameterizedTest
    @MethodSource("links")
    void learn_shares_servesWhatSparkSays(String link) {
        List<FeatureExample> shares = shares(Machines.lives(600, 1));
        Learnt learnt = learn(number(GENERALIZED, Map.of("family", "binomial", "link", link)), lesson(shares));
        try (Scorer scorer = learnt.model().open();
                Scorer onnx = new OnnxScorer(
                        learnt.model().files().get(Artifacts.ONNX),
                        learnt.model().domain(),
                        OutputKind.NUMBER)) {
            for (FeatureExample row : shares(VALIDATION)) {
                assertThat(scorer.score(row.values())).isBetween(0.0, 1.0);
                assertThat(onnx.score(row.values()))
                        .isCloseTo(scorer.score(row.values()), org.assertj.core.api.Assertions.within(1e-12));
            }
        }
    }

    static Stream<String> links() {
        return Stream.of("logit", "cloglog");
    }

    private static List<FeatureExample> shares(List<FeatureExample> rows) {
        return rows.stream()
                .map(row -> new FeatureExample(
                        row.id(), row.timeMicros(), row.features(), Math.min(1, row.labelNumber() / 2_000), true))
                .toList();
    }

    @Test
    void learn_oneNumber_isotonicServesWhatSparkSays() {
        for (boolean isRising : new boolean[] {true, false}) {
            ModelSpec spec = number("isotonic_regression", Map.of("isotonic", isRising));
            Statistics statistics = Statistics.of(rdd(Machines.lives(600, 1)), Machines.FEATURES);
            AlgorithmFit fit = new AlgorithmFit(spark, Machines.FEATURES, new Recipe("failing", spec, 0), statistics);
            FittedModel heat = fit.fit(rdd(Machines.lives(600, 1)), List.of(0));
            Agreement agreement = new Agreement(spark, heat, VALIDATION, Machines.FEATURES);
            try (Scorer scorer = heat.model().open()) {
                assertThat(agreement.check(scorer)).isLessThan(1e-9);
                double cold = scorer.score(new Object[] {-5f, null, null, null, null});
                double hot = scorer.score(new Object[] {1e9f, null, null, null, null});
                assertThat(cold).isGreaterThanOrEqualTo(isRising ? hot - 50 : hot + 300);
            }
        }
        assertThatThrownBy(() -> learn(number("isotonic_regression", Map.of()), lesson(Machines.lives(100, 1))))
                .hasMessageContaining("isotonic_regression learns from one number, found 5 numbers and 1 categories");
    }

    @Test
    void learn_search_takesTheSmallestError() {
        Map<String, List<Object>> values = Map.of("maxDepth", List.of(0L, 5L, 1L));
        SparkSpec search = new SparkSpec(Map.of(), false, Optional.of(new SearchSpec(values, OptionalInt.empty(), 1)));
        ModelSpec spec = new ModelSpec("spark", "decision_tree", Map.of(), search).predicting(Target.NUMBER);
        Learnt learnt = learn(spec, lesson(Machines.lives(600, 1)));
        assertThat(learnt.parameters()).containsEntry("maxDepth", "5");
        assertThat(learnt.parameters().get("search 001")).startsWith("RMSE ").endsWith("with {maxDepth=5}");
        assertThat(learnt.parameters().get("search 003")).endsWith("with {maxDepth=0}");
    }

    /** Boosting ends where the latest rows, which are not learnt from, are not predicted better any more. */
    @Test
    void learn_earlyStopping_keepsFewerTreesAndTellsHowMany() {
        SparkSpec early = new SparkSpec(Map.of(), false, Optional.empty(), OptionalDouble.of(0.2), Optional.empty());
        Map<String, Object> params = Map.of("maxIter", 25L, "maxDepth", 4L, "stepSize", 0.5, "seed", 1L);
        ModelSpec spec = new ModelSpec("spark", "gbt", params, early).predicting(Target.NUMBER);
        Learnt learnt = learn(spec, lesson(Machines.lives(600, 1)));
        String told = learnt.parameters().get("early stopping");
        assertThat(told).matches("\\d+ of 25 trees kept, by the latest 0.2 of the training rows");
        assertThat(Integer.parseInt(told.substring(0, told.indexOf(' ')))).isBetween(1, 24);
        assertThat(learn(spec, lesson(Machines.lives(600, 1))).parameters()).isEqualTo(learnt.parameters());
    }

    private static ModelSpec number(String algorithm, Map<String, Object> params) {
        return new ModelSpec("spark", algorithm, params).predicting(Target.NUMBER);
    }

    private static Learnt learn(ModelSpec spec, Lesson lesson) {
        SparkTrainer trainer = new SparkTrainer(spark, "failing", spec);
        trainer.check();
        return trainer.learn(lesson, new Stages(Progress.none(), () -> 0, ModelTrainer.STAGES));
    }

    private static Lesson lesson(List<FeatureExample> rows) {
        JavaRDD<FeatureExample> training = rdd(rows);
        return new Lesson(Machines.FEATURES, Statistics.of(training, Machines.FEATURES), training, VALIDATION, 0);
    }

    private static JavaRDD<FeatureExample> rdd(List<FeatureExample> rows) {
        return new JavaSparkContext(spark.sparkContext()).parallelize(rows, 3);
    }
}
