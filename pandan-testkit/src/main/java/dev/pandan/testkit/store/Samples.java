package dev.pandan.testkit.store;

import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values for the tests. */
final class Samples {
    /** Not ASCII, not in the basic plane, and with a zero. */
    static final String UNICODE = "판단-\u0000-é-😀-\uFFFD";

    private static final KeyCodec KEYS = new KeyCodec(List.of(ColumnType.STRING));

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every value of a byte, again and again. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i ^ (i >> 8));
        }
        return bytes;
    }

    static StoredEvent event(String stream, String id, long timeMicros) {
        return new StoredEvent(stream, id, timeMicros, bytes(id), timeMicros + 1, timeMicros + 2, Map.of());
    }

    static WindowRow row(Key key, long timeMicros, String id) {
        return row(key, timeMicros, id, 0, false);
    }

    static WindowRow row(Key key, long timeMicros, String id, long arrival, boolean late) {
        return new WindowRow("by_origin", key, timeMicros, id, bytes("payload of " + id), arrival, late);
    }

    static Key key(@Nullable String value) {
        return KEYS.encode(new @Nullable Object[] {value});
    }
}
