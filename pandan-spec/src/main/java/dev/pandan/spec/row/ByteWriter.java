package dev.pandan.spec.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing byte buffer for the binary forms. Not thread-safe. */
public final class ByteWriter {
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

    /** Big-endian. */
    public void i32(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
    }

    /** Big-endian. */
    public void i64(long value) {
        i32((int) (value >>> 32));
        i32((int) value);
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
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
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
