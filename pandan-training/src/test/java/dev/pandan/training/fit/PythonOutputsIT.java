package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.HashSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PythonSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.project.Text;
import dev.pandan.training.Scripts;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.job.Stages;
import dev.pandan.training.python.PythonPlace;
import dev.pandan.training.python.PythonTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of numbers and of classes that scripts hand back in each form; the trainer refuses what does not give the script's own scores. */
final class PythonOutputsIT {
    private static final String BOOSTED = """
            import lightgbm
            import xgboost
            import pandan

            data = pandan.load()
            model = MODEL(n_estimators=15, random_state=0)
            model.fit(data.train.matrix, data.train.y)
            pandan.save_trees(model)
            """;

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        if (System.getenv("CI") == null) {
            assumeTrue(
                    Scripts.hasVenv(), "python3 with venv is not there (Debian, Ubuntu: apt-get install python3-venv)");
        }
        spark = SparkSessions.open(folder.resolve("spark"), 2);
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    private static final String WEIGHED = """
            import numpy as np
            import pandan

            data = pandan.load()
            ages = data.train.X["age"]
            np.testing.assert_array_equal(data.train.weights, EXPECTED)
            np.testing.assert_array_equal(data.test.weights, np.ones(len(data.test)))
            """;

    @Test
    void learn_weights_reachTheScript() throws IOException {
        String fitted = BOOSTED.replace("MODEL", "xgboost.XGBRegressor")
                .replace("train.y)", "train.y, sample_weight=data.train.weights)");
        Text weights = Text.of("1 + age");
        Learnt learnt =
                learn(Target.NUMBER, "trees", WEIGHED.replace("EXPECTED", "1 + ages") + fitted, weights, Map.of());
        assertThat(learnt.parameters()).containsEntry("weights", "1 + age");
        assertKnowsLives(learnt);
        learn(Target.NUMBER, "trees", WEIGHED.replace("EXPECTED", "np.ones(len(ages))") + fitted);
    }

    @ParameterizedTest
    @CsvSource({"xgboost.XGBRegressor", "lightgbm.LGBMRegressor"})
    void learn_boostedTreesOfANumber_scoreAsInPython(String model) throws IOException {
        Learnt learnt = learn(Target.NUMBER, "trees", BOOSTED.replace("MODEL", model));
        assertThat(learnt.model().scorer()).isEqualTo("trees-java/1");
        assertKnowsLives(learnt);
    }

    @Test
    void learn_hashedTexts_scoreAsInPython() throws IOException {
        String script = BOOSTED.replace("MODEL", "xgboost.XGBRegressor");
        Learnt learnt = learn(Target.NUMBER, "trees", script, null, Map.of("maker", 16));
        assertThat(learnt.model().domain().inputs().get(1).buckets()).isEqualTo(16);
        assertKnowsLives(learnt);
    }

    @ParameterizedTest
    @CsvSource({"xgboost.XGBClassifier", "lightgbm.LGBMClassifier"})
    void learn_boostedTreesOfClasses_scoreAsInPython(String model) throws IOException {
        assertKnowsFaults(learn(Target.CLASS, "trees", BOOSTED.replace("MODEL", model)));
    }

    @ParameterizedTest
    @CsvSource({
        "tensorflow, save_keras, save_saved_model, tensorflow/1",
        "pytorch, save_torch, save_torchscript, torchscript/1"
    })
    void learn_networkAsItIs_scoresAsInPython(String template, String word, String other, String scorer)
            throws IOException {
        String script = Scripts.ofTemplate(template).replace(word, other).replace("\"epochs\": 5", "\"epochs\": 100");
        Learnt number = learn(Target.NUMBER, template, ofNumbers(script));
        assertThat(number.model().scorer()).isEqualTo(scorer);
        assertKnowsLives(number);
        Learnt classes = learn(Target.CLASS, template, ofClasses(script));
        assertThat(classes.model().scorer()).isEqualTo(scorer);
        assertKnowsFaults(classes);
    }

    /** A last layer without a curve, over a squared error. */
    private static String ofNumbers(String script) {
        return script.replace("1, activation=\"sigmoid\"", "1, bias_initializer=keras.initializers.Constant(900)")
                .replace("\"binary_crossentropy\", metrics=[\"auc\"]", "\"mean_squared_error\"")
                .replace("nn.Linear(64, 1), nn.Sigmoid()", "nn.Linear(64, 1)")
                .replace("binary_cross_entropy(model(", "mse_loss(model(")
                .replace("0.003", "0.03");
    }

    private static String ofClasses(String script) {
        return script.replace("1, activation=\"sigmoid\", name=\"score\"", "3, activation=\"softmax\"")
                .replace("\"binary_crossentropy\", metrics=[\"auc\"]", "\"sparse_categorical_crossentropy\"")
                .replace("nn.Linear(64, 1), nn.Sigmoid()", "nn.Linear(64, 3), nn.Softmax(dim=1)")
                .replace(".float().unsqueeze(1)", "")
                .replace(
                        "binary_cross_entropy(model(numbers[rows], codes[rows])",
                        "nll_loss(model(numbers[rows], codes[rows]).log()");
    }

    @Test
    void learn_modelOfAnotherKind_isRefusedByTheScript() {
        assertThatThrownBy(() -> learn(
                        Target.NUMBER,
                        "trees",
                        BOOSTED.replace("MODEL", "xgboost.XGBClassifier")
                                .replace("data.train.y)", "data.train.y > 900)")))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("XGBClassifier is a classifier (expected: a regressor");
        assertThatThrownBy(() -> learn(
                        Target.CLASS,
                        "trees",
                        BOOSTED.replace("MODEL", "lightgbm.LGBMClassifier")
                                .replace("data.train.y)", "[data.classes[y] for y in data.train.y])")))
                .hasMessageContaining("fit it on data.train.y");
    }

    /** Detectors whose score is any number: what is far from all the rest is more unusual. */
    @ParameterizedTest
    @CsvSource({"'neighbors.LocalOutlierFactor(novelty=True)'", "'svm.OneClassSVM(nu=0.05)'"})
    void learn_otherDetectors_scoreAsInPython(String model) throws IOException {
        Learnt learnt = learn(Target.ANOMALY, "sklearn", """
                import pandan
                from sklearn import neighbors, svm
                from sklearn.compose import make_column_transformer
                from sklearn.impute import SimpleImputer
                from sklearn.pipeline import make_pipeline
                from sklearn.preprocessing import StandardScaler

                data = pandan.load()
                numbers = make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler())
                model = make_pipeline(make_column_transformer((numbers, data.numbers)), MODEL)
                model.fit(data.train.X)
                pandan.save_sklearn(model)
                """.replace("MODEL", model));
        assertThat(learnt.model().output()).isEqualTo(OutputKind.ANOMALY);
        try (Scorer scorer = learnt.model().open()) {
            Object[] ordinary = {45f, "acme", new float[] {2, 1, 4}, null, 1f};
            Object[] odd = {900f, "acme", new float[] {40, -20, 60}, null, 30f};
            assertThat(scorer.score(odd)).isGreaterThan(scorer.score(ordinary));
        }
        Reasons.assertThere(learnt.model(), validation(Target.ANOMALY));
    }

    private static void assertKnowsLives(Learnt learnt) {
        assertThat(learnt.model().output()).isEqualTo(OutputKind.NUMBER);
        List<FeatureExample> rows = validation(Target.NUMBER);
        double mean =
                rows.stream().mapToDouble(row -> (Double) row.label()).average().orElseThrow();
        try (Scorer scorer = learnt.model().open()) {
            double error = rows.stream()
                    .mapToDouble(row -> Math.pow(scorer.score(row.values()) - (Double) row.label(), 2))
                    .sum();
            double ofMean = rows.stream()
                    .mapToDouble(row -> Math.pow(mean - (Double) row.label(), 2))
                    .sum();
            assertThat(1 - error / ofMean).as("R2").isGreaterThan(0.1);
        }
    }

    private static void assertKnowsFaults(Learnt learnt) {
        assertThat(learnt.model().output()).isEqualTo(OutputKind.CLASS);
        assertThat(learnt.model().classes()).containsExactlyInAnyOrder("열", "wear", "none");
        List<FeatureExample> rows = validation(Target.CLASS);
        try (Scorer scorer = learnt.model().open()) {
            long right = rows.stream()
                    .map(row -> Map.entry(String.valueOf(row.label()), scorer.verdict(row.values())))
                    .filter(row -> row.getKey().equals(row.getValue().classes().predicted()))
                    .count();
            assertThat(right).isGreaterThan(rows.size() / 2);
            Verdict nothing = scorer.verdict(new Object[Machines.FEATURES.size()]);
            assertThat(nothing.classes().byName().get(nothing.classes().predicted()))
                    .isEqualTo(nothing.score());
        }
        Reasons.assertThere(learnt.model(), rows);
    }

    private static List<FeatureExample> validation(Target target) {
        return rows(target, 300, 2);
    }

    private static List<FeatureExample> rows(Target target, int count, long seed) {
        return switch (target) {
            case NUMBER -> Machines.lives(count, seed);
            case CLASS -> Machines.faults(count, seed);
            default -> apart(Machines.rows(count, seed), new SplittableRandom(seed));
        };
    }

    private static List<FeatureExample> weighed(List<FeatureExample> rows, @Nullable Text weights) {
        return weights == null
                ? rows
                : rows.stream()
                        .map(row -> row.weighing(1 + (float) row.values()[4]))
                        .toList();
    }

    /** With no two numbers alike: of rows that are equally near, the neighbours that count are anybody's choice. */
    private static List<FeatureExample> apart(List<FeatureExample> rows, SplittableRandom random) {
        List<FeatureExample> all = new ArrayList<>();
        for (FeatureExample row : rows) {
            @Nullable Object[] values = row.values().clone();
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Float number) {
                    values[i] = number + random.nextFloat();
                } else if (values[i] instanceof float[] vector) {
                    float[] moved = vector.clone();
                    for (int j = 0; j < moved.length; j++) {
                        moved[j] += random.nextFloat();
                    }
                    values[i] = moved;
                }
            }
            FeatureRow moved = new FeatureRow(values, new long[0], new long[0]);
            all.add(new FeatureExample(row.id(), row.timeMicros(), moved, row.label(), true));
        }
        return all;
    }

    private static Learnt learn(Target target, String template, String script) throws IOException {
        return learn(target, template, script, null, Map.of());
    }

    /**
     * @param weights that each training row has already, as 1 + its age; null: none
     * @param hash features that are hashed
     */
    private static Learnt learn(
            Target target, String template, String script, @Nullable Text weights, Map<String, Integer> hash)
            throws IOException {
        Path project = Scripts.write(folder.resolve("project"), template, script);
        PythonSpec python = new PythonSpec("train.py", Optional.of("requirements.txt"), Duration.ofMinutes(30));
        ModelSpec plain = new ModelSpec(Map.of(), python).predicting(target).hashing(HashSpec.of(hash));
        ModelSpec spec = weights == null ? plain : plain.weighing(weights);
        Hashing hashing = Hashing.of(Machines.FEATURES, Optional.of(spec));
        PythonPlace place = PythonPlace.of(project, project.resolve("work"), line -> {});
        JavaRDD<FeatureExample> training = new JavaSparkContext(spark.sparkContext())
                .parallelize(weighed(hashing.rows(rows(target, 700, 1)), weights), 3);
        Lesson lesson = new Lesson(
                Machines.FEATURES,
                hashing.statistics(training, Machines.FEATURES),
                training,
                hashing.rows(validation(target)),
                0);
        return hashing.learnt(new PythonTrainer(place, "failing", spec)
                .learn(lesson, new Stages(Progress.none(), () -> 0, ModelTrainer.STAGES)));
    }
}
