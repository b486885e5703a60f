package dev.pandan.spec.row;

import dev.pandan.spec.type.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The one binary form of a row, which every store keeps unchanged.
 *
 * <p>Form 1: the byte 1, then the row's values as {@link ValueCodec} writes several. Rows written with fewer columns read as null in the later ones. Thread-safe.
 */
public final class RowCodec {
    private static final int FORM = 1;

    private final Schema schema;

    public RowCodec(Schema schema) {
        this.schema = schema;
    }

    public Schema schema() {
        return schema;
    }

    /**
     * @param row one value per column, canonical
     */
    public byte[] encode(@Nullable Object[] row) {
        ByteWriter out = new ByteWriter();
        out.u8(FORM);
        ValueCodec.writeFields(out, schema, row);
        return out.toBytes();
    }

    public @Nullable Object[] decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != FORM) {
            throw ByteReader.damaged();
        }
        return ValueCodec.readFields(in, schema);
    }
}
