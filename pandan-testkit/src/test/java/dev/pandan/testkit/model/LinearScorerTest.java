package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearModelJson;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LinearScorerTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return new LinearScorer(Models.example());
    }

    @Test
    void score_knownRow_equalsFormula() {
        Object[] row = {500f, "NY", 10f, null};
        double logOdds =
                -1.2345678901234567 - 0.0625 * ((500 - 801.5) / 612.125) + 0.1 + 0.48 * ((10 - 6.1) / 17.3) - 0.5;
        assertThat(scorer().score(row)).isCloseTo(1 / (1 + Math.exp(-logOdds)), within(1e-15));
    }

    @Test
    void contributions_sum_isLogOddsMinusThatOfAverages() {
        Object[] row = {null, "unseen", 10f, null};
        double[] contributions = scorer().contributions(row);
        double sum = -1.2345678901234567 + 0.001 + 0.02 - 0.03 - 0.5;
        for (double contribution : contributions) {
            sum += contribution;
        }
        assertThat(sum).isCloseTo(Models.example().sum(row), within(1e-14));
    }

    @Test
    void write_thenRead_equalModel() {
        assertThat(LinearModelJson.read(LinearModelJson.write(Models.example())))
                .isEqualTo(Models.example());
    }

    @Test
    void read_goldenFileOfFormat1_equalModelAndScore() throws IOException {
        try (InputStream file = LinearScorerTest.class.getResourceAsStream("/golden/linear-1.json")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            assertThat(LinearModelJson.read(bytes)).isEqualTo(Models.example());
            double score = new LinearScorer(LinearModelJson.read(bytes)).score(new Object[] {500f, "서울", 10f, "x"});
            assertThat(Double.toHexString(score)).isEqualTo("0x1.b823087d40322p-3");
        }
    }

    @Test
    void read_otherFile_saysWhatWasExpected() {
        assertThatThrownBy(() -> LinearModelJson.read("{\"format\": 7}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("pandan-linear/1");
        assertThatThrownBy(() -> LinearModelJson.read(new byte[] {1, 2})).isInstanceOf(PandanException.class);
    }

    @Test
    void numberTerm_scaleZero_isRefused() {
        assertThatThrownBy(() -> new NumberTerm("x", 0, 0, 0, 1, 0, 0)).hasMessageContaining("expected: > 0");
    }
}
