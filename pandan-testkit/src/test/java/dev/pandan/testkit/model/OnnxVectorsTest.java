package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.OnnxWriter;
import dev.pandan.spec.error.PandanException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model in ONNX that takes in vectors. */
final class OnnxVectorsTest extends ScorerLaws {
    private static final Float[] NUMBERS = {
        null, Float.NaN, Float.NEGATIVE_INFINITY, -3.5f, 1e30f, Float.MAX_VALUE, Float.MIN_VALUE
    };

    @Override
    protected Scorer scorer() {
        return new OnnxScorer(
                OnnxWriter.write(Models.vectors()), Models.vectors().domain());
    }

    @Test
    void score_everyKindOfValue_equalsPlainJava() {
        LinearScorer java = new LinearScorer(Models.vectors());
        try (Scorer onnx = scorer()) {
            for (Float first : NUMBERS) {
                for (Float second : NUMBERS) {
                    Object[] row = {vector(first, second), first, vector(second)};
                    assertThat(onnx.score(row)).isCloseTo(java.score(row), within(1e-14));
                }
            }
        }
    }

    private static float[] vector(Float... elements) {
        float[] vector = new float[elements.length];
        for (int i = 0; i < vector.length; i++) {
            if (elements[i] == null) {
                return null;
            }
            vector[i] = elements[i];
        }
        return vector;
    }

    @Test
    void open_otherSize_namesTheInput() {
        Domain other = new Domain(List.of(
                Domain.Input.vector("position", 3), Domain.Input.number("distance"), Domain.Input.vector("single", 1)));
        byte[] model = OnnxWriter.write(Models.vectors());
        assertThatThrownBy(() -> new OnnxScorer(model, other))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("of another size");
    }
}
