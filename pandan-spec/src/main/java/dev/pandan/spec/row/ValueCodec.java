package dev.pandan.spec.row;

import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binary form of values. Equal canonical values have equal bytes.
 *
 * <p>One value: boolean 1 byte; int and date 4 bytes, long and timestamp 8 bytes, float and double their IEEE bits, all big-endian; string (UTF-8), binary and decimal
 * (scale as 4 bytes, then the two's complement of the unscaled value) with their length as varint; an array its elements and a struct its fields as several.
 *
 * <p>Several values: their number (varint), a bitmap of nulls (bit {@code i % 8} of byte {@code i / 8}, the rest 0), then those that are not null. Where fewer fields
 * were written than are declared, the later ones read as null.
 */
final class ValueCodec {
    private ValueCodec() {}

    static void write(ByteWriter out, ColumnType type, Object value) {
        if (type instanceof ScalarType scalar) { // hot path, without the functions below
            writeScalar(out, scalar, value);
            return;
        }
        Runnable nested = type.match(
                scalar -> () -> writeScalar(out, scalar, value),
                array -> () -> writeElements(out, array, (List<?>) value),
                struct -> () -> writeFields(out, struct.fields(), ((Struct) value).toArray()));
        nested.run();
    }

    static Object read(ByteReader in, ColumnType type) {
        if (type instanceof ScalarType scalar) {
            return readScalar(in, scalar);
        }
        return type.match(
                scalar -> readScalar(in, scalar),
                array -> readElements(in, array),
                struct -> Struct.of(readFields(in, struct.fields())));
    }

    static void writeFields(ByteWriter out, Schema fields, @Nullable Object[] values) {
        int count = fields.size();
        out.varint(count);
        out.raw(nulls(values, count));
        for (int i = 0; i < count; i++) {
            Object value = values[i];
            if (value != null) {
                write(out, fields.column(i).type(), value);
            }
        }
    }

    static @Nullable Object[] readFields(ByteReader in, Schema fields) {
        int count = in.varint();
        if (count > fields.size()) {
            throw ByteReader.damaged();
        }
        byte[] nulls = nulls(in, count);
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, i)) {
                values[i] = read(in, fields.column(i).type());
            }
        }
        return values;
    }

    private static void writeElements(ByteWriter out, ArrayType type, List<?> list) {
        @Nullable Object[] elements = list.toArray();
        out.varint(elements.length);
        out.raw(nulls(elements, elements.length));
        for (Object element : elements) {
            if (element != null) {
                write(out, type.element(), element);
            }
        }
    }

    private static List<@Nullable Object> readElements(ByteReader in, ArrayType type) {
        int count = in.varint();
        byte[] nulls = nulls(in, count);
        @Nullable Object[] elements = new Object[count];
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, i)) {
                elements[i] = read(in, type.element());
            }
        }
        return Canonical.list(elements);
    }

    private static byte[] nulls(@Nullable Object[] values, int count) {
        byte[] bits = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            if (values[i] == null) {
                bits[i / 8] |= (byte) (1 << (i % 8));
            }
        }
        return bits;
    }

    private static byte[] nulls(ByteReader in, int count) {
        if (count < 0) {
            throw ByteReader.damaged();
        }
        return in.raw((int) ((count + 7L) / 8));
    }

    private static boolean isNull(byte[] nulls, int i) {
        return (nulls[i / 8] & (1 << (i % 8))) != 0;
    }

    private static void writeScalar(ByteWriter out, ScalarType type, Object value) {
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

    private static Object readScalar(ByteReader in, ScalarType type) {
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
