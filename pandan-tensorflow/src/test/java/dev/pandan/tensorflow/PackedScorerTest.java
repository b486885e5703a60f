package dev.pandan.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.ScoredRows;
import dev.pandan.testkit.model.ScorerLaws;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Keras model with all numbers side by side and codes of categories. */
final class PackedScorerTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return TestModels.open("packed", TestModels.DOMAIN);
    }

    /** TensorFlow's own caches grow; an open model holds 2 MB. */
    @Override
    protected long keptAtMost() {
        return 1L << 20;
    }

    @Test
    void score_rowsOfPython_equalsTensorFlowsScores() throws IOException {
        try (Scorer scorer = scorer()) {
            assertThat(scorer.name()).isEqualTo("tensorflow/1");
            ScoredRows.read(TestModels.path("packed.csv"), scorer.domain()).check(scorer, 1e-6);
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(List.of(
                Domain.Input.number("speed"), Domain.Input.category("state", List.of()), Domain.Input.number("age")));
        assertThatThrownBy(() -> TestModels.open("packed", other))
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
