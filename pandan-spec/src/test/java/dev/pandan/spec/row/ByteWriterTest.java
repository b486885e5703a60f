package dev.pandan.spec.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteWriterTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -65, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void zigzag_anyLong_isReadBack(long value) {
        ByteWriter out = new ByteWriter(1);
        out.zigzag(value);
        out.i64(value);
        out.i32((int) value);
        ByteReader in = new ByteReader(out.toBytes());
        assertThat(in.zigzag()).isEqualTo(value);
        assertThat(in.i64()).isEqualTo(value);
        assertThat(in.i32()).isEqualTo((int) value);
    }

    @Test
    void i32_andText_haveTheBytesOfTheForm() {
        ByteWriter out = new ByteWriter();
        out.i32(0x01020304);
        out.text("\u00e9a");
        assertThat(out.toBytes()).containsExactly(1, 2, 3, 4, 3, 0xC3, 0xA9, 'a');
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 129, 16_383, 16_384, 20_000})
    void unprefixed_whatBytesWrote_isItsLength(int length) {
        ByteWriter out = new ByteWriter();
        out.bytes(new byte[length]);
        assertThat(ByteWriter.unprefixed(out.size())).isEqualTo(length);
    }

    @Test
    void clear_andWriteAgain_leavesCopiesAsTheyWere() {
        ByteWriter out = new ByteWriter(2);
        out.u8(1);
        out.u8(2);
        byte[] first = out.copy();
        out.clear();
        out.u8(3);
        assertThat(first).containsExactly(1, 2);
        assertThat(out.copy()).containsExactly(3);
    }

    @Test
    void read_bytesThatEndEarly_areDamaged() {
        assertThatThrownBy(() -> new ByteReader(new byte[7]).i64()).isInstanceOf(PandanException.class);
        assertThatThrownBy(() -> new ByteReader(new byte[3]).i32()).isInstanceOf(PandanException.class);
        assertThatThrownBy(() -> new ByteReader(new byte[] {5, 'a'}).text()).isInstanceOf(PandanException.class);
    }
}
