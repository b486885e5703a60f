package dev.pandan.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.ColumnType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IdTextTest {

    @Test
    void of_anyType_isTheTextOfTheLivePath() {
        assertThat(IdText.of(ColumnType.STRING, "a")).isEqualTo("a");
        assertThat(IdText.of(ColumnType.LONG, 7L)).isEqualTo("7");
        assertThat(IdText.of(ColumnType.BINARY, new byte[] {1, -1})).isEqualTo("01ff");
        assertThat(IdText.of(ColumnType.DECIMAL, new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(IdText.of(ColumnType.DATE, 11_391)).isEqualTo("2001-03-10");
        assertThat(IdText.of(ColumnType.TIMESTAMP, 984_561_600_000_001L)).isEqualTo("2001-03-14T09:20:00.000001Z");
        assertThat(IdText.of(ColumnType.TIMESTAMP, -1L)).isEqualTo("1969-12-31T23:59:59.999999Z");
    }
}
