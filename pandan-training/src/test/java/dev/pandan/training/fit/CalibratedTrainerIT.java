package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.model.trees.TreeScorer;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.CalibrationMethod;
import dev.pandan.spec.project.HashSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are calibrated on the later training rows. */
final class CalibratedTrainerIT extends WithSpark {
    private static final List<FeatureExample> VALIDATION = Machines.rows(600, 2);
    private static final long HORIZON = 100;

    private static Lesson lesson(List<FeatureExample> rows) {
        JavaRDD<FeatureExample> training = new JavaSparkContext(spark.sparkContext()).parallelize(rows, 3);
        return new Lesson(Machines.FEATURES, Statistics.of(training, Machines.FEATURES), training, VALIDATION, HORIZON);
    }

    private static Learnt learn(ModelTrainer trainer, List<FeatureExample> rows) {
        return trainer.learn(lesson(rows), new Stages(Progress.none(), () -> 0, trainer.stages()));
    }

    private static ModelTrainer spark(String algorithm) {
        Map<String, Object> params = algorithm.equals("decision_tree") ? Map.of() : Map.of("maxIter", 5L);
        return new SparkTrainer(spark, "failing", new ModelSpec("spark", algorithm, params));
    }

    @ParameterizedTest
    @CsvSource({
        "logistic_regression, ISOTONIC, " + LinearScorer.NAME,
        "decision_tree, PLATT, " + TreeScorer.NAME,
        "factorization_machine, PLATT, " + OnnxScorer.NAME
    })
    void learn_calibrated_servesAsBeforeWithTheCalibrationInside(
            String algorithm, CalibrationMethod method, String scorer) {
        Learnt learnt = learn(new CalibratedTrainer(spark(algorithm), "failing", method), Machines.rows(2_000, 1));
        Calibrated how = learnt.calibrated().orElseThrow();
        assertThat(how.rows()).isEqualTo(400);
        assertThat(how.gap()).isEqualTo(HORIZON);
        assertThat(how.learnt()).isEqualTo(1_500);
        assertThat(learnt.parameters()).containsKeys("calibration", "calibrated on");
        Model model = learnt.model();
        assertThat(model.scorer()).isEqualTo(scorer);
        byte[] onnx = Objects.requireNonNull(model.files().get(Artifacts.ONNX));
        try (Scorer before = how.before().open();
                Scorer after = model.open();
                Scorer beside = new OnnxScorer(onnx, model.domain())) {
            for (FeatureExample row : VALIDATION) {
                double expected = how.calibration().of(before.score(row.values()));
                assertThat(after.score(row.values())).isCloseTo(expected, within(1e-9));
                assertThat(beside.score(row.values())).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void learn_hashedTexts_bothModelsTakeTheTexts() {
        ModelSpec spec = new ModelSpec("spark", "decision_tree", Map.of()).hashing(HashSpec.of(Map.of("maker", 16)));
        Hashing hashing = Hashing.of(Machines.FEATURES, Optional.of(spec));
        JavaRDD<FeatureExample> rows =
                hashing.rows(lesson(Machines.rows(2_000, 1)).training());
        Lesson lesson = new Lesson(
                Machines.FEATURES,
                hashing.statistics(rows, Machines.FEATURES),
                rows,
                hashing.rows(VALIDATION),
                HORIZON);
        ModelTrainer trainer = new CalibratedTrainer(spark("decision_tree"), "failing", CalibrationMethod.PLATT);
        Learnt learnt = hashing.learnt(trainer.learn(lesson, new Stages(Progress.none(), () -> 0, trainer.stages())));
        Calibrated how = learnt.calibrated().orElseThrow();
        assertThat(learnt.model().domain().inputs().get(1).categories()).hasSize(16);
        try (Scorer before = how.before().open();
                Scorer after = learnt.model().open()) {
            for (FeatureExample row : VALIDATION) {
                double expected = how.calibration().of(before.score(row.values()));
                assertThat(after.score(row.values())).isCloseTo(expected, within(1e-9));
            }
        }
    }

    /** The earlier rows alone are learnt from: what comes after the gap could be anything. */
    @Test
    void learn_calibrated_theModelDoesNotSeeTheLaterRows() {
        List<FeatureExample> rows = Machines.rows(2_000, 1);
        Learnt calibrated =
                learn(new CalibratedTrainer(spark("logistic_regression"), "failing", CalibrationMethod.PLATT), rows);
        Learnt alone = learn(spark("logistic_regression"), rows.subList(0, 1_500));
        try (Scorer before = calibrated.calibrated().orElseThrow().before().open();
                Scorer same = alone.model().open()) {
            for (FeatureExample row : VALIDATION) {
                assertThat(before.score(row.values())).isCloseTo(same.score(row.values()), within(1e-9));
            }
        }
    }

    @Test
    void learn_laterRowsOfOneLabel_areRefused() {
        List<FeatureExample> rows = Machines.rows(500, 1).stream()
                .map(row -> new FeatureExample(
                        row.id(),
                        row.timeMicros(),
                        row.features(),
                        row.timeMicros() < 400 && Boolean.TRUE.equals(row.label()),
                        true))
                .toList();
        assertThatThrownBy(() -> learn(
                        new CalibratedTrainer(spark("logistic_regression"), "failing", CalibrationMethod.PLATT), rows))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining(
                        "decisions: failing: model: calibrate: the rows that would be calibrated on hold 0");
    }
}
