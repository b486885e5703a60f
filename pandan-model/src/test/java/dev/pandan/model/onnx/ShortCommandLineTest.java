package dev.pandan.model.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import org.junit.jupiter.api.Test;

final class ShortCommandLineTest {
    @Test
    void check_longCommandLine_isRefusedBeforeItCrashes() {
        assertThatThrownBy(() -> ShortCommandLine.check(4_000))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("CLASSPATH");
    }

    @Test
    void check_shortCommandLine_passes() {
        assertThatCode(() -> ShortCommandLine.check(ShortCommandLine.LIMIT)).doesNotThrowAnyException();
    }
}
