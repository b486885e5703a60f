package dev.pandan.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DecisionCodecTest {
    private static final FeatureRow FEATURES = new FeatureRow(
            new Object[] {
                "뉴욕",
                null,
                0.1f,
                Float.NaN,
                Float.NEGATIVE_INFINITY,
                "",
                new float[] {0.1f, Float.NaN, Float.POSITIVE_INFINITY, -1f},
                new float[] {7f}
            },
            new long[] {0, 17},
            new long[] {0, 0x9f3c_0000_0000_0001L});

    @Test
    void decode_encoded_isEqual() {
        Decision decision = new Decision(
                "late",
                "f-1042",
                984_561_600_000_001L,
                FEATURES,
                Arrays.asList(new byte[] {1, 2, 3}, null),
                0.1 + 0.2,
                "notify",
                1,
                3,
                "linear-java/1",
                984_561_600_000_590L,
                new double[] {0.5, -0.25});
        assertEqual(DecisionCodec.decode(DecisionCodec.encode(decision)), decision);
    }

    @Test
    void decode_classes_areEqual() {
        ClassProbabilities said = new ClassProbabilities(List.of("on time", "늦음"), new double[] {0.1 + 0.2, 0.7});
        Decision decision = new Decision(
                "outcome", "f-1", 1, FEATURES, List.of(), 0.7, "call", 0, 3, "onnx/1", 2, new double[0], said);
        Decision decoded = DecisionCodec.decode(DecisionCodec.encode(decision));
        assertThat(decoded.classes().names()).containsExactly("on time", "늦음");
        assertThat(decoded.classes().values()).containsExactly(0.1 + 0.2, 0.7);
        assertThat(decoded.classes().predicted()).isEqualTo("늦음");
        assertThat(decoded.verdict().score()).isEqualTo(0.7);
    }

    @Test
    void decode_noScoreNoLookups_isEqual() {
        Decision decision = new Decision(
                "late",
                "",
                Long.MIN_VALUE,
                FEATURES,
                List.of(),
                Double.NaN,
                "none",
                Decision.FALLBACK,
                0,
                "",
                -1,
                new double[0]);
        assertEqual(DecisionCodec.decode(DecisionCodec.encode(decision)), decision);
    }

    @Test
    void decode_anyPrefix_isRefused() {
        byte[] bytes = DecisionCodec.encode(new Decision(
                "late", "a", 1, FEATURES, Collections.singletonList(null), 0.5, "none", -1, 1, "s", 2, new double[] {1
                }));
        for (int length = 0; length < bytes.length; length++) {
            byte[] prefix = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> DecisionCodec.decode(prefix))
                    .isInstanceOfSatisfying(
                            PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISMATCH));
        }
    }

    @Test
    void decode_storedBeforeThereWereVectors_isRead() {
        String stored = "01" + "046c617465" + "0161" + "0000000000000001"
                + "03" + "013dcccccd" + "02024e59" + "00"
                + "00" + "00" + "3fe0000000000000" + "046e6f6e65" + "ffffffff" + "00000001" + "0173"
                + "0000000000000002" + "00";
        assertEqual(
                DecisionCodec.decode(HexFormat.of().parseHex(stored)),
                new Decision(
                        "late",
                        "a",
                        1,
                        new FeatureRow(new Object[] {0.1f, "NY", null}, new long[0], new long[0]),
                        List.of(),
                        0.5,
                        "none",
                        Decision.OTHERWISE,
                        1,
                        "s",
                        2,
                        new double[0]));
    }

    private static void assertEqual(Decision found, Decision expected) {
        assertThat(found)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(expected);
        assertThat(Double.doubleToRawLongBits(found.score())).isEqualTo(Double.doubleToRawLongBits(expected.score()));
    }
}
