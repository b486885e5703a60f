package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.expression.ProjectCompiler;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.training.fit.Calibrated;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainerIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void train_flightsBeforeTheSplit_learnsFromWindows(@TempDir Path folder) throws Exception {
        try (SparkSession spark = SparkSessions.open(folder.resolve("spark"), 2)) {
            StoredProject flights = Flights.load(spark, Long.MIN_VALUE, Flights.SPLIT);
            Registry registry = new Registry(flights.store().objects(), CLOCK);
            List<String> stages = new ArrayList<>();
            Trainer trainer =
                    new Trainer(spark, registry, folder.resolve("reports"), (stage, done, total) -> stages.add(stage));
            TrainingResult result = trainer.train(TrainingRequest.of(flights, "late"));

            assertThat(result.rows())
                    .isEqualTo(
                            new TrainingRows(116_748, 116_748 - 115_056, 3, 90_418, 22_937, 1_623, 23_012, 5_693, 0));
            assertThat(result.metrics().byName().get("auc")).isCloseTo(0.6505, within(0.001));
            assertThat(result.metrics().byName().get("average_precision")).isCloseTo(0.387, within(0.003));
            assertThat(result.beside().withoutWindows().orElseThrow().byName().get("auc"))
                    .isCloseTo(0.586, within(0.003));
            assertThat(result.baseline().byName().get("auc")).isEqualTo(0.5);
            assertThat(result.baseline().byName().get("log_loss")).isCloseTo(0.5596, within(0.0005));
            assertThat(Files.readString(result.report()))
                    .contains("<svg id=\"roc\"", "without features that read windows");
            assertThat(registry.champion("late")).isEmpty();
            assertThat(result.bundle().artifacts()).contains(Artifacts.LINEAR, Artifacts.ONNX, Artifacts.REPORT);
            assertThat(stages).contains("training set", "fitting models");
            try (Scorer scorer = registry.scorer(registry.bundle("late", 1))) {
                assertThat(scorer.score(new Object[scorer.domain().inputs().size()]))
                        .isBetween(0.0, 1.0);
            }
            trainCalibrated(flights, registry, trainer);
            Files.copy(
                    result.report(), Path.of("target/report.html"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Balanced weights, so that scores are no probabilities, and a calibration that makes them some, beside the champion. */
    private static void trainCalibrated(StoredProject flights, Registry registry, Trainer trainer) throws IOException {
        registry.promote("late", 1);
        String text = flights.projectText()
                .replace(
                        "algorithm: logistic_regression",
                        "algorithm: logistic_regression\n      weights: balanced\n      calibrate: isotonic");
        StoredProject project = new StoredProject(
                ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null)),
                text,
                flights.store(),
                flights.address(),
                flights.namespace());
        TrainingResult result = trainer.train(TrainingRequest.of(project, "late"));

        Calibrated how = result.calibrated().orElseThrow();
        assertThat(how.learnt() + how.gap() + how.rows()).isEqualTo(90_418);
        assertThat(how.rows()).isBetween(18_083L, 18_500L);
        assertThat(how.gap()).isPositive();
        Map<String, Double> before =
                result.beside().uncalibrated().orElseThrow().byName();
        Map<String, Double> after = result.metrics().byName();
        assertThat(before.get("calibration_error")).isGreaterThan(0.2);
        assertThat(after.get("calibration_error")).isLessThan(before.get("calibration_error") / 3);
        assertThat(after.get("log_loss")).isLessThan(before.get("log_loss") - 0.05);
        assertThat(after.get("auc")).isCloseTo(before.get("auc"), within(0.002));
        assertThat(result.champion()).isEqualTo("late@1");
        assertThat(result.beside().champion().orElseThrow().byName())
                .isEqualTo(registry.bundle("late", 1).metrics().entrySet().stream()
                        .filter(figure -> !figure.getKey().contains("."))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(result.bundle().scorer()).isEqualTo(LinearScorer.NAME);
        assertThat(result.bundle().metrics()).containsKey("uncalibrated.calibration_error");
        assertThat(Files.readString(result.report()))
                .contains(
                        "before calibration", "champion late@1", "class=\"curve champion\"", "class=\"curve before\"");
    }
}
