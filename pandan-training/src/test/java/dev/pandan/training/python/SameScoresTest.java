package dev.pandan.training.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SameScoresTest {
    private static final SameScores SCORES = new SameScores("the script", "test rows", "data.test");
    private static final int ROWS = 20;

    @Test
    void check_otherScore_namesTheRow() {
        assertThatThrownBy(() -> check(scoresButFor(7), Set.of()))
                .isInstanceOf(PandanException.class)
                .hasMessage(
                        "the model file gives other scores here than in the script: 1 of 20 test rows differ by more"
                                + " than 1.0E-5, row 7 of data.test the most, by 0.500; the model is not stored");
    }

    @Test
    void check_otherScoreOfATie_isNotCompared() {
        assertThat(check(scoresButFor(7), Set.of(3, 7))).isZero();
    }

    @Test
    void check_noProbabilityOfATie_isRefused() {
        double[][] scores = scoresButFor(7);
        scores[7][0] = 2;
        assertThatThrownBy(() -> check(scores, Set.of(7))).hasMessageContaining("row 7 of data.test is no probability");
    }

    @Test
    void check_manyTies_areRefused() {
        assertThatThrownBy(() -> check(scoresButFor(7), Set.of(0, 1, 2)))
                .hasMessageContaining("of 3 of 20 test rows several neighbours are equally near")
                .hasMessageContaining("expected: of one in ten at most");
    }

    private static double[][] scoresButFor(int other) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> new double[] {i == other ? 0.75 : 0.25})
                .toArray(double[][]::new);
    }

    private static double check(double[][] expected, Set<Integer> ties) {
        ScriptResult result =
                new ScriptResult("onnx", Path.of("model.onnx"), expected, Map.of(), Map.of(), 0, false, ties);
        List<@Nullable Object[]> rows =
                IntStream.range(0, ROWS).mapToObj(i -> new Object[0]).toList();
        return SCORES.check(new Quarter(), OutputKind.BINARY, rows, result);
    }

    private static final class Quarter implements Scorer {
        @Override
        public String name() {
            return "quarter";
        }

        @Override
        public Domain domain() {
            return new Domain(List.of());
        }

        @Override
        public double score(@Nullable Object[] features) {
            return 0.25;
        }

        @Override
        public double[] contributions(@Nullable Object[] features) {
            return new double[0];
        }
    }
}
