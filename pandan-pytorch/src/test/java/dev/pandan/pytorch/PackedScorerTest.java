package dev.pandan.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.calibration.Platt;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.PartModels;
import dev.pandan.testkit.model.ScoredRows;
import dev.pandan.testkit.model.ScorerLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A module with all numbers side by side and codes of categories. */
final class PackedScorerTest extends ScorerLaws {
    private static final PartModels MODELS = new PartModels(OptionalPart.PYTORCH);

    @Override
    protected Scorer scorer() {
        return MODELS.open("packed.pt", PartModels.DOMAIN);
    }

    @Test
    void score_rowsOfPython_equalsPyTorchsScores() {
        try (Scorer scorer = scorer()) {
            assertThat(scorer.name()).isEqualTo("torchscript/1");
            PartModels.checkScores("packed", scorer, 1e-6);
        }
    }

    @Test
    void open_calibrated_hasTheCalibrationBehindTheScore() throws IOException {
        Calibration platt = new Platt(0.7, -1.2);
        byte[] file = Files.readAllBytes(PartModels.path("packed.pt"));
        Map<String, byte[]> files = Map.of(OptionalPart.PYTORCH.artifact(), file);
        Model model = new Model(OptionalPart.PYTORCH.scorer(), PartModels.DOMAIN, OutputKind.BINARY, files);
        ScoredRows rows = ScoredRows.read(PartModels.path("packed.csv"), PartModels.DOMAIN);
        try (Scorer before = scorer();
                Scorer after = model.calibrated(platt).open()) {
            assertThat(after.name()).isEqualTo("torchscript/1+calibration/1");
            for (Object[] row : rows.rows()) {
                assertThat(after.score(row)).isEqualTo(platt.of(before.score(row)));
            }
            assertThat(after.scores(rows.rows())).hasSize(rows.rows().size());
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(List.of(Domain.Input.number("speed"), Domain.Input.category("state", List.of())));
        assertThatThrownBy(() -> MODELS.open("packed.pt", other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("categories", "needs a list of categories", "state", "missing in the model");
    }

    @Test
    void open_notTorchScript_namesTheWayOut() {
        assertThatThrownBy(() -> MODELS.open(new byte[] {1, 2, 3}, PartModels.DOMAIN, OutputKind.BINARY, List.of()))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("no TorchScript file", "torch.jit.script");
    }
}
