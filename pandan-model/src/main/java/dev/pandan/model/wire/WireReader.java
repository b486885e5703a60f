package dev.pandan.model.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads one message in the wire format of Protocol Buffers, field by field; {@code IllegalArgumentException} or {@code BufferUnderflowException} if it is none. */
public final class WireReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteBuffer in;
    private int tag;
    private int start;

    public WireReader(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private WireReader(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes on to the next field, whose value has to be read or skipped; false: there is none. */
    public boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        start = in.position();
        tag = (int) varint();
        return true;
    }

    public int field() {
        return tag >>> 3;
    }

    /** Whether the value has a length: a text, a message, or numbers that are packed. */
    public boolean isDelimited() {
        return (tag & 7) == LENGTH_DELIMITED;
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte some = in.get();
            value |= (long) (some & 0x7F) << shift;
            if (some >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    public float single() {
        return in.getFloat();
    }

    public double twice() {
        return in.getDouble();
    }

    public byte[] bytes() {
        byte[] bytes = new byte[length()];
        in.get(bytes);
        return bytes;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a field that ends after the file");
        }
        return (int) length;
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public WireReader message() {
        int length = length();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return new WireReader(part);
    }

    public boolean hasMore() {
        return in.hasRemaining();
    }

    public void skip() {
        switch (tag & 7) {
            case VARINT -> varint();
            case EIGHT_BYTES -> in.getLong();
            case LENGTH_DELIMITED -> message();
            case FOUR_BYTES -> in.getInt();
            default -> throw new IllegalArgumentException("a field of the unknown kind " + (tag & 7));
        }
    }

    /** The whole field, its number included, instead of its value. */
    public byte[] whole() {
        skip();
        byte[] field = new byte[in.position() - start];
        in.get(start, field);
        return field;
    }
}
