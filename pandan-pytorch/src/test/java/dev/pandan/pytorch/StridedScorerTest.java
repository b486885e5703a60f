package dev.pandan.pytorch;

import dev.pandan.model.Scorer;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.testkit.model.PartModels;
import dev.pandan.testkit.model.ScorerLaws;
import org.junit.jupiter.api.Test;

/** Probabilities of two classes in double precision that do not lie one after the other in memory. */
final class StridedScorerTest extends ScorerLaws {
    private static final PartModels MODELS = new PartModels(OptionalPart.PYTORCH);

    @Override
    protected Scorer scorer() {
        return MODELS.open("strided.pt", PartModels.DOMAIN);
    }

    @Test
    void score_rowsOfPython_equalsPyTorchsScores() {
        try (Scorer scorer = scorer()) {
            PartModels.checkScores("strided", scorer, 1e-6);
        }
    }
}
