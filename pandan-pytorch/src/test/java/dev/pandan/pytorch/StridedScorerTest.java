package dev.pandan.pytorch;

import dev.pandan.model.Scorer;
import dev.pandan.testkit.model.ScoredRows;
import dev.pandan.testkit.model.ScorerLaws;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Probabilities of two classes in double precision that do not lie one after the other in memory. */
final class StridedScorerTest extends ScorerLaws {
    @Override
    protected Scorer scorer() {
        return TestModels.open("strided.pt", TestModels.DOMAIN);
    }

    @Test
    void score_rowsOfPython_equalsPyTorchsScores() throws IOException {
        try (Scorer scorer = scorer()) {
            ScoredRows.read(TestModels.path("strided.csv"), scorer.domain()).check(scorer, 1e-6);
        }
    }
}
