package dev.pandan.pytorch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.PartModels;
import dev.pandan.testkit.model.ScorerLaws;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A module with an argument per feature, in an order of its own, and the probabilities of two classes. */
final class NamedScorerTest extends ScorerLaws {
    private static final PartModels MODELS = new PartModels(OptionalPart.PYTORCH);

    @Override
    protected Scorer scorer() {
        return MODELS.open("named.pt", PartModels.DOMAIN);
    }

    @Test
    void score_rowsOfPython_equalsPyTorchsScores() {
        try (Scorer scorer = scorer()) {
            PartModels.checkScores("named", scorer, 1e-6);
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(
                List.of(Domain.Input.number("speed"), Domain.Input.vector("bands", 2), Domain.Input.number("age")));
        assertThatThrownBy(() -> MODELS.open("named.pt", other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("state", "extra: no feature", "age", "missing in the model")
                .hasMessageContaining("the model does not take the decision's features");
    }
}
