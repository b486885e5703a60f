package dev.pandan.model.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.spec.error.PandanException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of what does not fit. */
final class SignatureTest {
    private static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.category("kitchen", List.of("basil")),
            Domain.Input.category("weather", List.of("dry")),
            Domain.Input.number("distance")));

    @Test
    void bind_oneColumnOfAnotherName_isExtraAndItsFeatureMissing() {
        List<ModelInput> inputs = List.of(
                new ModelInput("wether", ElementType.STRING, 1, false),
                new ModelInput("distance", ElementType.FLOAT, 1, false));
        assertThatThrownBy(() -> Signature.bind(DOMAIN, inputs))
                .isInstanceOf(PandanException.class)
                .hasMessageContainingAll("kitchen ", "weather ")
                .hasMessageMatching("(?s).*wether +string\\[n,1] +extra: no feature.*")
                .hasMessageMatching("(?s).*weather +category +missing in the model.*");
    }

    @Test
    void bind_columnsSideBySideOfAnotherNumber_areOfAnotherSize() {
        List<ModelInput> inputs = List.of(
                new ModelInput("texts", ElementType.STRING, 3, false),
                new ModelInput("distance", ElementType.FLOAT, 1, false));
        assertThatThrownBy(() -> Signature.bind(DOMAIN, inputs))
                .isInstanceOf(PandanException.class)
                .hasMessageMatching("(?s).*texts +2 values +string\\[n,3] +of another size.*");
    }
}
