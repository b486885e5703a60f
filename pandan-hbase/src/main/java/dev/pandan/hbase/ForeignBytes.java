package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Values in the user's cells and row keys, which HBase keeps as bytes without a type. */
final class ForeignBytes {
    private ForeignBytes() {}

    /** Whether there is one way only to write a value, so that a row that is scanned is also found. */
    static boolean isOfKeys(Encoding encoding, ScalarType type) {
        return switch (type) {
            case STRING, BINARY, INT, LONG -> true;
            case BOOLEAN, DATE, TIMESTAMP -> encoding != Encoding.TEXT;
            case FLOAT, DOUBLE, DECIMAL -> false;
        };
    }

    /** Empty if the bytes are no value of the type. */
    static Optional<Object> read(byte[] bytes, Encoding encoding, ScalarType type) {
        OptionalInt width = encoding.width(type);
        if (width.isPresent() && width.getAsInt() != bytes.length) {
            return Optional.empty();
        }
        try {
            return switch (encoding) {
                case TEXT -> ForeignText.read(bytes, type);
                case BYTES -> binary(bytes, type);
                case SHORT -> Optional.of((int) ByteBuffer.wrap(bytes).getShort());
                case EPOCH_SECONDS -> Optional.of(Math.multiplyExact(number(bytes), TimeUnit.SECONDS.toMicros(1)));
                case EPOCH_MILLIS -> Optional.of(Math.multiplyExact(number(bytes), 1_000L));
                case EPOCH_MICROS -> Optional.of(number(bytes));
                case REVERSED_MILLIS ->
                    Optional.of(Math.multiplyExact(Math.subtractExact(Long.MAX_VALUE, number(bytes)), 1_000L));
                case TEXT_MILLIS ->
                    ForeignText.read(bytes, ScalarType.LONG).map(millis -> Math.multiplyExact((Long) millis, 1_000L));
                case TEXT_MICROS -> ForeignText.read(bytes, ScalarType.LONG);
            };
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    private static Optional<Object> binary(byte[] bytes, ScalarType type) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return switch (type) {
            case BOOLEAN -> Optional.of(bytes[0] != 0);
            case INT, DATE -> Optional.of(in.getInt());
            case LONG -> Optional.of(in.getLong());
            case FLOAT -> Optional.of(in.getFloat());
            case DOUBLE -> Optional.of(in.getDouble());
            case DECIMAL -> decimal(in);
            case STRING, BINARY -> ForeignText.read(bytes, type);
            case TIMESTAMP -> Optional.empty();
        };
    }

    /** Four bytes of scale, then the unscaled value. */
    private static Optional<Object> decimal(ByteBuffer in) {
        if (in.remaining() <= Integer.BYTES) {
            return Optional.empty();
        }
        int scale = in.getInt();
        byte[] unscaled = new byte[in.remaining()];
        in.get(unscaled);
        return Math.abs((long) scale) > 1_000
                ? Optional.empty()
                : Optional.of(new BigDecimal(new BigInteger(unscaled), scale));
    }

    /** The bytes of a part of a key; empty if no bytes are read as this value. */
    static Optional<byte[]> write(Object value, Encoding encoding, ScalarType type) {
        Optional<byte[]> bytes = Optional.of(written(value, encoding, type));
        return bytes.filter(written -> read(written, encoding, type)
                .filter(again -> same(again, value))
                .isPresent());
    }

    private static boolean same(Object one, Object other) {
        return one instanceof byte[] bytes ? Arrays.equals(bytes, (byte[]) other) : one.equals(other);
    }

    static byte[] written(Object value, Encoding encoding, ScalarType type) {
        if (value instanceof byte[] bytes) {
            return bytes;
        } else if (value instanceof String text) {
            return Rows.utf8(text);
        }
        return switch (encoding) {
            case TEXT -> Rows.utf8(text(value, type));
            case SHORT ->
                ByteBuffer.allocate(Short.BYTES)
                        .putShort(((Integer) value).shortValue())
                        .array();
            case BYTES ->
                value instanceof Boolean truth
                        ? new byte[] {(byte) (truth ? -1 : 0)}
                        : value instanceof Integer number
                                ? ByteBuffer.allocate(Integer.BYTES)
                                        .putInt(number)
                                        .array()
                                : eight((Long) value);
            case EPOCH_SECONDS -> eight(Math.floorDiv((Long) value, TimeUnit.SECONDS.toMicros(1)));
            case EPOCH_MILLIS -> eight(Math.floorDiv((Long) value, 1_000L));
            case EPOCH_MICROS -> eight((Long) value);
            case REVERSED_MILLIS -> eight(Long.MAX_VALUE - Math.floorDiv((Long) value, 1_000L));
            case TEXT_MILLIS -> Rows.utf8(Long.toString(Math.floorDiv((Long) value, 1_000L)));
            case TEXT_MICROS -> Rows.utf8(value.toString());
        };
    }

    private static String text(Object value, ScalarType type) {
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIMESTAMP ->
                Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString();
            default -> value.toString();
        };
    }

    private static byte[] eight(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** What bytes have to hold for a type. */
    static String form(Encoding encoding, ScalarType type) {
        return switch (encoding) {
            case TEXT -> ForeignText.form(type);
            case BYTES ->
                switch (type) {
                    case STRING, BINARY -> ForeignText.form(type);
                    case DECIMAL ->
                        "a scale in 4 bytes and an unscaled value, as Bytes.toBytes(BigDecimal) writes them";
                    default ->
                        encoding.width(type).orElse(0) + " bytes, as Bytes.toBytes writes "
                                + (type == ScalarType.DATE ? "an int of days" : "a " + type.sqlName());
                };
            case SHORT -> "2 bytes, as Bytes.toBytes(short) writes them";
            case EPOCH_SECONDS -> "8 bytes, seconds since 1970";
            case EPOCH_MILLIS -> "8 bytes, milliseconds since 1970";
            case EPOCH_MICROS -> "8 bytes, microseconds since 1970";
            case REVERSED_MILLIS -> "8 bytes, Long.MAX_VALUE less milliseconds since 1970";
            case TEXT_MILLIS -> "milliseconds since 1970 as text";
            case TEXT_MICROS -> "microseconds since 1970 as text";
        };
    }
}
