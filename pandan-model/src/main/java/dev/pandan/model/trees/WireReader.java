package dev.pandan.model.trees;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads one message in the wire format of Protocol Buffers, field by field. */
final class WireReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteBuffer in;
    private int tag;

    WireReader(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private WireReader(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes on to the next field, whose value has to be read or skipped; false: there is none. */
    boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        tag = (int) varint();
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    /** Whether the value has a length: a text, a message, or numbers that are packed. */
    boolean isDelimited() {
        return (tag & 7) == LENGTH_DELIMITED;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte some = in.get();
            value |= (long) (some & 0x7F) << shift;
            if (some >= 0) {
                return value;
            }
        }
        throw Unreadable.because("a number of more than ten bytes");
    }

    float single() {
        return in.getFloat();
    }

    double twice() {
        return in.getDouble();
    }

    byte[] bytes() {
        byte[] bytes = new byte[length()];
        in.get(bytes);
        return bytes;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw Unreadable.because("a field that ends after the file");
        }
        return (int) length;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    WireReader message() {
        int length = length();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return new WireReader(part);
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    void skip() {
        switch (tag & 7) {
            case VARINT -> varint();
            case EIGHT_BYTES -> in.getLong();
            case LENGTH_DELIMITED -> message();
            case FOUR_BYTES -> in.getInt();
            default -> throw Unreadable.because("a field of the unknown kind " + (tag & 7));
        }
    }
}
