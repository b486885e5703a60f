package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of the user's CQL types as Pandan's, and keys the other way. */
final class ForeignValues {
    private static final long MICROS_PER_MILLI = 1_000;

    private ForeignValues() {}

    /** Canonical. */
    static @Nullable Object read(@Nullable Object value, ColumnType type) {
        if (value == null) {
            return null;
        }
        try {
            return Canonical.of(type, converted(value, type));
        } catch (ArithmeticException | ClassCastException | IllegalArgumentException failure) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "a value in a table of Cassandra cannot be read as " + type.sqlName()
                            + " (expected: in its range, and the table unchanged since it was checked)",
                    failure);
        }
    }

    private static @Nullable Object converted(@Nullable Object value, ColumnType type) {
        return value == null
                ? null
                : type.match(
                        scalar -> single(value, scalar),
                        array -> elements(
                                value instanceof Map<?, ?> map ? map.entrySet() : (Iterable<?>) value, array.element()),
                        struct -> fields(value, struct.fields()));
    }

    /** Of a list, a set in its order, a vector, or a map in the order of its keys. */
    private static List<@Nullable Object> elements(Iterable<?> values, ColumnType type) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object value : values) {
            elements.add(converted(value, type));
        }
        return elements;
    }

    /** Those of a user-defined type by name, those of a tuple by position. */
    private static Struct fields(Object value, Schema schema) {
        @Nullable Object[] fields = new Object[schema.size()];
        for (int i = 0; i < fields.length; i++) {
            Column field = schema.column(i);
            Object found = value instanceof UdtValue udt
                    ? field(udt, CqlIdentifier.fromInternal(field.name()))
                    : component(value, i);
            fields[i] = converted(found, field.type());
        }
        return Struct.of(fields);
    }

    /** The driver gives an empty collection for one that is null. */
    private static @Nullable Object field(UdtValue udt, CqlIdentifier name) {
        return udt.isNull(name) ? null : udt.getObject(name);
    }

    private static @Nullable Object component(Object value, int position) {
        if (value instanceof Map.Entry<?, ?> entry) {
            return position == 0 ? entry.getKey() : entry.getValue();
        }
        TupleValue tuple = (TupleValue) value;
        return tuple.isNull(position) ? null : tuple.getObject(position);
    }

    private static Object single(Object value, ScalarType type) {
        return switch (type) {
            case INT -> ((Number) value).intValue();
            case LONG -> ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL -> decimal(value);
            case STRING -> value.toString();
            case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
            case TIMESTAMP -> Math.multiplyExact(((Instant) value).toEpochMilli(), MICROS_PER_MILLI);
            case BINARY -> bytes((ByteBuffer) value);
            case BOOLEAN, FLOAT -> value;
        };
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof BigInteger whole
                ? new BigDecimal(whole)
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    /** A key's value as the column's type, or null if no value of that type equals it. */
    static @Nullable Object key(Object value, DataType type) {
        try {
            if (value instanceof Number number && !(value instanceof BigDecimal)) {
                return number(number, type);
            }
            if (value instanceof BigDecimal decimal && !type.equals(DataTypes.DECIMAL)) {
                return number(decimal.longValueExact(), type);
            }
            if (value instanceof String text && (type.equals(DataTypes.UUID) || type.equals(DataTypes.TIMEUUID))) {
                return UUID.fromString(text);
            }
            return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
        } catch (ArithmeticException | IllegalArgumentException noSuchValue) {
            return null;
        }
    }

    /** The latest time that a column can hold and that is not after a time. */
    static Instant notAfter(long micros) {
        return Instant.ofEpochMilli(Math.floorDiv(micros, MICROS_PER_MILLI));
    }

    private static Object number(Number value, DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT ->
                narrowed(value, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue();
            case ProtocolConstants.DataType.SMALLINT ->
                narrowed(value, Short.MIN_VALUE, Short.MAX_VALUE).shortValue();
            case ProtocolConstants.DataType.INT -> Math.toIntExact(value.longValue());
            case ProtocolConstants.DataType.VARINT -> BigInteger.valueOf(value.longValue());
            case ProtocolConstants.DataType.DATE -> LocalDate.ofEpochDay(value.longValue());
            case ProtocolConstants.DataType.TIMESTAMP -> instant(value.longValue());
            case ProtocolConstants.DataType.FLOAT -> value.floatValue();
            case ProtocolConstants.DataType.DOUBLE -> value.doubleValue();
            default -> value.longValue();
        };
    }

    private static Long narrowed(Number value, long least, long most) {
        long number = value.longValue();
        if (number < least || number > most) {
            throw new ArithmeticException("out of range");
        }
        return number;
    }

    private static Instant instant(long micros) {
        if (micros % MICROS_PER_MILLI != 0) {
            throw new ArithmeticException("finer than a millisecond");
        }
        return Instant.ofEpochMilli(micros / MICROS_PER_MILLI);
    }
}
