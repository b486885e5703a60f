package dev.pandan.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.PartModels;
import dev.pandan.testkit.model.ScorerLaws;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Keras model with all numbers side by side and codes of categories. */
final class PackedScorerTest extends ScorerLaws {
    private static final PartModels MODELS = new PartModels(OptionalPart.TENSORFLOW);

    @Override
    protected Scorer scorer() {
        return MODELS.open("packed", PartModels.DOMAIN);
    }

    /** TensorFlow's own caches grow; an open model holds 2 MB. */
    @Override
    protected long keptAtMost() {
        return 1L << 20;
    }

    @Test
    void score_rowsOfPython_equalsTensorFlowsScores() {
        try (Scorer scorer = scorer()) {
            assertThat(scorer.name()).isEqualTo("tensorflow/1");
            PartModels.checkScores("packed", scorer, 1e-6);
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(List.of(
                Domain.Input.number("speed"), Domain.Input.category("state", List.of()), Domain.Input.number("age")));
        assertThatThrownBy(() -> MODELS.open("packed", other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll(
                        "the model does not take the decision's features",
                        "categories",
                        "needs a list of categories",
                        "numbers",
                        "2 values",
                        "float[n,3]",
                        "of another size");
    }
}
