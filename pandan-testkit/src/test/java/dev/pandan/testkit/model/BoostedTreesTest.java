package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

/** Models that XGBoost and LightGBM wrote, see {@code boosted/make.py}, against what they said. */
final class BoostedTreesTest extends ScorerLaws {
    private static final Path FOLDER = Path.of("src/test/resources/boosted");
    private static final Domain DOMAIN = new Domain(
            List.of(Domain.Input.number("speed"), Domain.Input.number("distance"), Domain.Input.vector("bands", 2)));

    private static Scorer open(Path file, Domain domain) {
        return open(file, domain, OutputKind.BINARY, List.of());
    }

    private static Scorer open(Path file, Domain domain, OutputKind output, List<String> classes) {
        return ForeignModel.read(file).form().model(domain, output, classes).open();
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
                "xgboost-binary.ubj",
                "lightgbm-named.txt",
                "lightgbm-unnamed.txt",
                "lightgbm-forest.txt",
                "lightgbm-whole.txt"
            })
    void score_rowsOfTheLibrary_equalsItsProbabilities(String file) throws IOException {
        try (Scorer scorer = open(FOLDER.resolve(file), DOMAIN)) {
            assertThat(scorer.name()).isEqualTo("trees-java/1");
            ScoredRows.read(scores(file), DOMAIN).check(scorer, 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xgboost-number.json",
                "xgboost-gamma.json",
                "lightgbm-number.txt",
                "lightgbm-root.txt",
                "lightgbm-poisson.txt"
            })
    void score_ofANumber_equalsThatOfTheLibrary(String file) throws IOException {
        try (Scorer scorer = open(FOLDER.resolve(file), DOMAIN, OutputKind.NUMBER, List.of())) {
            assertThat(scorer.name()).isEqualTo("trees-java/1");
            ScoredRows.read(scores(file), DOMAIN).check(scorer, 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost-three.json", "lightgbm-three.txt", "lightgbm-each.txt"})
    void verdict_ofThreeClasses_equalsTheLibrarysProbabilities(String file) throws IOException {
        List<String> names = List.of("early", "on time", "late");
        try (Scorer scorer = open(FOLDER.resolve(file), DOMAIN, OutputKind.CLASS, names)) {
            ScoredClasses.read(scores(file), DOMAIN, names.size()).check(scorer, 1e-6);
        }
    }

    /** What was trained for true or false tells two classes apart as well, and is a number. */
    @Test
    void verdict_ofAProbability_isOfTwoClassesOrANumber() throws IOException {
        Path file = FOLDER.resolve("lightgbm-named.txt");
        ScoredRows rows = ScoredRows.read(scores("lightgbm-named.txt"), DOMAIN);
        try (Scorer two = open(file, DOMAIN, OutputKind.CLASS, List.of("no", "yes"));
                Scorer number = open(file, DOMAIN, OutputKind.NUMBER, List.of())) {
            rows.check(number, 1e-6);
            double expected = rows.scores().get(0);
            assertThat(two.verdict(rows.rows().get(0)).classes().values())
                    .containsExactly(new double[] {1 - expected, expected}, within(1e-6));
        }
    }

    private static Path scores(String file) {
        return FOLDER.resolve(file.substring(0, file.lastIndexOf('.')) + ".csv");
    }

    @ParameterizedTest
    @CsvSource({
        "xgboost-number.json, BINARY, has the objective 'reg:squarederror', of a probability",
        "xgboost-three.json, BINARY, has the objective 'multi:softprob', of a probability",
        "lightgbm-three.txt, NUMBER, has the objective 'multiclass', of a number",
        "lightgbm-poisson.txt, CLASS, has the objective 'poisson', of classes",
        "lightgbm-three.txt, CLASS, tells 3 classes apart, '2, as the decision'",
        "xgboost-named.json, ANOMALY, has the objective 'binary:logistic', true or false",
        "xgboost-named.json, DISTANCE, has the objective 'binary:logistic', true or false"
    })
    void open_forAnotherKindOfDecision_isRefused(String file, OutputKind output, String found, String expected) {
        assertThatThrownBy(() -> open(FOLDER.resolve(file), DOMAIN, output, List.of("a", "b")))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll(found, "expected: ", expected);
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
        "xgboost-two.json, predicts 2 numbers at once",
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
