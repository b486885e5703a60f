package dev.pandan.model.onnx;

import dev.pandan.spec.row.ByteWriter;
import java.nio.charset.StandardCharsets;

/** One message in the wire format of Protocol Buffers: only what ONNX files need. */
final class Wire {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteWriter out = new ByteWriter();

    /** @param value at least 0 */
    Wire number(int field, int value) {
        out.varint(field << 3 | VARINT);
        out.varint(value);
        return this;
    }

    Wire text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Wire message(int field, Wire message) {
        return bytes(field, message.out.toBytes());
    }

    Wire bytes(int field, byte[] bytes) {
        out.varint(field << 3 | LENGTH_DELIMITED);
        out.bytes(bytes);
        return this;
    }

    /** Adds all fields of another message. */
    Wire raw(Wire fields) {
        return raw(fields.toBytes());
    }

    /** Adds whole fields. */
    Wire raw(byte[] fields) {
        out.raw(fields);
        return this;
    }

    byte[] toBytes() {
        return out.toBytes();
    }
}
