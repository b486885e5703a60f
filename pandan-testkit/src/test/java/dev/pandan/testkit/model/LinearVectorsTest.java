package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearModelJson;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.VectorTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A linear model that takes in vectors. */
final class LinearVectorsTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return new LinearScorer(Models.vectors());
    }

    @Test
    void score_knownRow_equalsFormula() {
        Object[] row = {new float[] {40.5f, Float.NaN}, 500f, null};
        double logOdds = 0.25 + 0.3 * (1 / 6.25) - 0.02 - 0.0625 * ((500 - 801.5) / 612.125) + 0.1;
        assertThat(scorer().score(row)).isCloseTo(1 / (1 + Math.exp(-logOdds)), within(1e-15));
    }

    @Test
    void contributions_ofAVector_areSummedInOne() {
        double[] contributions = scorer().contributions(new Object[] {new float[] {45.75f, -76.625f}, null, null});
        assertThat(contributions).hasSize(3);
        assertThat(contributions[0]).isCloseTo(0.3 - 0.7 - (0.002 - 0.004), within(1e-15));
    }

    @Test
    void score_missingVector_isThatOfMissingElements() {
        assertThat(scorer().score(new Object[] {null, 1f, null}))
                .isEqualTo(
                        scorer().score(new Object[] {new float[] {Float.NaN, Float.NaN}, 1f, new float[] {Float.NaN}}));
    }

    @Test
    void write_thenRead_equalModel() {
        assertThat(LinearModelJson.read(LinearModelJson.write(Models.vectors())))
                .isEqualTo(Models.vectors());
    }

    @Test
    void read_goldenFileOfFormat1_equalModelAndScore() throws IOException {
        try (InputStream file = LinearVectorsTest.class.getResourceAsStream("/golden/linear-1-vectors.json")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            assertThat(LinearModelJson.read(bytes)).isEqualTo(Models.vectors());
            double score = new LinearScorer(LinearModelJson.read(bytes))
                    .score(new Object[] {new float[] {40.5f, Float.NaN}, 500f, new float[] {2f}});
            assertThat(Double.toHexString(score)).isEqualTo("0x1.931a3f6e5a9ap-1");
        }
    }

    @Test
    void vectorTerm_noElements_isRefused() {
        assertThatThrownBy(() -> new VectorTerm("x", List.of())).hasMessageContaining("expected: one at least");
    }
}
