package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm that finds clusters, from rows without labels to the scorer that serves; learning compares it with MLlib's own model, cluster and score. */
final class ClusterAlgorithmsIT extends WithSpark {
    private static final List<FeatureExample> VALIDATION = unlabelled(500, 2);

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("k_means", Map.of("k", 4L, "seed", 3L), 4, OutputKind.DISTANCE),
                Arguments.of("k_means", Map.of("k", 3L, "distanceMeasure", "cosine"), 3, OutputKind.DISTANCE),
                Arguments.of("bisecting_k_means", Map.of("k", 6L, "seed", 3L), 6, OutputKind.DISTANCE),
                Arguments.of("bisecting_k_means", Map.of("k", 3L, "distanceMeasure", "cosine"), 3, OutputKind.DISTANCE),
                Arguments.of("gaussian_mixture", Map.of("k", 3L, "seed", 3L), 3, OutputKind.CLASS));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learn_noLabels_servesWhatSparkSays(
            String algorithm, Map<String, Object> params, int clusters, OutputKind output) {
        Learnt learnt = learn(new ModelSpec("spark", algorithm, params));
        assertThat(learnt.model().output()).isEqualTo(output);
        assertThat(learnt.model().classes())
                .isEqualTo(
                        IntStream.range(0, clusters).mapToObj(String::valueOf).toList());
        try (Scorer scorer = learnt.model().open()) {
            Object[] unseen = {Float.POSITIVE_INFINITY, "nobody", new float[] {1, Float.NaN, 3}, 7f, null};
            for (Object[] row : List.of(unseen, new Object[unseen.length])) {
                Verdict verdict = scorer.verdict(row);
                assertThat(Arrays.stream(verdict.classes().values()).sum()).isCloseTo(1, within(1e-9));
                assertThat(verdict.classes().predicted()).isIn(learnt.model().classes());
                assertThat(scorer.score(row)).isEqualTo(verdict.score()).isGreaterThanOrEqualTo(0);
            }
            assertThat(VALIDATION.stream()
                            .map(row -> scorer.verdict(row.values()).classes().predicted())
                            .distinct()
                            .count())
                    .isEqualTo(clusters);
        }
        Reasons.assertThere(learnt.model(), VALIDATION);
    }

    private static List<FeatureExample> unlabelled(int count, long seed) {
        return Machines.rows(count, seed).stream()
                .map(row -> new FeatureExample(row.id(), row.timeMicros(), row.features(), null, true))
                .toList();
    }

    private static Learnt learn(ModelSpec spec) {
        SparkTrainer trainer = new SparkTrainer(spark, "groups", spec);
        trainer.check();
        JavaRDD<FeatureExample> training =
                new JavaSparkContext(spark.sparkContext()).parallelize(unlabelled(700, 1), 3);
        Statistics statistics = Statistics.of(training, Machines.FEATURES);
        return trainer.learn(
                new Lesson(Machines.FEATURES, statistics, training, VALIDATION, 0),
                new Stages(Progress.none(), () -> 0, ModelTrainer.STAGES));
    }
}
