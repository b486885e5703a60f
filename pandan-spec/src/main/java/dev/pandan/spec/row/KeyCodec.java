package dev.pandan.spec.row;

import dev.pandan.spec.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Canonical binary form of key values: per value the byte 0 for null, else the byte 1 and the value as in {@link RowCodec}. Equal values have equal bytes because
 * values are canonical. Thread-safe.
 */
public final class KeyCodec {
    private final List<ColumnType> types;

    public KeyCodec(List<ColumnType> types) {
        this.types = List.copyOf(types);
    }

    public Key encode(@Nullable Object[] values) {
        ByteWriter out = new ByteWriter(likelySize(values));
        for (int i = 0; i < types.size(); i++) {
            Object value = values[i];
            out.u8(value == null ? 0 : 1);
            if (value != null) {
                RowCodec.write(out, types.get(i), value);
            }
        }
        return Key.of(out.toBytes());
    }

    /** Exact for short ASCII text and for 64-bit values: keys are made several times per decision. */
    private int likelySize(@Nullable Object[] values) {
        int size = 0;
        for (int i = 0; i < types.size(); i++) {
            Object value = values[i];
            size += value == null ? 1 : value instanceof String text ? 2 + text.length() : 1 + Long.BYTES;
        }
        return size;
    }

    public @Nullable Object[] decode(Key key) {
        ByteReader in = new ByteReader(key.bytes());
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.u8() == 0 ? null : RowCodec.read(in, types.get(i));
        }
        return values;
    }
}
