package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that XGBoost and LightGBM wrote, see {@code boosted/make.py}, against the probabilities that they gave. */
final class BoostedTreesTest extends ScorerLaws {
    private static final Path FOLDER = Path.of("src/test/resources/boosted");
    private static final Domain DOMAIN = new Domain(
            List.of(Domain.Input.number("speed"), Domain.Input.number("distance"), Domain.Input.vector("bands", 2)));

    private static Scorer open(Path file, Domain domain) {
        return ForeignModel.read(file)
                .form()
                .model(domain, OutputKind.BINARY, List.of())
                .open();
    }

    @Override
    protected Scorer scorer() {
        return open(FOLDER.resolve("xgboost-named.json"), DOMAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xgboost-named.json",
                "xgboost-dart-unnamed.json",
                "xgboost-early.json",
                "lightgbm-named.txt",
                "lightgbm-unnamed.txt",
                "lightgbm-forest.txt",
                "lightgbm-whole.txt"
            })
    void score_rowsOfTheLibrary_equalsItsProbabilities(String file) throws IOException {
        Path scores = FOLDER.resolve(file.substring(0, file.lastIndexOf('.')) + ".csv");
        try (Scorer scorer = open(FOLDER.resolve(file), DOMAIN)) {
            assertThat(scorer.name()).isEqualTo("trees-java/1");
            ScoredRows.read(scores, DOMAIN).check(scorer, 1e-6);
        }
    }

    @Test
    void open_featuresInAnotherOrder_areFoundByName() throws IOException {
        Domain other = new Domain(List.of(
                Domain.Input.vector("bands", 2), Domain.Input.number("distance"), Domain.Input.number("speed")));
        ScoredRows expected = ScoredRows.read(FOLDER.resolve("lightgbm-named.csv"), DOMAIN);
        List<Object[]> turned = expected.rows().stream()
                .map(row -> new Object[] {row[2], row[1], row[0]})
                .toList();
        try (Scorer scorer = open(FOLDER.resolve("lightgbm-named.txt"), other)) {
            new ScoredRows(turned, expected.scores()).check(scorer, 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xgboost-categories.json, splits by categories",
        "lightgbm-categories.txt, splits by categories",
        "xgboost-classes.json, has the objective 'multi:softprob'",
        "xgboost-binary.ubj, booster.save_model(\"model.json\")",
    })
    void open_whatCannotBe_isRefusedWithTheWayOut(String file, String expected) {
        assertThatThrownBy(() -> open(FOLDER.resolve(file), DOMAIN))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining(expected)
                .hasMessageContaining("expected:");
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(List.of(
                Domain.Input.category("speed", List.of()),
                Domain.Input.vector("bands", 2),
                Domain.Input.number("age")));
        assertThatThrownBy(() -> open(FOLDER.resolve("xgboost-named.json"), other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("speed", "of another type", "distance", "extra: no feature", "age", "missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"learner\": {}}", "tree\nversion=v4", "tree\nobjective=binary sigmoid:1\n\nTree=0\n"})
    void read_somethingElse_isNoModel(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.txt"), text);
        assertThatThrownBy(() -> open(file, DOMAIN)).isInstanceOf(PandanException.class);
    }
}
