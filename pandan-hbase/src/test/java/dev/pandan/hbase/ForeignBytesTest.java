package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

final class ForeignBytesTest {
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
    void read_bytesOfEachType_areWhatHBasesBytesWrote() {
        assertThat(binary(Bytes.toBytes(true), ScalarType.BOOLEAN)).contains(true);
        assertThat(binary(Bytes.toBytes(false), ScalarType.BOOLEAN)).contains(false);
        assertThat(binary(Bytes.toBytes(Integer.MIN_VALUE), ScalarType.INT)).contains(Integer.MIN_VALUE);
        assertThat(binary(Bytes.toBytes(Long.MAX_VALUE), ScalarType.LONG)).contains(Long.MAX_VALUE);
        assertThat(binary(Bytes.toBytes(-1.5f), ScalarType.FLOAT)).contains(-1.5f);
        assertThat(binary(Bytes.toBytes(Double.MIN_VALUE), ScalarType.DOUBLE)).contains(Double.MIN_VALUE);
        assertThat(binary(Bytes.toBytes(new BigDecimal("-12.50")), ScalarType.DECIMAL))
                .contains(new BigDecimal("-12.50"));
        assertThat(binary(Bytes.toBytes("판단"), ScalarType.STRING)).contains("판단");
        assertThat(binary(Bytes.toBytes(-1), ScalarType.DATE)).contains(-1);
        assertThat(ForeignBytes.read(Bytes.toBytes((short) -2), Encoding.SHORT, ScalarType.INT))
                .contains(-2);
        assertThat(binary(new byte[3], ScalarType.INT)).as("another width").isEmpty();
        assertThat(binary(new byte[4], ScalarType.DECIMAL))
                .as("no unscaled value")
                .isEmpty();
    }

    @Test
    void read_timesInEachEncoding_areMicroseconds() {
        byte[] number = Bytes.toBytes(-2L);
        assertThat(time(number, Encoding.EPOCH_SECONDS)).contains(-2_000_000L);
        assertThat(time(number, Encoding.EPOCH_MILLIS)).contains(-2_000L);
        assertThat(time(number, Encoding.EPOCH_MICROS)).contains(-2L);
        assertThat(time(Bytes.toBytes(Long.MAX_VALUE - 7), Encoding.REVERSED_MILLIS))
                .contains(7_000L);
        assertThat(time(Rows.utf8("7"), Encoding.TEXT_MILLIS)).contains(7_000L);
        assertThat(time(Rows.utf8("7"), Encoding.TEXT_MICROS)).contains(7L);
        assertThat(time(Bytes.toBytes(Long.MAX_VALUE), Encoding.EPOCH_MILLIS))
                .as("too large")
                .isEmpty();
    }

    @Test
    void write_ofAKey_isWhatIsReadAgainOrNothing() {
        assertThat(ForeignBytes.write(7, Encoding.TEXT, ScalarType.INT)).contains(Rows.utf8("7"));
        assertThat(ForeignBytes.write(7, Encoding.SHORT, ScalarType.INT)).contains(Bytes.toBytes((short) 7));
        assertThat(ForeignBytes.write(70_000, Encoding.SHORT, ScalarType.INT))
                .as("too large")
                .isEmpty();
        assertThat(ForeignBytes.write(7_001L, Encoding.EPOCH_MILLIS, ScalarType.TIMESTAMP))
                .as("finer")
                .isEmpty();
        assertThat(ForeignBytes.write(7_000L, Encoding.REVERSED_MILLIS, ScalarType.TIMESTAMP))
                .contains(Bytes.toBytes(Long.MAX_VALUE - 7));
        assertThat(ForeignBytes.write(true, Encoding.BYTES, ScalarType.BOOLEAN)).contains(Bytes.toBytes(true));
    }

    private static Optional<Object> binary(byte[] bytes, ScalarType type) {
        return ForeignBytes.read(bytes, Encoding.BYTES, type);
    }

    private static Optional<Object> time(byte[] bytes, Encoding encoding) {
        return ForeignBytes.read(bytes, encoding, ScalarType.TIMESTAMP);
    }

    private static Optional<Object> read(String text, ScalarType type) {
        return ForeignText.read(Rows.utf8(text), type);
    }
}
