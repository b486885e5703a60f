package dev.pandan.spec.row;

import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one binary form of a row, which every store keeps unchanged.
 *
 * <p>Form 1: the byte 1, the number of columns (varint), a bitmap of nulls (bit {@code i % 8} of byte {@code i / 8}), then the values that are not null in column
 * order: boolean 1 byte; int and date 4 bytes, long and timestamp 8 bytes, float and double their IEEE bits, all big-endian; string (UTF-8), binary and decimal
 * (scale as 4 bytes, then the two's complement of the unscaled value) with their length as varint. Rows written with fewer columns read as null in the later
 * ones. Thread-safe.
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
        out.varint(schema.size());
        out.raw(nulls(row));
        for (int i = 0; i < schema.size(); i++) {
            Object value = row[i];
            if (value != null) {
                write(out, schema.column(i).type(), value);
            }
        }
        return out.toBytes();
    }

    public @Nullable Object[] decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != FORM) {
            throw ByteReader.damaged();
        }
        int columns = in.varint();
        if (columns > schema.size()) {
            throw ByteReader.damaged();
        }
        byte[] nulls = in.raw((columns + 7) / 8);
        @Nullable Object[] row = new Object[schema.size()];
        for (int i = 0; i < columns; i++) {
            if ((nulls[i / 8] & (1 << (i % 8))) == 0) {
                row[i] = read(in, schema.column(i).type());
            }
        }
        return row;
    }

    private byte[] nulls(@Nullable Object[] row) {
        byte[] bits = new byte[(schema.size() + 7) / 8];
        for (int i = 0; i < schema.size(); i++) {
            if (row[i] == null) {
                bits[i / 8] |= (byte) (1 << (i % 8));
            }
        }
        return bits;
    }

    static void write(ByteWriter out, ColumnType type, Object value) {
        switch (type) {
            case BOOLEAN -> out.u8((Boolean) value ? 1 : 0);
            case INT, DATE -> out.i32((Integer) value);
            case LONG, TIMESTAMP -> out.i64((Long) value);
            case FLOAT -> out.i32(Float.floatToIntBits((Float) value));
            case DOUBLE -> out.i64(Double.doubleToLongBits((Double) value));
            case STRING -> out.text((String) value);
            case BINARY -> out.bytes((byte[]) value);
            case DECIMAL -> {
                out.i32(((BigDecimal) value).scale());
                out.bytes(((BigDecimal) value).unscaledValue().toByteArray());
            }
        }
    }

    static Object read(ByteReader in, ColumnType type) {
        return switch (type) {
            case BOOLEAN -> in.u8() != 0;
            case INT, DATE -> in.i32();
            case LONG, TIMESTAMP -> in.i64();
            case FLOAT -> Float.intBitsToFloat(in.i32());
            case DOUBLE -> Double.longBitsToDouble(in.i64());
            case STRING -> in.text();
            case BINARY -> in.bytes();
            case DECIMAL -> {
                int scale = in.i32();
                yield new BigDecimal(new BigInteger(in.bytes()), scale);
            }
        };
    }
}
