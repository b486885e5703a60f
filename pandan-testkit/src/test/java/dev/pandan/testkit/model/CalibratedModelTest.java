package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.calibration.Isotonic;
import dev.pandan.model.calibration.Platt;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearModelJson;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.HeadWriter;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.model.trees.TreeScorer;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A calibration behind models of every form: inside the ONNX file and in plain Java. */
final class CalibratedModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/trees");
    private static final double NEAR = 1e-9;

    private static final List<Calibration> CALIBRATIONS = List.of(
            new Platt(1.7, -0.4),
            new Platt(0, 0.25),
            new Isotonic(List.of(new Isotonic.Point(0.5, 0.3))),
            new Isotonic(List.of(
                    new Isotonic.Point(-0.75, 0.001),
                    new Isotonic.Point(0.25, 0.125),
                    new Isotonic.Point(0.5, 0.125),
                    new Isotonic.Point(0.6, 0.7),
                    new Isotonic.Point(0.95, 0.999))));

    private final RandomForests random = new RandomForests(5);

    private List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(random.row());
        }
        return rows;
    }

    /** Its scores, alone, in a batch and from the ONNX file, are the calibration of those before; its parts are as before. */
    private static void check(Model model, String scorer, List<@Nullable Object[]> rows) {
        for (Calibration calibration : CALIBRATIONS) {
            Model calibrated = model.calibrated(calibration);
            assertThat(calibrated.scorer()).isEqualTo(scorer);
            byte[] file = Objects.requireNonNull(calibrated.files().get(Artifacts.ONNX));
            try (Scorer before = model.open();
                    Scorer after = calibrated.open();
                    Scorer runtime = new OnnxScorer(file, model.domain())) {
                double[] batch = runtime.scores(rows);
                for (int i = 0; i < batch.length; i++) {
                    @Nullable Object[] row = rows.get(i);
                    double expected = calibration.of(before.score(row));
                    assertThat(after.score(row)).isCloseTo(expected, within(NEAR));
                    assertThat(runtime.score(row)).isCloseTo(expected, within(NEAR));
                    assertThat(batch[i]).isCloseTo(expected, within(NEAR));
                    assertThat(after.contributions(row)).containsExactly(before.contributions(row));
                }
            }
        }
    }

    /** A file that was exported has the calibration in it; it is not applied again. */
    @Test
    void read_exportedFile_saysTheCalibratedScores(@TempDir Path folder) throws IOException {
        Head head = new Head.Forest(random.trees(20, 5, random.gaussian()), Head.Link.DOUBLE_LOGIT);
        Domain domain = RandomForests.LAYOUT.domain();
        Model calibrated = Model.onnx(HeadWriter.write(RandomForests.LAYOUT, head), domain, OutputKind.BINARY)
                .calibrated(new Platt(1.7, -0.4));
        Path file = folder.resolve("late.onnx");
        Files.write(file, Objects.requireNonNull(calibrated.files().get(Artifacts.ONNX)));
        Model read = ForeignModel.read(file).form().model(domain, OutputKind.BINARY, List.of());
        assertThat(read.scorer()).isEqualTo(TreeScorer.NAME);
        try (Scorer before = calibrated.open();
                Scorer after = read.open()) {
            for (@Nullable Object[] row : rows()) {
                assertThat(after.score(row)).isEqualTo(before.score(row));
            }
        }
        assertThatThrownBy(() -> read.calibrated(new Platt(1, 0))).hasMessageContaining("is calibrated already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDENTITY", "DOUBLE_LOGIT"})
    void score_forest_staysInPlainJava(String link) {
        Head head = new Head.Forest(random.trees(20, 5, random.gaussian()), Head.Link.valueOf(link));
        Domain domain = RandomForests.LAYOUT.domain();
        Model model = Model.onnx(HeadWriter.write(RandomForests.LAYOUT, head), domain, OutputKind.BINARY)
                .typicalOf(rows());
        check(model, TreeScorer.NAME, rows());
    }

    @Test
    void score_linearModel_staysInPlainJava() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(new @Nullable Object[] {800f, "NY", 3f, "x"});
        rows.add(new @Nullable Object[] {100f, "서울", 300f, null});
        rows.add(new @Nullable Object[] {null, null, Float.NaN, "y"});
        check(Model.of(Models.example()), LinearScorer.NAME, rows);
    }

    @Test
    void score_perceptron_isInsideTheGraph() {
        int columns = RandomForests.LAYOUT.columns().length;
        double[][] weights = new double[columns][1];
        for (int i = 0; i < columns; i++) {
            weights[i][0] = 0.3 * i - 1;
        }
        Head head = new Head.Perceptron(List.of(new Head.Layer(weights, new double[] {0.2})));
        byte[] file = HeadWriter.write(RandomForests.LAYOUT, head);
        check(Model.onnx(file, RandomForests.LAYOUT.domain(), OutputKind.BINARY), OnnxScorer.NAME, rows());
    }

    /** Two probabilities in one output, as skl2onnx writes them. */
    @ParameterizedTest
    @ValueSource(strings = {"forest", "boosted", "histogram"})
    void score_pipelineOfScikitLearn_isCalibrated(String name) throws IOException {
        Domain domain = new Domain(List.of(
                Domain.Input.number("speed"),
                Domain.Input.number("distance"),
                Domain.Input.category("state", List.of("CA", "NY", "서울"))));
        byte[] file = Files.readAllBytes(FOLDER.resolve(name + ".onnx"));
        List<@Nullable Object[]> rows =
                ScoredRows.read(FOLDER.resolve(name + ".csv"), domain).rows();
        check(Model.onnx(file, domain, OutputKind.BINARY).typicalOf(rows), TreeScorer.NAME, rows);
    }

    @Test
    void read_goldenFileOfFormat3_equalModelAndScore() throws IOException {
        try (InputStream file = CalibratedModelTest.class.getResourceAsStream("/golden/linear-3.json")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            LinearModel model = LinearModelJson.read(bytes);
            assertThat(model)
                    .isEqualTo(Models.example()
                            .calibrated(new Isotonic(List.of(
                                    new Isotonic.Point(0.125, 0.0625),
                                    new Isotonic.Point(0.375, 0.5),
                                    new Isotonic.Point(0.75, 0.875)))));
            assertThat(LinearModelJson.read(LinearModelJson.write(model))).isEqualTo(model);
            // The score before is 0x1.b823087d40322p-3; 0.0625 + 1.75 * (that - 0.125).
            double score = new LinearScorer(model).score(new Object[] {500f, "서울", 10f, "x"});
            assertThat(score).isEqualTo(0.0625 + (0x1.b823087d40322p-3 - 0.125) * 1.75);
        }
    }

    @Test
    void calibrated_twice_isRefused() {
        Head head = new Head.Forest(random.trees(2, 2, random.gaussian()), Head.Link.DOUBLE_LOGIT);
        byte[] file = HeadWriter.write(RandomForests.LAYOUT, head);
        Model once = Model.onnx(file, RandomForests.LAYOUT.domain(), OutputKind.BINARY)
                .calibrated(CALIBRATIONS.get(0));
        assertThatThrownBy(() -> once.calibrated(CALIBRATIONS.get(0)))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("calibrated already");
    }

    @Test
    void of_noNumber_isNone() {
        for (Calibration calibration : CALIBRATIONS) {
            assertThat(calibration.of(Double.NaN)).isNaN();
            assertThat(Calibration.parse(calibration.text())).isEqualTo(calibration);
            double[] rising = Arrays.stream(new double[] {0, 1e-7, 0.2, 0.5, 0.55, 0.9, 1})
                    .map(calibration::of)
                    .toArray();
            assertThat(rising).isSorted();
        }
        assertThatThrownBy(() -> Calibration.parse("beta 1 2 3")).isInstanceOf(IllegalArgumentException.class);
    }
}
