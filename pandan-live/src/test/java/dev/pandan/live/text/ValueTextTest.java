package dev.pandan.live.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.ColumnType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    @Test
    void parse_valuesOfEveryType_areReadAndWrittenBack() {
        assertThat(ValueText.parse(ColumnType.STRING, " x ")).isEqualTo(" x ");
        assertThat(ValueText.parse(ColumnType.BOOLEAN, "True")).isEqualTo(true);
        assertThat(ValueText.parse(ColumnType.INT, " 12 ")).isEqualTo(12);
        assertThat(ValueText.parse(ColumnType.LONG, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(ValueText.parse(ColumnType.DOUBLE, "1e3")).isEqualTo(1000.0);
        assertThat(ValueText.parse(ColumnType.DOUBLE, "NaN")).isEqualTo(Double.NaN);
        assertThat(ValueText.parse(ColumnType.FLOAT, "-Infinity")).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(ValueText.parse(ColumnType.DECIMAL, "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(ValueText.parse(ColumnType.DATE, "1970-01-02")).isEqualTo(1);
        assertThat(ValueText.parse(ColumnType.TIMESTAMP, "1970-01-01T00:00:01Z"))
                .isEqualTo(1_000_000L);
        assertThat((byte[]) ValueText.parse(ColumnType.BINARY, "0aff")).containsExactly(10, -1);
        assertThat(ValueText.format(ColumnType.DATE, 1)).isEqualTo("1970-01-02");
        assertThat(ValueText.format(ColumnType.BINARY, new byte[] {10, -1})).isEqualTo("0aff");
    }

    @Test
    void parse_whatIsNoValueOfTheType_isNull() {
        assertThat(ValueText.parse(ColumnType.BOOLEAN, "1")).isNull();
        assertThat(ValueText.parse(ColumnType.INT, "2147483648")).isNull();
        assertThat(ValueText.parse(ColumnType.INT, "1.5")).isNull();
        assertThat(ValueText.parse(ColumnType.DOUBLE, "1d")).isNull();
        assertThat(ValueText.parse(ColumnType.DOUBLE, "0x1p3")).isNull();
        assertThat(ValueText.parse(ColumnType.DOUBLE, "")).isNull();
        assertThat(ValueText.parse(ColumnType.DECIMAL, "one")).isNull();
        assertThat(ValueText.parse(ColumnType.DATE, "2001-03-14T00:00")).isNull();
        assertThat(ValueText.parse(ColumnType.BINARY, "0af")).isNull();
    }
}
