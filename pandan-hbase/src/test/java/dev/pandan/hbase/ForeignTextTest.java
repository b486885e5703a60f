package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForeignTextTest {
    @Test
    void read_textOfEachType_isItsValue() {
        assertThat(read("true", ScalarType.BOOLEAN)).contains(true);
        assertThat(read("-17", ScalarType.INT)).contains(-17);
        assertThat(read("9223372036854775807", ScalarType.LONG)).contains(Long.MAX_VALUE);
        assertThat(read("0.1", ScalarType.FLOAT)).contains(0.1f);
        assertThat(read("1e3", ScalarType.DOUBLE)).contains(1000.0);
        assertThat(read("12.50", ScalarType.DECIMAL)).contains(new BigDecimal("12.50"));
        assertThat(read("판단", ScalarType.STRING)).contains("판단");
        assertThat(read("1970-01-02", ScalarType.DATE)).contains(1);
        assertThat(read("1970-01-01T01:00:00.000001+01:00", ScalarType.TIMESTAMP))
                .contains(1L);
        assertThat(read("1969-12-31T23:59:59.999999Z", ScalarType.TIMESTAMP)).contains(-1L);
    }

    @Test
    void read_whatIsNoValue_isEmpty() {
        assertThat(read("yes", ScalarType.BOOLEAN)).isEmpty();
        assertThat(read("", ScalarType.INT)).isEmpty();
        assertThat(read("2147483648", ScalarType.INT)).isEmpty();
        assertThat(read("noon", ScalarType.TIMESTAMP)).isEmpty();
        assertThat(read("2025-03-31T12:00:00", ScalarType.TIMESTAMP))
                .as("without a zone")
                .isEmpty();
        assertThat(ForeignText.read(new byte[] {(byte) 0xFF}, ScalarType.STRING))
                .isEmpty();
    }

    @Test
    void key_notTheOneWayToWriteIt_isEmpty() {
        assertThat(ForeignText.key(Rows.utf8("7"), ScalarType.INT)).contains(7);
        assertThat(ForeignText.key(Rows.utf8("007"), ScalarType.INT)).isEmpty();
        assertThat(ForeignText.key(Rows.utf8("007"), ScalarType.STRING)).contains("007");
    }

    private static Optional<Object> read(String text, ScalarType type) {
        return ForeignText.read(Rows.utf8(text), type);
    }
}
