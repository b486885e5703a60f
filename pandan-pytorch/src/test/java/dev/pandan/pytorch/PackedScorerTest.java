package dev.pandan.pytorch;

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

/** A module with all numbers side by side and codes of categories. */
final class PackedScorerTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return TestModels.open("packed.pt", TestModels.DOMAIN);
    }

    @Test
    void score_rowsOfPython_equalsPyTorchsScores() throws IOException {
        try (Scorer scorer = scorer()) {
            assertThat(scorer.name()).isEqualTo("torchscript/1");
            ScoredRows.read(TestModels.path("packed.csv"), scorer.domain()).check(scorer, 1e-6);
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(List.of(Domain.Input.number("speed"), Domain.Input.category("state", List.of())));
        assertThatThrownBy(() -> TestModels.open("packed.pt", other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("categories", "needs a list of categories", "state", "missing in the model");
    }

    @Test
    void open_notTorchScript_namesTheWayOut() {
        assertThatThrownBy(() -> TestModels.open(new byte[] {1, 2, 3}, TestModels.DOMAIN))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("no TorchScript file", "torch.jit.script");
    }
}
