package dev.pandan.training.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.FeatureRow;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DecisionDigestTest {
    private static Decision decision(String id) {
        FeatureRow features = new FeatureRow(new Object[] {1.5f, null, "NY"}, new long[0], new long[0]);
        return new Decision("late", id, 5, features, List.of(), 0.5, "notify", 1, 3, "linear-java/1", 7, new double[0]);
    }

    @Test
    void bytes_oneDecision_isTheDocumentedLayout() {
        assertThat(HexFormat.of().formatHex(DecisionDigest.bytes(decision("f-1"))))
                .isEqualTo(
                        "03662d31" + "03" + "013fc00000" + "00" + "02024e59" + "3fe0000000000000" + "066e6f74696679");
    }

    @Test
    void hex_noDecision_isShaOfNothing() {
        assertThat(new DecisionDigest().hex()).startsWith("e3b0c44298fc1c149afbf4c8996fb924");
    }

    @Test
    void add_wrongOrder_isRefused() {
        DecisionDigest digest = new DecisionDigest();
        digest.add("b", new byte[0]);
        assertThatThrownBy(() -> digest.add("a", new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
