package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm that predicts a class, from rows to the scorer that serves: it says of every class what MLlib's own model says. */
final class ClassAlgorithmsIT extends WithSpark {
    private static final List<FeatureExample> VALIDATION = Machines.faults(500, 2);

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("logistic_regression", Map.of("regParam", 0.001, "elasticNetParam", 0.5), 0.7),
                Arguments.of("decision_tree", Map.of("maxDepth", 6L), 0.7),
                Arguments.of("decision_tree", Map.of("maxDepth", 0L), 0.3),
                Arguments.of("random_forest", Map.of("numTrees", 12L, "maxDepth", 6L, "seed", 5L), 0.7),
                Arguments.of("naive_bayes", Map.of("modelType", "gaussian"), 0.6),
                Arguments.of("naive_bayes", Map.of("smoothing", 2L), 0.5),
                Arguments.of("naive_bayes", Map.of("modelType", "complement"), 0.3),
                Arguments.of("multilayer_perceptron", Map.of("layers", List.of(8L), "maxIter", 60L), 0.7));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learn_faults_servesWhatSparkSays(String algorithm, Map<String, Object> params, double accuracy) {
        Learnt learnt = learn(new ModelSpec("spark", algorithm, params).predicting(Target.CLASS));
        assertThat(learnt.model().output()).isEqualTo(OutputKind.CLASS);
        assertThat(learnt.model().classes()).containsExactlyInAnyOrder("열", "wear", "none");
        try (Scorer scorer = learnt.model().open()) {
            assertThat(accuracy(scorer)).isGreaterThanOrEqualTo(accuracy);
            Object[] unseen = {Float.POSITIVE_INFINITY, "nobody", new float[] {1, Float.NaN, 3}, 7f, null};
            for (Object[] row : List.of(unseen, new Object[unseen.length])) {
                Verdict verdict = scorer.verdict(row);
                assertThat(Arrays.stream(verdict.classes().values()).sum()).isCloseTo(1, within(1e-9));
                assertThat(scorer.score(row)).isEqualTo(verdict.score()).isBetween(1.0 / 3, 1.0);
            }
            if (scorer instanceof OnnxScorer) {
                Reasons.assertThere(learnt.model(), VALIDATION);
            }
        }
    }

    @Test
    void learn_balanced_rareClassIsFoundMoreOften() {
        Map<String, Object> params = Map.of("regParam", 0.1);
        Learnt plain = learn(new ModelSpec("spark", "logistic_regression", params).predicting(Target.CLASS));
        SparkSpec balanced = new SparkSpec(Map.of(), true, Optional.empty());
        Learnt fair = learn(new ModelSpec("spark", "logistic_regression", params, balanced).predicting(Target.CLASS));
        assertThat(predicted(fair, "wear")).isGreaterThan(predicted(plain, "wear"));
    }

    private static long predicted(Learnt learnt, String name) {
        try (Scorer scorer = learnt.model().open()) {
            return VALIDATION.stream()
                    .filter(row ->
                            name.equals(scorer.verdict(row.values()).classes().predicted()))
                    .count();
        }
    }

    @Test
    void learn_search_takesTheSmallestLogLoss() {
        Map<String, List<Object>> values = Map.of("maxDepth", List.of(0L, 4L));
        SparkSpec search = new SparkSpec(Map.of(), false, Optional.of(new SearchSpec(values, OptionalInt.empty(), 1)));
        Learnt learnt = learn(new ModelSpec("spark", "decision_tree", Map.of(), search).predicting(Target.CLASS));
        assertThat(learnt.parameters()).containsEntry("maxDepth", "4");
        assertThat(learnt.parameters().get("search 001")).startsWith("log loss ");
    }

    private static double accuracy(Scorer scorer) {
        return VALIDATION.stream()
                .mapToDouble(row -> String.valueOf(row.label())
                                .equals(scorer.verdict(row.values()).classes().predicted())
                        ? 1
                        : 0)
                .average()
                .orElseThrow();
    }

    private static Learnt learn(ModelSpec spec) {
        SparkTrainer trainer = new SparkTrainer(spark, "failing", spec);
        trainer.check();
        JavaRDD<FeatureExample> training =
                new JavaSparkContext(spark.sparkContext()).parallelize(Machines.faults(700, 1), 3);
        Statistics statistics = Statistics.of(training, Machines.FEATURES);
        return trainer.learn(
                new Lesson(Machines.FEATURES, statistics, training, VALIDATION, 0),
                new Stages(Progress.none(), () -> 0, ModelTrainer.STAGES));
    }
}
