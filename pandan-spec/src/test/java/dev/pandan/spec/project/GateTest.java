package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GateTest {
    private static final Map<String, Double> VALUES =
            Map.of("auc", 0.75, "champion.auc", 0.751, "log_loss", 0.4, "cost_notify", 120.0, "nan", Double.NaN);

    private static boolean holds(String text) {
        return Gate.parse(Text.of(text)).holds(VALUES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auc >= champion.auc - 0.002",
                "auc>=champion.auc-0.002 and log_loss < 0.5",
                "auc * 2 - 1 > (1 + 1) * (0.75 - 0.5) - 1e-9",
                "-auc < -0.5",
                "cost_notify / 100 <= 1.2",
                "1 - 0.5 - 0.25 <= 0.25"
            })
    void holds_true(String text) {
        assertThat(holds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"auc > champion.auc", "auc >= 0.7 and log_loss > 0.5", "nan > 0", "nan <= 0", "auc >= unknown"})
    void holds_false(String text) {
        assertThat(holds(text)).isFalse();
    }

    @Test
    void names_ofBoth() {
        assertThat(Gate.parse(Text.of("auc >= champion.auc - 0.002 and log_loss < 1"))
                        .names())
                .containsExactly("auc", "champion.auc", "log_loss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "auc", "auc >=", "auc >= 1 2", "auc = 1", "(auc > 1", "auc > 1 and", "auc > 1 or auc < 0"})
    void parse_nonsense_isRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> Gate.parse(Text.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: ");
    }
}
