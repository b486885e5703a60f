package dev.pandan.spec.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing byte buffer for the binary forms. Not thread-safe. */
public final class ByteWriter {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] buffer;
    private int size;

    public ByteWriter() {
        this(64);
    }

    /**
     * @param capacity bytes that fit without growing; {@link #toBytes} copies nothing if they are filled exactly
     */
    public ByteWriter(int capacity) {
        this.buffer = new byte[capacity];
    }

    public void u8(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
    }

    /** Unsigned LEB128. */
    public void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            u8(rest | 0x80);
            rest >>>= 7;
        }
        u8(rest);
    }

    /** LEB128 of {@code 0, -1, 1, -2, ...} in this order: few bytes for small values of either sign. */
    public void zigzag(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            u8((int) rest | 0x80);
            rest >>>= 7;
        }
        u8((int) rest);
    }

    /** Big-endian. */
    public void i32(int value) {
        reserve(Integer.BYTES);
        INTS.set(buffer, size, value);
        size += Integer.BYTES;
    }

    /** Big-endian. */
    public void i64(long value) {
        reserve(Long.BYTES);
        LONGS.set(buffer, size, value);
        size += Long.BYTES;
    }

    public void bytes(byte[] bytes) {
        varint(bytes.length);
        raw(bytes);
    }

    /** As {@link #bytes} of the text in UTF-8; without a copy if it is plain ASCII. */
    public void text(String text) {
        int start = size;
        int length = text.length();
        varint(length);
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                bytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            buffer[size++] = (byte) c;
        }
    }

    public void raw(byte[] bytes) {
        raw(bytes, 0, bytes.length);
    }

    /** Some of what another one has. */
    public void raw(ByteWriter other, int from, int length) {
        raw(other.buffer, from, length);
    }

    private void raw(byte[] bytes, int from, int length) {
        reserve(length);
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
    }

    public int size() {
        return size;
    }

    /** Back to nothing; not after {@link #toBytes}, which may have given the buffer away. */
    public void clear() {
        size = 0;
    }

    /** What was written, while more may be. */
    public byte[] copy() {
        return Arrays.copyOf(buffer, size);
    }

    /** Order of two parts of what was written, as unsigned bytes. */
    public int compare(int from, int to, int otherFrom, int otherTo) {
        return Arrays.compareUnsigned(buffer, from, to, buffer, otherFrom, otherTo);
    }

    /** Length without its prefix of what {@link #bytes} or {@link #text} wrote in so many bytes. */
    public static int unprefixed(int written) {
        int prefix = 1;
        while (written - prefix >= 1 << (7 * prefix)) {
            prefix++;
        }
        return written - prefix;
    }

    /** The buffer itself, of which {@link #size()} bytes are written. */
    byte[] array() {
        return buffer;
    }

    public byte[] toBytes() {
        // A full buffer is never written to again: it would grow first.
        return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
