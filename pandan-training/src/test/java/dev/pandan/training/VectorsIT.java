package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.Feature;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.VectorTerm;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.OnnxWriter;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.training.fit.Agreement;
import dev.pandan.training.fit.Candidates;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.Statistics;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.job.Stages;
import dev.pandan.training.parity.ParityChecker;
import dev.pandan.training.parity.ParityOptions;
import dev.pandan.training.parity.ParityReport;
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.PlanOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that are vectors, from the log to a model and back to what was decided. */
final class VectorsIT {
    private static final int BANDS = 2;

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Sensors sensors;
    private static StoredProject project;

    @BeforeAll
    static void start() {
        spark = SparkSessions.open(folder.resolve("spark"), 2);
        sensors = new Sensors();
        project = sensors.load();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static TrainingRequest request(PlanKind by, int slices) {
        return new TrainingRequest(
                project, "failing", HistoryClock.EVENT_TIME, new PlanOptions(Optional.of(by), OptionalInt.of(slices)));
    }

    @Test
    void train_vectors_learnsFromTheirElements() throws Exception {
        Registry registry = new Registry(project.store().objects(), Clock.systemUTC());
        Trainer trainer = new Trainer(spark, registry, folder.resolve("reports"), Progress.none());
        TrainingResult result = trainer.train(TrainingRequest.of(project, "failing"));
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.85);
        assertThat(Files.readString(result.report()))
                .contains("Weights of the elements of bands", "elements that weigh most", "category, vector");
        try (Scorer scorer =
                registry.scorer(registry.bundle("failing", result.bundle().version()))) {
            assertThat(scorer.domain().inputs().stream().filter(Domain.Input::takesVector))
                    .extracting(Domain.Input::name)
                    .containsExactly("bands", "place", "levels_before", "nothing");
            Object[] row = {1f, "s1", new float[] {2, 0, 0, Float.NaN}, null, new float[] {1, 2}, null, null};
            double high = scorer.score(row);
            row[BANDS] = new float[] {-2, 0, 0, Float.NaN};
            assertThat(scorer.score(row)).isLessThan(high - 0.3);
            assertThat(scorer.contributions(row)).hasSize(7);
        }
    }

    private static StoredProject weighing(String weights) {
        String text = Sensors.TEXT.replace(
                "algorithm: logistic_regression", "algorithm: logistic_regression, weights: \"" + weights + "\"");
        return new StoredProject(
                ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null)),
                text,
                project.store(),
                project.address(),
                project.namespace());
    }

    private static TrainingResult train(StoredProject weighing) {
        Registry registry = new Registry(project.store().objects(), Clock.systemUTC());
        return new Trainer(spark, registry, folder.resolve("reports"), Progress.none())
                .train(TrainingRequest.of(weighing, "failing"));
    }

    @Test
    void train_weights_leavesOutWhatWeighsNothingAndMeasuresAllTheSame() throws Exception {
        TrainingResult all = train(project);
        TrainingResult some = train(weighing("if(bands[0] > 0, 2, 0)"));
        TrainingRows rows = some.rows();
        assertThat(rows.weightless()).isPositive();
        assertThat(rows.training() + rows.weightless()).isEqualTo(all.rows().training());
        assertThat(rows.gap()).isEqualTo(all.rows().gap());
        assertThat(rows.validation()).isEqualTo(all.rows().validation());
        assertThat(some.baseline().byName().get("base_rate"))
                .isEqualTo(all.baseline().byName().get("base_rate"));
        assertThat(some.bundle().provenance().parameters()).containsEntry("weights", "if(bands[0] > 0, 2, 0)");
        assertThat(some.bundle().provenance().trainingDigest())
                .isEqualTo(all.bundle().provenance().trainingDigest());
        assertThat(Files.readString(some.report())).contains("Left out by their weight", "if(bands[0] &gt; 0");
    }

    @Test
    void train_weightsThatAreNone_namesTheRow() {
        assertThatThrownBy(() -> train(weighing("1 + bands[0]")))
                .isInstanceOf(PandanException.class)
                .hasMessageMatching("(?s).*pandan.yaml 31:\\d+: decisions.failing.model.weights: the weight of the"
                        + " training row 'r\\d+' is (NULL|-[\\d.]+), and \\d+ more rows have none \\(expected: a finite"
                        + " number above 0, or 0 to leave the row out of learning.*");
        assertThatThrownBy(() -> train(weighing("sqrt(level) / 0"))).hasMessageContaining("' is NULL, and ");
        assertThatThrownBy(() -> train(weighing("double('Infinity')"))).hasMessageContaining("' is Infinity, and ");
        assertThatThrownBy(() -> train(weighing("0")))
                .hasMessageContaining("training rows weigh 0, so nothing is left to learn from");
    }

    @Test
    void fit_vectors_javaAndOnnxAgreeWithThePipeline() {
        List<Feature> features = project.decision("failing").features();
        try (TrainingSet set =
                TrainingSet.build(spark, request(PlanKind.TIME, 2), new Stages(Progress.none(), () -> 0, 6))) {
            Statistics statistics = Statistics.of(set.training(), features);
            var model = new Candidates(
                            spark,
                            "failing",
                            new ModelSpec("spark", "logistic_regression", Map.of("regParam", 0.001)),
                            new Lesson(features, statistics, set.training(), List.of(), 0))
                    .fit(set.training())
                    .model();
            List<FeatureExample> rows = set.validation().collect();
            assertThat(rows).anySatisfy(row -> assertThat(row.values()[BANDS]).isNull());
            assertThat(rows)
                    .anySatisfy(row ->
                            assertThat((float[]) row.values()[BANDS]).hasSize(4).contains(Float.NaN));
            Agreement agreement = new Agreement(spark, model, rows, features);
            LinearScorer java = (LinearScorer) model.model().open();
            assertThat(agreement.check(java)).isLessThan(1e-12);
            try (OnnxScorer onnx = new OnnxScorer(OnnxWriter.write(java.model()), java.domain())) {
                assertThat(agreement.check(onnx)).isLessThan(1e-12);
            }
            VectorTerm bands = (VectorTerm) java.model().terms().get(BANDS);
            assertThat(bands.elements()).hasSize(4).allSatisfy(element -> assertThat(element.scale())
                    .isBetween(1.0, 1.3));
            double sum = 0;
            for (FeatureExample row : set.training().collect()) {
                sum += bands.of(row.values()[BANDS]);
            }
            assertThat(sum / statistics.rows())
                    .isCloseTo(bands.average(), org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void examples_anyPlan_sameDigest() {
        String digest = digest(request(PlanKind.TIME, 1));
        assertThat(digest(request(PlanKind.TIME, 3))).isEqualTo(digest);
        assertThat(digest(request(PlanKind.KEY, 2))).isEqualTo(digest);
    }

    private static String digest(TrainingRequest request) {
        try (TrainingSet set = TrainingSet.build(spark, request, new Stages(Progress.none(), () -> 0, 6))) {
            return set.summary().digest();
        }
    }

    @Test
    void parity_decisionsWithVectors_holds() {
        ParityReport report = parity(UnaryOperator.identity());
        assertThat(report.checked()).isEqualTo(Sensors.EVENTS);
        assertThat(report.mismatches()).isZero();
        assertThat(report.decisionsSha256())
                .isNotEqualTo(parity(decision -> flip(decision, "r77")).decisionsSha256());
    }

    @Test
    void parity_oneBitOfOneElement_isNoticed() {
        ParityReport report = parity(decision -> flip(decision, "r77"));
        assertThat(report.mismatches()).isEqualTo(1);
        assertThat(report.violations()).isEqualTo(1);
        assertThat(report.examples()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo("r77");
            assertThat(found.features()).containsExactly("levels_before");
        });
    }

    private static ParityReport parity(UnaryOperator<Decision> change) {
        return new ParityChecker(spark, Progress.none())
                .check(sensors.decide(project, change), "failing", ParityOptions.standard());
    }

    private static Decision flip(Decision decision, String id) {
        if (!decision.id().equals(id)) {
            return decision;
        }
        Object[] values = decision.features().values().clone();
        float[] vector = ((float[]) values[4]).clone();
        vector[1] = Math.nextUp(vector[1]);
        values[4] = vector;
        return new Decision(
                decision.name(),
                id,
                decision.timeMicros(),
                new FeatureRow(
                        values, decision.features().rows(), decision.features().hashes()),
                decision.lookups(),
                decision.score(),
                decision.action(),
                decision.rule(),
                decision.bundle(),
                decision.scorer(),
                decision.decidedAtMicros(),
                decision.contributions());
    }
}
