package dev.pandan.spec.row;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. Not thread-safe. */
public final class ByteReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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

    public long zigzag() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            long next = u8();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw damaged();
    }

    /** Leaves bytes out; returns where they begin. */
    public int skip(int length) {
        need(length);
        int start = position;
        position += length;
        return start;
    }

    public int i32() {
        return (int) INTS.get(buffer, skip(Integer.BYTES));
    }

    public long i64() {
        return (long) LONGS.get(buffer, skip(Long.BYTES));
    }

    /** UTF-8 with its length before it. */
    public String text() {
        int length = varint();
        return new String(buffer, skip(length), length, StandardCharsets.UTF_8);
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
