package dev.pandan.tensorflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.PandanException;
import dev.pandan.testkit.model.PartModels;
import dev.pandan.testkit.model.ScorerLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module of TensorFlow with an input per feature, texts of categories included, and the probabilities of two classes. */
final class NamedScorerTest extends ScorerLaws {
    private static final PartModels MODELS = new PartModels(OptionalPart.TENSORFLOW);

    @Override
    protected Scorer scorer() {
        return MODELS.open("named", PartModels.DOMAIN);
    }

    /** TensorFlow's own caches grow; an open model holds 2 MB. */
    @Override
    protected long keptAtMost() {
        return 1L << 20;
    }

    @Test
    void score_rowsOfPython_equalsTensorFlowsScores() {
        try (Scorer scorer = scorer()) {
            PartModels.checkScores("named", scorer, 1e-6);
        }
    }

    @Test
    void score_categoriesNotListed_areTakenAsTexts() {
        Domain imported = new Domain(List.of(
                Domain.Input.number("speed"),
                Domain.Input.vector("bands", 2),
                Domain.Input.category("state", List.of())));
        try (Scorer scorer = MODELS.open("named", imported)) {
            PartModels.checkScores("named", scorer, 1e-6);
        }
    }

    @Test
    void open_otherFeatures_areToldInATable() {
        Domain other = new Domain(List.of(
                Domain.Input.category("speed", List.of()),
                Domain.Input.number("age"),
                Domain.Input.vector("bands", 3)));
        assertThatThrownBy(() -> MODELS.open("named", other))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("speed", "of another type", "age", "missing in the model", "of another size")
                .hasMessageContainingAll("state", "string[n,1]", "extra: no feature");
    }

    @Test
    void open_notASavedModel_isMismatch(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("saved_model.pb"), "nothing");
        byte[] zip = FolderZip.pack(folder);
        assertThatThrownBy(() -> new TensorFlowRuntime()
                        .open(PartModels.DOMAIN, OutputKind.BINARY, List.of(), Map.of("saved-model.zip", zip)::get))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("the SavedModel cannot be loaded");
    }
}
