package dev.pandan.spec.row;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. Not thread-safe. */
public final class ByteReader {
    private final byte[] buffer;
    private int position;

    public ByteReader(byte[] buffer) {
        this.buffer = buffer;
    }

    public int u8() {
        need(1);
        return buffer[position++] & 0xFF;
    }

    public int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = u8();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw damaged();
    }

    public int i32() {
        return (u8() << 24) | (u8() << 16) | (u8() << 8) | u8();
    }

    public long i64() {
        return ((long) i32() << 32) | (i32() & 0xFFFFFFFFL);
    }

    public byte[] bytes() {
        return raw(varint());
    }

    public byte[] raw(int length) {
        need(length);
        byte[] bytes = Arrays.copyOfRange(buffer, position, position + length);
        position += length;
        return bytes;
    }

    private void need(int length) {
        if (length < 0 || length > buffer.length - position) {
            throw damaged();
        }
    }

    /** The error of bytes that are not what was expected. */
    public static PandanException damaged() {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "a stored row cannot be read (expected: binary form 1 of the declared columns); "
                        + "was it written by another program or another version?");
    }
}
