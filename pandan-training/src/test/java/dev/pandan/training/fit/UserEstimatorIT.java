package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.CalibrationMethod;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SparkSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.job.Stages;
import dev.pandan.training.job.UserJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimators of a jar that Pandan has never seen. */
final class UserEstimatorIT {
    @TempDir
    private static Path folder;

    private static Path jar;
    private static ClassLoader loader;
    private static SparkSession spark;

    @BeforeAll
    static void start() throws Exception {
        jar = UserJar.build(folder);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        UserJars.use(List.of(jar));
        loader = Thread.currentThread().getContextClassLoader();
        spark = SparkSessions.open(folder.resolve("spark"), 2);
        Thread.currentThread().setContextClassLoader(before);
    }

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void use() {
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void leave() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static ModelSpec spec(String type, Map<String, Object> params) {
        SparkSpec own = SparkSpec.of(new Text("mine.jar", new Location("pandan.yaml", 7, 12)));
        return new ModelSpec("spark", type, params, own);
    }

    private static Learnt learn(ModelSpec spec) {
        return learn(spec, trainer -> trainer);
    }

    private static Learnt learn(ModelSpec spec, UnaryOperator<ModelTrainer> around) {
        return learn(spec, around, 1);
    }

    /** @param negative what a row weighs whose label is false */
    private static Learnt learn(ModelSpec spec, double negative) {
        return learn(spec, trainer -> trainer, negative);
    }

    private static Learnt learn(ModelSpec spec, UnaryOperator<ModelTrainer> around, double negative) {
        List<FeatureExample> all = Machines.rows(800, 1).stream()
                .map(row -> row.weighing(Boolean.TRUE.equals(row.label()) ? 1 : negative))
                .toList();
        JavaRDD<FeatureExample> rows = new JavaSparkContext(spark.sparkContext()).parallelize(all, 3);
        Lesson lesson =
                new Lesson(Machines.FEATURES, Statistics.of(rows, Machines.FEATURES), rows, Machines.rows(300, 2), 0);
        ModelTrainer trainer = around.apply(new SparkTrainer(spark, "failing", spec));
        trainer.check();
        return trainer.learn(lesson, new Stages(Progress.none(), () -> 0, trainer.stages()));
    }

    @Test
    void learn_modelOfItsOwn_scoresByItsCodeAsSparkDoes() {
        Learnt learnt = learn(spec(UserJar.MEANS, Map.of("slope", 0.01)));
        assertThat(learnt.model().scorer()).isEqualTo("spark-model/1");
        assertThat(learnt.model().files()).containsOnlyKeys(Artifacts.SPARK);
        assertThat(learnt.parameters())
                .containsEntry("slope", "0.01")
                .hasEntrySatisfying("jar", text -> assertThat(text).matches("mine.jar, SHA-256 [0-9a-f]{64}"));
        try (Scorer scorer = learnt.model().open()) {
            Object[] cold = {1f, "acme", new float[] {0, 0, 0}, null, 1f};
            Object[] hot = {88f, "acme", new float[] {0, 0, 0}, null, 1f};
            assertThat(scorer.score(hot)).isGreaterThan(scorer.score(cold) + 0.2);
            assertThat(scorer.score(new Object[5])).isBetween(0.0, 1.0);
        }
    }

    /** Its code has no place for a calibration, which lies beside it. */
    @Test
    void learn_modelOfItsOwnCalibrated_hasItBehindItsScore() {
        Learnt learnt = learn(
                spec(UserJar.MEANS, Map.of()),
                trainer -> new CalibratedTrainer(trainer, "failing", CalibrationMethod.PLATT));
        Calibrated how = learnt.calibrated().orElseThrow();
        assertThat(learnt.model().files()).containsOnlyKeys(Artifacts.SPARK, Artifacts.CALIBRATION);
        try (Scorer before = how.before().open();
                Scorer after = learnt.model().open()) {
            assertThat(after.name()).isEqualTo("spark-model/1+calibration/1");
            for (FeatureExample row : Machines.rows(100, 2)) {
                assertThat(after.score(row.values()))
                        .isEqualTo(how.calibration().of(before.score(row.values())));
            }
        }
    }

    @Test
    void learn_modelThatIsMllibs_isExportedAndServesLive() {
        Learnt learnt = learn(spec(UserJar.KNOWN, Map.of("regParam", 0.1)));
        assertThat(learnt.model().scorer()).isEqualTo(LinearScorer.NAME);
        assertThat(learnt.model().files()).containsKey(Artifacts.ONNX);
    }

    /** An estimator knows weights if it has Spark's parameter for them. */
    @Test
    void learn_weights_reachWhatKnowsThem() {
        ModelSpec known = spec(UserJar.KNOWN, Map.of("regParam", 0.1));
        Object[] hot = {70f, "acme", new float[] {0, 0, 4}, null, 3f};
        try (Scorer plain = learn(known).model().open();
                Scorer weighed = learn(known.weighing(Text.of("1 + age")), 1 / 64.0)
                        .model()
                        .open()) {
            assertThat(Math.abs(weighed.score(hot) - plain.score(hot))).isGreaterThan(0.001);
        }
        Text weights = new Text("1 + age", new Location("pandan.yaml", 9, 16));
        assertThatThrownBy(() -> learn(spec(UserJar.MEANS, Map.of()).weighing(weights)))
                .hasMessageContaining("pandan.yaml 9:16: decisions.failing.model.weights: com.example.NearestMean knows"
                        + " no weights of rows: it has no parameter weightCol");
    }

    @Test
    void open_anotherJar_isRefused() throws Exception {
        Learnt learnt = learn(spec(UserJar.MEANS, Map.of()));
        Path other = Files.createDirectories(folder.resolve("other")).resolve("mine.jar");
        Files.copy(jar, other, StandardCopyOption.REPLACE_EXISTING);
        Files.write(other, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        UserJars.use(List.of(other));
        assertThatThrownBy(() -> learnt.model().open())
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("the project's jar is not the one that com.example.NearestMean was trained with");
        Thread.currentThread().setContextClassLoader(before);
        assertThatThrownBy(() -> learnt.model().open()).hasMessageContaining("the project names no jar that is there");
    }

    @Test
    void check_whatIsWrong_isToldWithItsPlace() {
        assertThatThrownBy(() -> learn(spec("com.example.Nothing", Map.of())))
                .hasMessageContaining(
                        "pandan.yaml 7:12: decisions.failing.model.algorithm: com.example.Nothing: the class"
                                + " is not in 'mine.jar', or the file is not there");
        assertThatThrownBy(() -> learn(spec("java.lang.String", Map.of())))
                .hasMessageContaining("the class is no org.apache.spark.ml.Estimator");
        assertThatThrownBy(() -> learn(spec(UserJar.MEANS, Map.of("slop", 1.0))))
                .hasMessageContaining("params.slop: no parameter of com.example.NearestMean (did you mean 'slope'?)");
        assertThatThrownBy(() -> learn(spec(UserJar.MEANS, Map.of("slope", -1.0))))
                .hasMessageContaining("params.slope: Spark refuses the value (expected: steepness, > 0)");
    }
}
