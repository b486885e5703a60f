package dev.pandan.pytorch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.ScoredRows;
import dev.pandan.testkit.model.ScorerLaws;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A module with an argument per feature, in an order of its own, and the probabilities of two classes. */
final class NamedScorerTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return TestModels.open("named.pt", TestModels.DOMAIN);
    }

    @Test
    void score_rowsOfPython_equalsPyTorchsScores() throws IOException {
        try (Scorer scorer = scorer()) {
            ScoredRows.read(TestModels.path("named.csv"), scorer.domain()).check(scorer, 1e-6);
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(
                List.of(Domain.Input.number("speed"), Domain.Input.vector("bands", 2), Domain.Input.number("age")));
        assertThatThrownBy(() -> TestModels.open("named.pt", other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("state", "extra: no feature", "age", "missing in the model")
                .hasMessageContaining("the model does not take the decision's features");
    }
}
