package dev.pandan.pytorch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.PartModels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of three classes, and one of a number; the laws are those of the scorer of two classes. */
final class ClassScorerTest {
    private static final PartModels MODELS = new PartModels(OptionalPart.PYTORCH);

    @Test
    void verdict_rowsOfPython_equalsPyTorchsProbabilities() {
        try (Scorer scorer = MODELS.ofClasses("classes.pt")) {
            PartModels.checkClasses("classes", scorer, 1e-6);
        }
    }

    @Test
    void score_ofANumber_equalsPyTorchs() {
        try (Scorer scorer = MODELS.open("number.pt", PartModels.DOMAIN, OutputKind.NUMBER, List.of())) {
            PartModels.checkScores("number", scorer, 1e-4);
        }
    }

    @Test
    void score_ofAnotherKind_isRefused() {
        for (OutputKind output : List.of(OutputKind.NUMBER, OutputKind.BINARY)) {
            assertThatThrownBy(() -> score(MODELS.open("classes.pt", PartModels.DOMAIN, output, List.of())))
                    .isInstanceOf(PandanException.class)
                    .hasMessageContaining("expected: ")
                    .hasMessageContaining("per row");
        }
        assertThatThrownBy(() -> score(MODELS.ofClasses("number.pt")))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("the probabilities of the 3 classes [early, on time, late] per row");
    }

    private static void score(Scorer scorer) {
        try (scorer) {
            scorer.score(new Object[PartModels.DOMAIN.inputs().size()]);
        }
    }
}
