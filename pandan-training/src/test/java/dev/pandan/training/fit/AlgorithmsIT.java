package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.pandan.model.Scorer;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.HashSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every algorithm, from rows to the scorer that serves: it says what MLlib's own model says. */
final class AlgorithmsIT extends WithSpark {
    private static final List<FeatureExample> VALIDATION = Machines.rows(600, 2);

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("logistic_regression", Map.of("regParam", 0.01, "elasticNetParam", 0.5), 0.7),
                Arguments.of("linear_svc", Map.of("maxIter", 20L), 0.7),
                Arguments.of("decision_tree", Map.of("maxDepth", 4L), 0.7),
                Arguments.of("decision_tree", Map.of("maxDepth", 0L), 0.5),
                Arguments.of("random_forest", Map.of("numTrees", 30L, "maxDepth", 6L, "seed", 5L), 0.7),
                Arguments.of("gbt", Map.of("maxIter", 15L, "maxDepth", 3L, "subsamplingRate", 0.8), 0.7),
                Arguments.of("naive_bayes", Map.of("modelType", "gaussian"), 0.7),
                Arguments.of("naive_bayes", Map.of("smoothing", 2L), 0.6),
                Arguments.of("naive_bayes", Map.of("modelType", "complement"), 0.6),
                Arguments.of("multilayer_perceptron", Map.of("layers", List.of(6L, 4L), "maxIter", 60L), 0.7),
                Arguments.of("factorization_machine", Map.of("factorSize", 4L, "stepSize", 0.1, "maxIter", 60L), 0.7));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learn_machines_servesWhatSparkSays(String algorithm, Map<String, Object> params, double auc) {
        Learnt learnt = learn(new ModelSpec("spark", algorithm, params));
        assertThat(learnt.parameters()).containsEntry("algorithm", algorithm);
        assertThat(learnt.model().files()).containsKey(Artifacts.ONNX);
        try (Scorer scorer = learnt.model().open()) {
            assertThat(auc(scorer)).isGreaterThanOrEqualTo(auc);
            Object[] unseen = {Float.POSITIVE_INFINITY, "nobody", new float[] {1, Float.NaN, 3}, 7f, null};
            assertThat(scorer.score(unseen)).isBetween(0.0, 1.0);
            Object[] missing = new Object[unseen.length];
            assertThat(scorer.score(missing)).isBetween(0.0, 1.0);
        }
    }

    private static Learnt learn(ModelSpec spec) {
        return learn(spec, lesson());
    }

    private static Learnt learn(ModelSpec spec, Lesson lesson) {
        SparkTrainer trainer = new SparkTrainer(spark, "failing", spec);
        trainer.check();
        return trainer.learn(lesson, new Stages(Progress.none(), () -> 0, ModelTrainer.STAGES));
    }

    private static Lesson lesson() {
        return lesson(Machines.rows(2_000, 1));
    }

    private static Lesson lesson(List<FeatureExample> rows) {
        JavaRDD<FeatureExample> training = new JavaSparkContext(spark.sparkContext()).parallelize(rows, 3);
        return new Lesson(Machines.FEATURES, Statistics.of(training, Machines.FEATURES), training, VALIDATION, 0);
    }

    @Test
    void learn_search_takesTheBestOfTheEarlierRows() {
        Map<String, List<Object>> values = Map.of("maxDepth", List.of(0L, 5L, 1L));
        SearchSpec search = new SearchSpec(values, OptionalInt.empty(), 1);
        List<String> told = new ArrayList<>();
        Lesson lesson = lesson();
        Learnt learnt = new SparkTrainer(
                        spark,
                        "failing",
                        new ModelSpec(
                                "spark",
                                "decision_tree",
                                Map.of("maxBins", 16L),
                                new SparkSpec(Map.of(), false, Optional.of(search))))
                .learn(
                        lesson,
                        new Stages(
                                (stage, done, all) -> told.add(stage + " " + done + "/" + all),
                                () -> 0,
                                ModelTrainer.STAGES));
        assertThat(learnt.parameters()).containsEntry("maxDepth", "5").containsEntry("maxBins", "16");
        assertThat(learnt.parameters().get("search 001")).endsWith("with {maxDepth=5}");
        assertThat(learnt.parameters().get("search 003")).isEqualTo("AUC 0.5000 with {maxDepth=0}");
        assertThat(told).contains("searching 0/3", "searching 1/3", "searching 3/3");
    }

    @Test
    void learn_searchOverFolds_takesTheBestMeanAndTellsEachFold() {
        SearchSpec search = new SearchSpec(Map.of("maxDepth", List.of(0L, 5L)), OptionalInt.empty(), 1, 3);
        ModelSpec spec =
                new ModelSpec("spark", "decision_tree", Map.of(), new SparkSpec(Map.of(), false, Optional.of(search)));
        List<String> told = new ArrayList<>();
        Learnt learnt = new SparkTrainer(spark, "failing", spec)
                .learn(
                        lesson(),
                        new Stages(
                                (stage, done, all) -> told.add(stage + " " + done + "/" + all),
                                () -> 0,
                                ModelTrainer.STAGES));
        assertThat(learnt.parameters()).containsEntry("maxDepth", "5");
        assertThat(learnt.parameters().get("search 001"))
                .matches("AUC 0\\.\\d{4} \\(mean of 0\\.\\d{4}, 0\\.\\d{4}, 0\\.\\d{4}\\) with \\{maxDepth=5}");
        assertThat(learnt.parameters().get("search 002"))
                .isEqualTo("AUC 0.5000 (mean of 0.5000, 0.5000, 0.5000) with {maxDepth=0}");
        assertThat(told).contains("searching 6/6");
        assertThat(learn(spec).parameters()).isEqualTo(learnt.parameters());
    }

    /** A logistic regression without penalty hands out, over its weighted rows, as much probability as there are weighted positives. */
    @Test
    void learn_balanced_rareClassWeighsAsMuch() {
        List<FeatureExample> rows = Machines.rows(2_000, 1).stream()
                .filter(row -> Boolean.FALSE.equals(row.label()) || row.timeMicros() % 5 == 0)
                .toList();
        Lesson lesson = lesson(rows);
        double positives = lesson.statistics().positives();
        double negatives = lesson.statistics().rows() - positives;
        assertThat(positives).isLessThan(negatives / 3);
        SparkSpec balanced = new SparkSpec(Map.of(), true, Optional.empty());
        Learnt learnt = learn(new ModelSpec("spark", "logistic_regression", Map.of(), balanced), lesson);
        double probability = 0;
        try (Scorer scorer = learnt.model().open()) {
            for (FeatureExample row : rows) {
                double weight = Boolean.TRUE.equals(row.label()) ? negatives / positives : 1;
                probability += weight * scorer.score(row.values());
            }
        }
        assertThat(probability).isCloseTo(negatives, withinPercentage(0.5));
        assertThat(learnt.parameters()).containsEntry("weights", "balanced");
    }

    /** Rows without gaps: what fills a gap is the mean of rows, whatever they weigh. */
    @ParameterizedTest
    @ValueSource(strings = {"logistic_regression", "decision_tree"})
    void learn_weightOfK_isThatRowKTimes(String algorithm) {
        List<FeatureExample> rows = Machines.rows(1_200, 1).stream()
                .filter(AlgorithmsIT::isWhole)
                .map(row -> row.weighing(1 + (float) row.values()[4]))
                .toList();
        List<FeatureExample> copies = rows.stream()
                .flatMap(row -> Collections.nCopies((int) row.weight(), row.weighing(1)).stream())
                .toList();
        Map<String, Object> params = algorithm.equals("decision_tree")
                ? Map.of("maxDepth", 5L, "maxBins", 128L)
                : Map.of("tol", 1e-12, "maxIter", 500L);
        ModelSpec plain = new ModelSpec("spark", algorithm, params);
        Learnt weighed = learn(plain.weighing(Text.of("1 + age")), lesson(rows));
        assertThat(weighed.parameters()).containsEntry("weights", "1 + age");
        double unweighed = 0;
        try (Scorer one = weighed.model().open();
                Scorer other = learn(plain, lesson(copies)).model().open();
                Scorer ignoring = learn(plain, lesson(rows)).model().open()) {
            for (FeatureExample row :
                    VALIDATION.stream().filter(AlgorithmsIT::isWhole).toList()) {
                assertThat(one.score(row.values())).isCloseTo(other.score(row.values()), within(1e-6));
                unweighed = Math.max(unweighed, Math.abs(one.score(row.values()) - ignoring.score(row.values())));
            }
        }
        assertThat(unweighed).isGreaterThan(0.01);
    }

    private static boolean isWhole(FeatureExample row) {
        return row.values()[0] != null && row.values()[2] instanceof float[] bands && !Float.isNaN(bands[1]);
    }

    @Test
    void check_weightsOfAlgorithmsWithoutThem_isRefusedWithTheReason() {
        Text weights = new Text("age", new Location("pandan.yaml", 7, 9));
        Map<String, Object> layers = Map.of("layers", List.of(4L));
        assertThatThrownBy(() -> learn(new ModelSpec("spark", "multilayer_perceptron", layers).weighing(weights)))
                .hasMessageContaining("pandan.yaml 7:9: decisions.failing.model.weights: multilayer_perceptron of Spark"
                        + " knows no weights of rows: it has no parameter weightCol");
        assertThatThrownBy(() -> learn(new ModelSpec("spark", "factorization_machine", Map.of()).weighing(weights)))
                .hasMessageContaining("factorization_machine of Spark knows no weights of rows: it has a parameter"
                        + " weightCol, but does not read it");
        new SparkTrainer(spark, "failing", new ModelSpec("spark", "linear_svc", Map.of()).weighing(weights)).check();
    }

    @Test
    void learn_balancedPerceptron_isRefused() {
        Map<String, Location> places = Map.of("weights", new Location("pandan.yaml", 7, 9));
        SparkSpec balanced = new SparkSpec(places, true, Optional.empty());
        Map<String, Object> layers = Map.of("layers", List.of(4L));
        assertThatThrownBy(() -> learn(new ModelSpec("spark", "multilayer_perceptron", layers, balanced)))
                .hasMessageContaining(
                        "pandan.yaml 7:9: decisions.failing.model.weights: multilayer_perceptron of Spark knows no weights of rows");
    }

    @Test
    void check_anotherModel_isRefused() {
        Lesson lesson = lesson();
        AlgorithmFit fit = new AlgorithmFit(
                spark,
                lesson.features(),
                new Recipe("failing", new ModelSpec("spark", "decision_tree", Map.of()), 0),
                lesson.statistics());
        FittedModel all = fit.fit(lesson.training(), List.of(0, 1, 2, 4));
        FittedModel other = fit.fit(lesson.training(), List.of(0));
        Agreement agreement = new Agreement(spark, all, VALIDATION, lesson.features());
        try (Scorer right = all.model().open();
                Scorer wrong = other.model().open()) {
            assertThat(agreement.check(right)).isLessThan(1e-6);
            assertThatThrownBy(() -> agreement.check(wrong)).hasMessageContaining("differs from Spark's model by");
        }
    }

    private static double auc(Scorer scorer) {
        double[] scores = new double[VALIDATION.size()];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scorer.score(VALIDATION.get(i).values());
            labels[i] = Boolean.TRUE.equals(VALIDATION.get(i).label());
        }
        PolicySpec policy = new PolicySpec(Optional.empty(), List.of(), "none", "none");
        return Metrics.of(new Predictions(scores, labels, new int[scores.length]), policy)
                .auc();
    }

    static Stream<Arguments> hashing() {
        return Stream.of(
                Arguments.of("logistic_regression", Map.of()),
                Arguments.of("decision_tree", Map.of("maxDepth", 6L)),
                Arguments.of("factorization_machine", Map.of("maxIter", 5L)));
    }

    /** Five makers in sixteen buckets: whatever text comes has the score of its bucket, and none of them that of a missing one. */
    @ParameterizedTest
    @MethodSource("hashing")
    void learn_hashed_unseenTextsHaveTheScoreOfTheirBucket(String algorithm, Map<String, Object> params) {
        ModelSpec spec = new ModelSpec("spark", algorithm, params).hashing(HashSpec.of(Map.of("maker", 16)));
        Hashing hashing = Hashing.of(Machines.FEATURES, Optional.of(spec));
        JavaRDD<FeatureExample> rows = hashing.rows(lesson().training());
        Lesson lesson = new Lesson(
                Machines.FEATURES, hashing.statistics(rows, Machines.FEATURES), rows, hashing.rows(VALIDATION), 0);
        Learnt learnt = hashing.learnt(learn(spec, lesson));
        assertThat(learnt.parameters()).containsEntry("hash of maker", "16 buckets");
        Model model = learnt.model();
        assertThat(model.domain().inputs().get(1).categories()).containsExactlyInAnyOrderElementsOf(Buckets.names(16));
        byte[] onnx = Objects.requireNonNull(model.files().get(Artifacts.ONNX));
        try (Scorer scorer = model.open();
                Scorer exported = new OnnxScorer(onnx, Buckets.domain(model.domain()))) {
            List<@Nullable Object[]> texts =
                    VALIDATION.stream().map(FeatureExample::values).toList();
            double[] batch = scorer.scores(texts);
            for (int i = 0; i < batch.length; i++) {
                assertThat(scorer.score(texts.get(i)))
                        .isCloseTo(batch[i], within(scorer.batchTolerance()))
                        .isCloseTo(exported.score(lesson.validation().get(i).values()), within(1e-6));
            }
            assertThat(auc(scorer)).isGreaterThan(0.6);
            assertThat(byBucket(scorer)).hasSize(16).allSatisfy(scores -> assertThat(scores)
                    .hasSize(1));
        }
    }

    /** The scores of rows that differ in a text which was never seen, by its bucket. */
    private static Collection<Set<Double>> byBucket(Scorer scorer) {
        Buckets buckets = new Buckets(List.of(0, 16, 0, 0, 0));
        Map<Object, Set<Double>> all = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Object[] row = {40f, "maker-" + i, new float[] {1, 2, 3}, 7f, 2f};
            all.computeIfAbsent(Objects.requireNonNull(buckets.of(row)[1]), bucket -> new HashSet<>())
                    .add(scorer.score(row));
        }
        return all.values();
    }

    @Test
    void learn_numbersThatAreNotBits_bernoulliIsRefusedWithSparksReason() {
        assertThatThrownBy(() -> learn(new ModelSpec("spark", "naive_bayes", Map.of("modelType", "bernoulli"))))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("Spark's naive_bayes failed: ")
                .hasMessageEndingWith("Vector values MUST be in {0, 1}");
    }
}
