package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.ProjectProgram;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features that are arrays of numbers. */
final class VectorFeaturesTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: embedded:cassandra
            streams:
              orders:
                id: id
                time: at
                columns:
                  id: string
                  at: timestamp
                  x: double
                  n: long
                  flags: array<boolean>
                  scores: array<double>
                  longs: array<long>
                  costs: array<decimal>
                  tags: array<string>
            decisions:
              check:
                stream: orders
                features:
            FEATURES    policy: {rules: [{when: "RULE", action: act}], otherwise: none, fallback: none}
            """;
    private static final int SCORES = 5;

    private static String yaml(String rule, String... features) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < features.length; i++) {
            String value = features[i].startsWith("{") ? features[i] : '"' + features[i] + '"';
            lines.append("      f").append(i).append(": ").append(value).append('\n');
        }
        return PROJECT.replace("FEATURES", lines).replace("RULE", rule);
    }

    private static ProjectProgram compile(String... features) {
        return ProjectCompiler.compile(Projects.read(yaml("score > 1", features)));
    }

    private static @Nullable Object[] row(@Nullable Double x, @Nullable Long n, @Nullable List<?>... arrays) {
        @Nullable Object[] row = {"o-1", 0L, x, n, null, null, null, null, null};
        System.arraycopy(arrays, 0, row, 4, arrays.length);
        return row;
    }

    private static @Nullable Object[] scores(@Nullable List<?> scores) {
        @Nullable Object[] row = row(null, null);
        row[SCORES] = scores;
        return row;
    }

    private static @Nullable Object[] features(ProjectProgram program, @Nullable Object[] row) {
        @Nullable
        Object[] results =
                new Object[program.decisions().get("check").features().size()];
        program.newCode().decision("check").features(row.clone(), results);
        return results;
    }

    private static float[] vector(double... elements) {
        float[] vector = new float[elements.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) elements[i];
        }
        return vector;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "array(x, n) | 2",
                "array(x > 1, n > 1, true) | 3",
                "transform(array(x, n), y -> y / 2) | 2",
                "array_repeat(x, 3 + 4) | 7",
                "concat(array(x, n), array_repeat(1D, 2)) | 4",
                "zip_with(array(x), array(x, x), (a, b) -> coalesce(a, 0D) + b) | 2",
                "reverse(sort_array(array(x, n, 1))) | 3",
                "array_sort(array(x, n)) | 2",
                "sequence(1, 8) | 8",
                "if(n > 1, array(x, x), null) | 2",
                "CASE WHEN n > 1 THEN array(x) WHEN n > 0 THEN array(n) END | 1",
                "coalesce(if(n > 1, array(x), null), array(0D)) | 1",
                "nvl(null, array(x, 1)) | 2",
                "if(size(scores) = 4, scores, null) | 4",
                "cast(array(x, n) AS array<int>) | 2",
            })
    void size_thatTheExpressionTells_isKnown(String expression, int size) {
        Feature feature =
                compile(expression).decisions().get("check").features().get(0);
        assertThat(feature.type()).isEqualTo(FeatureType.VECTOR);
        assertThat(feature.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "scores | found array<double> (write the feature as {value: ..., size: 8}",
                "if(n > 1, array(x), array(x, x)) | found array<double>",
                "array_repeat(x, int(n)) | found array<double>",
                "filter(array(x, n), y -> y > 1) | found array<double>",
                "zip_with(array(x), scores, (a, b) -> b) | found array<double>",
                "tags | a vector is an array of numbers or booleans, found array<string>",
                "array(array(x)) | found array<array<double>>",
                "array(at) | a vector is an array of numbers or booleans, found array<timestamp>",
                "{value: x, size: 2} | size: is that of a vector, found double (take size: out",
                "{value: id, size: 1} | size: is that of a vector, found string",
                "{value: \"array(x, n)\", size: 3} | the array has 2 elements, but size: is 3 (take size: out)",
            })
    void feature_thatIsNoVector_isRefusedWithAWayOut(String feature, String message) {
        assertThat(Projects.problems(Projects.read(yaml("score > 1", feature))))
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 22:")
                .contains("feature 'f0': ", message);
    }

    @Test
    void features_ofExpressions_areRoundedLikeNumbers() {
        ProjectProgram program = compile(
                "array(x, n)", "array(double(x > 1), null, n / 0)", "array(-x * 0)", "transform(f0, y -> y * 2)");
        assertThat(features(program, row(0.1, 16_777_217L)))
                .containsExactly(
                        vector(0.1, 16_777_216), vector(0, Double.NaN, Double.NaN), vector(0), vector(0.2, 33_554_434));
        assertThat(((float[]) features(program, row(0.0, 1L))[2])[0]).isEqualTo(0f);
        assertThat(features(program, row(1e300, null))[0]).isEqualTo(vector(Double.POSITIVE_INFINITY, Double.NaN));
    }

    @Test
    void features_ofColumns_areVectorsOfTheDeclaredSizeOrMissing() {
        ProjectProgram program = compile(
                "{value: flags, size: 2}",
                "{value: scores, size: 2}",
                "{value: longs, size: 2}",
                "{value: costs, size: 2}");
        assertThat(features(
                        program,
                        row(
                                null,
                                null,
                                List.of(true, false),
                                Arrays.asList(0.1, null),
                                List.of(3L, -1L),
                                List.of(new BigDecimal("0.1"), BigDecimal.ONE))))
                .containsExactly(vector(1, 0), vector(0.1, Double.NaN), vector(3, -1), vector(0.1, 1));
        assertThat(features(program, row(null, null, List.of(true), List.of(), List.of(1L, 2L, 3L), null)))
                .containsOnlyNulls();
    }

    @Test
    void features_thatUseAVectorOfDeclaredSize_seeItsSize() {
        ProjectProgram program = compile(
                "{value: scores, size: 2}", "f0[1]", "transform(f0, y -> y + 1)", "concat(f0, array(x))", "size(f0)");
        assertThat(program.decisions().get("check").features().stream().map(Feature::describe))
                .containsExactly("vector of 2", "number", "vector of 2", "vector of 3", "number");
        assertThat(features(program, scores(List.of(1.0, 2.0))))
                .containsExactly(vector(1, 2), 2f, vector(2, 3), vector(1, 2, Double.NaN), 2f);
        assertThat(features(program, scores(List.of(1.0, 2.0, 3.0)))).containsExactly(null, null, null, null, -1f);
    }

    @Test
    void rules_readElements_missingOnesAreNull() {
        ProjectProgram program =
                ProjectCompiler.compile(Projects.read(yaml("f0[1] > 40 OR f0 IS NULL", "array(x, n)")));
        DecisionCode code = program.newCode().decision("check");
        assertThat(code.rule(0.5, new Object[] {vector(0, 41)})).isZero();
        assertThat(code.rule(0.5, new Object[] {vector(41, 40)})).isEqualTo(-1);
        assertThat(code.rule(0.5, new Object[] {vector(41, Double.NaN)})).isEqualTo(-1);
        assertThat(code.rule(0.5, new Object[] {null})).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"f0[0] > 1 AND score > 0.5", "score > 0.5 AND f0[0] > 1", "f0[0] > 1", "f0[0] > 1 AND f1 > 1"})
    void rules_combineElementsWithTheRest(String rule) {
        DecisionCode code = ProjectCompiler.compile(
                        Projects.read(yaml(rule, "{value: scores, size: 3}", "array_max(scores)")))
                .newCode()
                .decision("check");
        assertThat(code.rule(0.9, new Object[] {vector(1.5, Double.NaN, 0.1), 1.5f}))
                .isZero();
    }

    @Test
    void rules_elementBeyondTheLast_isNull() {
        DecisionCode code = ProjectCompiler.compile(Projects.read(yaml("f0[2] IS NULL", "array(x, n)")))
                .newCode()
                .decision("check");
        assertThat(code.rule(0.5, new Object[] {vector(1, 2)})).isZero();
    }

    @Test
    void fingerprint_knowsTheSize() {
        assertThat(Stream.of("{value: scores, size: 2}", "{value: scores, size: 3}", "scores[0]")
                        .map(feature -> compile(feature).fingerprint()))
                .doesNotHaveDuplicates();
        assertThat(compile("{value: \"array(x, n)\", size: 2}").fingerprint())
                .isEqualTo(compile("array(x, n)").fingerprint());
    }
}
