package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Model;
import dev.pandan.model.trees.TreeScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines of scikit-learn that end in trees, as skl2onnx writes them; made by the script beside the files. */
final class ConvertedTreesTest {
    private static final Path FOLDER = Path.of("src/test/resources/trees");
    private static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.number("speed"),
            Domain.Input.number("distance"),
            Domain.Input.category("state", List.of("CA", "NY", "서울"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forest",
                "forest-classes",
                "boosted",
                "histogram",
                "histogram-numbers",
                "extra-numbers",
                "boosted-numbers"
            })
    void score_pipeline_isScikitLearnsAndThatOfTheRuntimeToTheBit(String name) throws IOException {
        Model unknown = model(name);
        assertThat(unknown.scorer()).isEqualTo(TreeScorer.NAME);
        ScoredRows expected = ScoredRows.read(FOLDER.resolve(name + ".csv"), DOMAIN);
        Model model = unknown.typicalOf(expected.rows());
        try (Scorer ours = model.open();
                Scorer theirs =
                        new OnnxScorer(model.files().get("model.onnx"), DOMAIN, model.output(), model.classes())) {
            expected.check(ours, 1e-5);
            for (@Nullable Object[] row : expected.rows()) {
                assertThat(ours.score(row)).isEqualTo(theirs.score(row));
                assertThat(ours.contributions(row)).hasSize(3);
            }
            @Nullable
            Object[] typical = DOMAIN.typicalOf(expected.rows()).inputs().stream()
                    .map(input -> input.typical().value(input))
                    .toArray();
            assertThat(Arrays.stream(ours.contributions(typical)).sum()).isCloseTo(0, within(1e-12));
        }
    }

    private static Model model(String name) throws IOException {
        OutputKind kind = name.endsWith("numbers")
                ? OutputKind.NUMBER
                : name.endsWith("classes") ? OutputKind.CLASS : OutputKind.BINARY;
        List<String> classes = kind == OutputKind.CLASS ? List.of("early", "late", "on time") : List.of();
        return Model.onnx(Files.readAllBytes(FOLDER.resolve(name + ".onnx")), DOMAIN, kind, classes);
    }
}
