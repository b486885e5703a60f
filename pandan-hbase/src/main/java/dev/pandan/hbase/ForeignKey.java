package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping.KeyPart;
import dev.pandan.spec.type.ScalarType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a row key in their order.
 *
 * @param types types of the parts' columns
 */
record ForeignKey(List<KeyPart> parts, Map<String, ScalarType> types) {
    ForeignKey {
        parts = List.copyOf(parts);
        types = Map.copyOf(types);
    }

    private Optional<ScalarType> type(KeyPart part) {
        return part.column().map(types::get);
    }

    /** The values of the columns; empty if a key has other parts. A column of which no type is known is passed over. */
    Optional<Map<String, Object>> read(byte[] key) {
        Map<String, Object> values = new HashMap<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            KeyPart part = parts.get(i);
            int end = end(part, key, at, i == parts.size() - 1);
            if (end < 0) {
                return Optional.empty();
            }
            Optional<ScalarType> type = type(part);
            if (type.isPresent()) {
                byte[] bytes = trimmed(Arrays.copyOfRange(key, at, end), part, type.get());
                Optional<Object> value = ForeignBytes.read(bytes, part.encoding(), type.get());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(part.column().orElseThrow(), value.get());
            }
            at = end + part.until().map(until -> Rows.utf8(until).length).orElse(0);
        }
        return at == key.length ? Optional.of(values) : Optional.empty();
    }

    /** Where a part ends; negative: the key ends before. */
    private int end(KeyPart part, byte[] key, int at, boolean last) {
        if (part.until().isPresent()) {
            return find(key, Rows.utf8(part.until().get()), at);
        }
        int width = width(part);
        int end = width > 0 ? at + width : last ? key.length : -1;
        return end > key.length || (last && end != key.length) ? -1 : end;
    }

    private int width(KeyPart part) {
        if (part.width().isPresent()) {
            return part.width().getAsInt();
        }
        return type(part).map(type -> part.encoding().width(type).orElse(0)).orElse(0);
    }

    private static int find(byte[] key, byte[] delimiter, int from) {
        for (int at = from; at + delimiter.length <= key.length; at++) {
            if (Arrays.equals(key, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Text of a fixed width is filled up with zero bytes. */
    private static byte[] trimmed(byte[] bytes, KeyPart part, ScalarType type) {
        int end = bytes.length;
        while (part.width().isPresent()
                && type != ScalarType.BINARY
                && isText(part, type)
                && end > 0
                && bytes[end - 1] == 0) {
            end--;
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    private static boolean isText(KeyPart part, ScalarType type) {
        return type == ScalarType.STRING
                || part.encoding() == Encoding.TEXT
                || part.encoding() == Encoding.TEXT_MILLIS
                || part.encoding() == Encoding.TEXT_MICROS;
    }

    /** The row key of these values; empty if no row can have them. */
    Optional<byte[]> write(Function<String, @Nullable Object> value) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (KeyPart part : parts) {
            Object one = part.column().map(value).orElse(null);
            Optional<byte[]> bytes = one == null
                    ? Optional.empty()
                    : ForeignBytes.write(one, part.encoding(), type(part).orElseThrow());
            if (bytes.isEmpty() || !fits(part, bytes.get())) {
                return Optional.empty();
            }
            key.writeBytes(
                    part.width().isPresent()
                            ? Arrays.copyOf(bytes.get(), part.width().getAsInt())
                            : bytes.get());
            part.until().ifPresent(until -> key.writeBytes(Rows.utf8(until)));
        }
        return Optional.of(key.toByteArray());
    }

    private static boolean fits(KeyPart part, byte[] bytes) {
        return part.width().isPresent()
                ? bytes.length <= part.width().getAsInt()
                : part.until().isEmpty() || find(bytes, Rows.utf8(part.until().get()), 0) < 0;
    }
}
