package dev.pandan.spec.row;

import java.util.Arrays;

/** Growing byte buffer for the binary forms. Not thread-safe. */
public final class ByteWriter {
    private byte[] buffer = new byte[64];
    private int size;

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

    public void raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
