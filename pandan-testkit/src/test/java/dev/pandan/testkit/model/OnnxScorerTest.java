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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OnnxScorerTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return new OnnxScorer(
                OnnxWriter.write(Models.example()), Models.example().domain());
    }

    @Test
    void score_everyKindOfValue_equalsPlainJava() {
        LinearScorer java = new LinearScorer(Models.example());
        try (Scorer onnx = scorer()) {
            for (String state : categories()) {
                for (Float number : new Float[] {null, Float.NaN, -3.5f, 1e30f, Float.MAX_VALUE, Float.MIN_VALUE}) {
                    Object[] row = {number, state, number, state};
                    assertThat(onnx.score(row)).isCloseTo(java.score(row), within(1e-14));
                }
            }
        }
    }

    private static List<String> categories() {
        List<String> categories =
                new ArrayList<>(Models.example().domain().inputs().get(1).categories());
        categories.add("unseen");
        categories.add(null);
        return categories;
    }

    @Test
    void open_otherDomain_namesTheInput() {
        Domain other = new Domain(List.of(Domain.Input.number("speed")));
        byte[] model = OnnxWriter.write(Models.example());
        assertThatThrownBy(() -> new OnnxScorer(model, other))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("speed")
                .hasMessageContaining("missing in the model");
    }

    @Test
    void open_notAModel_isMismatch() {
        assertThatThrownBy(() ->
                        new OnnxScorer(new byte[] {1, 2, 3}, Models.example().domain()))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("cannot be loaded");
    }
}
