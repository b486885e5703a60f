package dev.pandan.spec.row;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Canonical binary form of key values: per value the byte 0 for null, else the byte 1 and the value as in {@link ValueCodec}. Equal values have equal bytes because
 * values are canonical. Arrays and structs are no key values. Thread-safe.
 */
public final class KeyCodec {
    private final List<ColumnType> types;

    /**
     * @param types of single values; {@code PROJECT_INVALID} for any other
     */
    public KeyCodec(List<? extends ColumnType> types) {
        this.types = List.copyOf(types);
        for (ColumnType type : this.types) {
            if (!(type instanceof ScalarType)) {
                throw PandanException.of(
                        ErrorCode.PROJECT_INVALID,
                        "a key cannot have the type " + type.sqlName()
                                + " (expected: a type of single values; take a field or an element of it)");
            }
        }
    }

    public Key encode(@Nullable Object[] values) {
        ByteWriter out = new ByteWriter(likelySize(values));
        write(out, values);
        return Key.of(out.toBytes());
    }

    void write(ByteWriter out, @Nullable Object[] values) {
        for (int i = 0; i < types.size(); i++) {
            Object value = values[i];
            out.u8(value == null ? 0 : 1);
            if (value != null) {
                ValueCodec.write(out, types.get(i), value);
            }
        }
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
            values[i] = in.u8() == 0 ? null : ValueCodec.read(in, types.get(i));
        }
        return values;
    }
}
