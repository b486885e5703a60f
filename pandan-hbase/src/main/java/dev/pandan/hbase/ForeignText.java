package dev.pandan.hbase;

import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Values as text in UTF-8, as HBase's shell and many programs write them. */
final class ForeignText {
    private ForeignText() {}

    /** Empty if the bytes are no value of the type. */
    static Optional<Object> read(byte[] bytes, ScalarType type) {
        if (type == ScalarType.BINARY) {
            return Optional.of(bytes);
        }
        String text = text(bytes);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(value(text, type));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Object value(String text, ScalarType type) {
        return switch (type) {
            case BOOLEAN -> truth(text);
            case INT -> Integer.parseInt(text);
            case LONG -> Long.parseLong(text);
            case FLOAT -> Float.parseFloat(text);
            case DOUBLE -> Double.parseDouble(text);
            case DECIMAL -> new BigDecimal(text);
            case STRING -> text;
            case DATE -> Math.toIntExact(LocalDate.parse(text).toEpochDay());
            case TIMESTAMP -> micros(OffsetDateTime.parse(text).toInstant());
            case BINARY -> throw new IllegalArgumentException("bytes are no text");
        };
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("no boolean");
        };
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), TimeUnit.SECONDS.toMicros(1)),
                TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
    }

    /** Null if the bytes are not UTF-8. */
    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    /** What a cell has to hold for a type. */
    static String form(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> "the text true or false";
            case INT, LONG -> "a whole number as text";
            case FLOAT, DOUBLE, DECIMAL -> "a number as text";
            case STRING -> "text in UTF-8";
            case DATE -> "text like 2025-03-31";
            case TIMESTAMP -> "text like 2025-03-31T12:00:00.000001Z";
            case BINARY -> "bytes";
        };
    }
}
