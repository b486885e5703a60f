package dev.pandan.spec.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RowCodecTest {
    private static final Schema ALL = new Schema(Arrays.stream(ScalarType.values())
            .map(type -> new Column(type.sqlName(), type))
            .toList());

    static Stream<List<@Nullable Object>> rows() {
        return Stream.of(
                Arrays.asList(
                        true, 1, 2L, 1.5f, 2.5, new BigDecimal("3.14"), "판단", 11_395, 985_000_000_000_001L, new byte[] {
                            1, 2
                        }),
                Arrays.asList(
                        false,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Float.NaN,
                        Double.NEGATIVE_INFINITY,
                        new BigDecimal("-99999999999999999999.999999999999999999"),
                        "",
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        new byte[0]),
                Arrays.asList(new Object[ScalarType.values().length]));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decode_encoded_isTheRow(List<@Nullable Object> row) {
        RowCodec codec = new RowCodec(ALL);
        assertThat(codec.decode(codec.encode(row.toArray()))).isEqualTo(row.toArray());
    }

    @Test
    void encode_sameRow_sameBytes() {
        RowCodec codec = new RowCodec(Schema.of(new Column("a", ColumnType.INT), new Column("b", ColumnType.STRING)));
        assertThat(codec.encode(new @Nullable Object[] {7, null})).containsExactly(1, 2, 2, 0, 0, 0, 7);
    }

    @Test
    void decode_fewerColumns_readsNullInTheLater() {
        RowCodec old = new RowCodec(Schema.of(new Column("a", ColumnType.INT)));
        RowCodec now = new RowCodec(Schema.of(new Column("a", ColumnType.INT), new Column("b", ColumnType.STRING)));
        assertThat(now.decode(old.encode(new Object[] {7}))).containsExactly(7, null);
    }

    @Test
    void decode_cutShort_isMismatch() {
        RowCodec codec = new RowCodec(ALL);
        byte[] bytes = codec.encode(rows().findFirst().orElseThrow().toArray());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(cut))
                    .isInstanceOfSatisfying(
                            PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISMATCH));
        }
    }

    @Test
    void canonical_negativeZeroAndNaN_areOne() {
        assertThat(Canonical.of(ColumnType.DOUBLE, -0.0)).isEqualTo(0.0);
        assertThat(Canonical.of(ColumnType.FLOAT, -0.0f)).isEqualTo(0.0f);
        double otherNaN = Double.longBitsToDouble(0x7ff8000000000123L);
        assertThat(Double.doubleToRawLongBits(Canonical.of(otherNaN))).isEqualTo(0x7ff8000000000000L);
        assertThat(Canonical.of(ColumnType.DECIMAL, new BigDecimal("100.00"))).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void key_nullAndEmpty_differ() {
        KeyCodec codec = new KeyCodec(List.of(ColumnType.STRING, ColumnType.STRING));
        Key nulls = codec.encode(new @Nullable Object[] {null, ""});
        Key empty = codec.encode(new @Nullable Object[] {"", null});
        assertThat(nulls).isNotEqualTo(empty).isEqualTo(codec.encode(new @Nullable Object[] {null, ""}));
        assertThat(codec.decode(nulls)).containsExactly(null, "");
    }
}
