package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.CalibrationMethod;
import dev.pandan.spec.project.HashSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.project.Text;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that weigh what they are said to, together with hashed texts and all that a model section may say besides. */
final class WeighedHashedIT extends WithSpark {
    /** Rows without gaps, since what fills a gap is a mean of rows, whatever they weigh; a row weighs one to four. */
    private static List<FeatureExample> rows(Target target, int count) {
        List<FeatureExample> rows =
                switch (target) {
                    case NUMBER -> Machines.lives(count, 1);
                    case CLASS -> Machines.faults(count, 1);
                    default -> Machines.rows(count, 1);
                };
        return rows.stream()
                .filter(row ->
                        row.values()[0] != null && row.values()[2] instanceof float[] bands && !Float.isNaN(bands[1]))
                .map(row -> row.weighing(1 + (Float) row.values()[4]))
                .toList();
    }

    private static List<FeatureExample> copies(List<FeatureExample> rows) {
        return rows.stream()
                .flatMap(row -> Collections.nCopies((int) row.weight(), row.weighing(1)).stream())
                .toList();
    }

    private static ModelSpec spec(String algorithm, Target target, Map<String, Object> params, SparkSpec spark) {
        return new ModelSpec("spark", algorithm, params, spark)
                .predicting(target)
                .hashing(HashSpec.of(Map.of("maker", 16)));
    }

    private static ModelSpec spec(String algorithm, Target target, Map<String, Object> params) {
        return spec(algorithm, target, params, new SparkSpec(Map.of(), false, Optional.empty()));
    }

    private static Learnt learn(ModelSpec spec, List<FeatureExample> given) {
        Hashing hashing = Hashing.of(Machines.FEATURES, Optional.of(spec));
        JavaRDD<FeatureExample> rows = hashing.rows(new JavaSparkContext(spark.sparkContext()).parallelize(given, 3));
        Lesson lesson = new Lesson(
                Machines.FEATURES, hashing.statistics(rows, Machines.FEATURES), rows, hashing.rows(given), 0);
        ModelTrainer trainer = new SparkTrainer(spark, "failing", spec);
        ModelTrainer whole = spec.calibrate()
                .<ModelTrainer>map(method -> new CalibratedTrainer(trainer, "failing", method))
                .orElse(trainer);
        whole.check();
        return hashing.learnt(whole.learn(lesson, new Stages(Progress.none(), () -> 0, whole.stages())));
    }

    /** Largest difference of two models in the score, or in the probability of a class. */
    private static double largest(Learnt one, Learnt other, List<FeatureExample> rows) {
        double largest = 0;
        try (Scorer left = one.model().open();
                Scorer right = other.model().open()) {
            for (FeatureExample row : rows) {
                Verdict a = left.verdict(row.values());
                Verdict b = right.verdict(row.values());
                double scale = Math.max(1, Math.abs(a.score()));
                largest = Math.max(largest, Math.abs(a.score() - b.score()) / scale);
            }
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({
        "logistic_regression, BINARY",
        "decision_tree, BINARY",
        "linear_regression, NUMBER",
        "decision_tree, CLASS"
    })
    void learn_weightOfK_isThatRowKTimes(String algorithm, Target target) {
        Map<String, Object> params = algorithm.equals("decision_tree")
                ? Map.of("maxDepth", 4L, "maxBins", 128L)
                : Map.of("tol", 1e-12, "maxIter", 500L);
        List<FeatureExample> rows = rows(target, 700);
        ModelSpec plain = spec(algorithm, target, params);
        Learnt weighed = learn(plain.weighing(Text.of("1 + age")), rows);
        assertThat(weighed.parameters()).containsEntry("weights", "1 + age").containsKey("hash of maker");
        assertThat(largest(weighed, learn(plain, copies(rows)), rows)).isLessThan(1e-6);
        assertThat(largest(weighed, learn(plain, rows), rows)).isGreaterThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k_means", "bisecting_k_means"})
    void learn_clusters_followTheWeights(String algorithm) {
        List<FeatureExample> rows = rows(Target.BINARY, 500);
        ModelSpec plain = spec(algorithm, Target.CLUSTER, Map.of("k", 2L, "seed", 3L));
        Learnt weighed = learn(plain.weighing(Text.of("1 + age")), rows);
        assertThat(weighed.model().classes()).containsExactly("0", "1");
        assertThat(largest(weighed, learn(plain, rows), rows)).isGreaterThan(0.001);
    }

    private static SparkSpec everything() {
        SearchSpec search = new SearchSpec(
                Map.of("maxDepth", List.of(2L, 3L), "stepSize", List.of(0.1, 0.3)), OptionalInt.of(2), 5, 2);
        return new SparkSpec(Map.of(), false, Optional.of(search), OptionalDouble.of(0.2), Optional.empty());
    }

    @Test
    void learn_searchFoldsAndEarlyStopping_goWithBoth() {
        List<FeatureExample> rows = rows(Target.NUMBER, 900);
        ModelSpec plain = spec("gbt", Target.NUMBER, Map.of("maxIter", 6L, "seed", 1L), everything());
        Learnt weighed = learn(plain.weighing(Text.of("1 + age")), rows);
        assertThat(weighed.parameters())
                .containsKeys("weights", "hash of maker", "early stopping", "search 001", "search 002")
                .doesNotContainKey("search 003");
        assertThat(weighed.parameters().get("search 001")).contains("(mean of ");
    }

    @Test
    void learn_calibrated_isOfTheWeighedModel() {
        List<FeatureExample> rows = rows(Target.BINARY, 900);
        ModelSpec plain = spec("gbt", Target.BINARY, Map.of("maxIter", 4L, "seed", 1L), everything())
                .calibrated(CalibrationMethod.PLATT);
        Learnt weighed = learn(plain.weighing(Text.of("1 + age")), rows);
        Calibrated how = weighed.calibrated().orElseThrow();
        try (Scorer before = how.before().open();
                Scorer after = weighed.model().open()) {
            for (FeatureExample row : rows) {
                assertThat(after.score(row.values()))
                        .isCloseTo(how.calibration().of(before.score(row.values())), within(1e-6));
            }
        }
        assertThat(largest(weighed, learn(plain, rows), rows)).isGreaterThan(0.001);
    }

    @Test
    void learn_balancedHashed_weighsClasses() {
        List<FeatureExample> rows = rows(Target.CLASS, 500);
        Map<String, Object> params = Map.of("numTrees", 5L, "maxDepth", 3L, "seed", 1L);
        SparkSpec balanced = new SparkSpec(Map.of(), true, Optional.empty());
        Learnt fair = learn(spec("random_forest", Target.CLASS, params, balanced), rows);
        assertThat(fair.parameters()).containsEntry("weights", "balanced");
        assertThat(largest(fair, learn(spec("random_forest", Target.CLASS, params), rows), rows))
                .isGreaterThan(0.001);
    }
}
