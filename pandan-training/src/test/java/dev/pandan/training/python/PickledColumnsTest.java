package dev.pandan.training.python;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.spec.error.PandanException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns of a data frame beside the features of a decision. */
final class PickledColumnsTest {
    private static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.number("age"), Domain.Input.category("maker", List.of()), Domain.Input.vector("bands", 2)));

    private static ModelInput column(String name, ElementType type) {
        return new ModelInput(name, type, 1, false);
    }

    @Test
    void check_sameColumns_passInAnyOrder() {
        assertThatCode(() -> PickledColumns.check(
                        DOMAIN,
                        List.of(
                                column("bands[0]", ElementType.FLOAT),
                                column("bands[1]", ElementType.FLOAT),
                                column("maker", ElementType.STRING),
                                column("age", ElementType.FLOAT))))
                .doesNotThrowAnyException();
        assertThatCode(() -> PickledColumns.checkNames(DOMAIN, List.of("maker", "bands[0]", "bands[1]", "age")))
                .doesNotThrowAnyException();
    }

    @Test
    void check_otherColumns_areRefusedInTheTableOfOtherImports() {
        assertThatThrownBy(() -> PickledColumns.check(
                        DOMAIN,
                        List.of(
                                column("age", ElementType.STRING),
                                column("bands[0]", ElementType.FLOAT),
                                column("weather[0]", ElementType.FLOAT),
                                column("at", ElementType.OTHER))))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("the model does not take the decision's features:")
                .hasMessageMatching("(?s).*age +number +string\\[n,1] +of another type.*")
                .hasMessageMatching("(?s).*bands +vector of 2 +float\\[n,1] +of another size.*")
                .hasMessageMatching("(?s).*weather\\[0] +float\\[n,1] +extra: no feature.*")
                .hasMessageMatching("(?s).*at +no rows of values +extra: no feature.*")
                .hasMessageMatching("(?s).*maker +category +missing in the model.*");
    }

    @Test
    void checkNames_missingAndExtra_areRefused() {
        assertThatThrownBy(() -> PickledColumns.checkNames(DOMAIN, List.of("maker", "bands[0]", "bands[1]", "years")))
                .isInstanceOf(PandanException.class)
                .hasMessageMatching("(?s).*years +float\\[n,1] +extra: no feature.*")
                .hasMessageMatching("(?s).*age +number +missing in the model.*");
    }
}
