package dev.pandan.model.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads Universal Binary JSON, draft 12 (ubjson.org): XGBoost's binary form. */
final class UniversalBinaryJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ByteBuffer in;

    private UniversalBinaryJson(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes); // big-endian, as the format is
    }

    /** Whether a file begins like an object of this form. */
    static boolean isLikely(String head) {
        return head.startsWith("{L") || head.startsWith("{i") || head.startsWith("{U");
    }

    /** {@code IllegalArgumentException} or {@code BufferUnderflowException} if it is something else. */
    static JsonNode read(byte[] bytes) {
        UniversalBinaryJson reader = new UniversalBinaryJson(bytes);
        return reader.value(reader.marker());
    }

    private char marker() {
        return (char) (in.get() & 0xff);
    }

    private JsonNode value(char marker) {
        return switch (marker) {
            case 'Z' -> NODES.nullNode();
            case 'T' -> NODES.booleanNode(true);
            case 'F' -> NODES.booleanNode(false);
            case 'd' -> NODES.numberNode(in.getFloat());
            case 'D' -> NODES.numberNode(in.getDouble());
            case 'C' -> NODES.textNode(String.valueOf(marker()));
            case 'S' -> NODES.textNode(text());
            case '[' -> array();
            case '{' -> object();
            default -> NODES.numberNode(whole(marker));
        };
    }

    private long whole(char marker) {
        return switch (marker) {
            case 'i' -> in.get();
            case 'U' -> in.get() & 0xff;
            case 'I' -> in.getShort();
            case 'l' -> in.getInt();
            case 'L' -> in.getLong();
            default -> throw new IllegalArgumentException("a value of the unknown type " + (int) marker);
        };
    }

    private int length() {
        long length = whole(marker());
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length of " + length);
        }
        return (int) length;
    }

    private String text() {
        byte[] bytes = new byte[length()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Ended by a bracket, or with a count before, which may have the type of all elements before it. */
    private ArrayNode array() {
        ArrayNode all = NODES.arrayNode();
        char next = marker();
        if (next == '$' || next == '#') {
            char type = next == '$' ? marker() : 0;
            if (next == '$' && marker() != '#') {
                throw new IllegalArgumentException("an array of a type without a count");
            }
            for (int left = length(); left > 0; left--) {
                all.add(value(type == 0 ? marker() : type));
            }
            return all;
        }
        for (; next != ']'; next = marker()) {
            all.add(value(next));
        }
        return all;
    }

    private ObjectNode object() {
        ObjectNode all = NODES.objectNode();
        while (in.get(in.position()) != '}') {
            String key = text();
            all.set(key, value(marker()));
        }
        in.get();
        return all;
    }
}
