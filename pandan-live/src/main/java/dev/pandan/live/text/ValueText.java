package dev.pandan.live.text;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.StructType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single values as text, as in CSV files, strings of JSON and on the command line. */
public final class ValueText {
    private ValueText() {}

    /**
     * The value that a text stands for.
     *
     * <p>Timestamps as {@link Timestamps#parse} reads them, dates as {@code 2001-03-14}, booleans as {@code true} and {@code false}, floating-point numbers also as {@code
     * NaN} and {@code Infinity}, binary as hexadecimal digits.
     *
     * @return a value of the type's class, or null if the text is no such value
     */
    public static @Nullable Object parse(ScalarType type, String text) {
        try {
            return switch (type) {
                case STRING -> text;
                case BOOLEAN -> bool(text);
                case INT -> Integer.valueOf(text.strip());
                case LONG -> Long.valueOf(text.strip());
                case FLOAT -> number(text) ? Float.valueOf(text.strip()) : null;
                case DOUBLE -> number(text) ? Double.valueOf(text.strip()) : null;
                case DECIMAL -> new BigDecimal(text.strip());
                case DATE -> date(text.strip());
                case TIMESTAMP -> timestamp(text.strip());
                case BINARY -> HexFormat.of().parseHex(text);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /** The text that {@link #parse} reads as this value. */
    public static String format(ScalarType type, Object value) {
        return switch (type) {
            case STRING, BOOLEAN, INT, LONG, FLOAT, DOUBLE -> value.toString();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIMESTAMP -> Timestamps.format((Long) value);
            case BINARY -> HexFormat.of().formatHex((byte[]) value);
        };
    }

    /** What a value of this type has to look like, for messages. */
    public static String expected(ColumnType type) {
        return type.match(ValueText::expectedScalar, array -> "an array", struct -> "an object with " + names(struct));
    }

    private static String names(StructType type) {
        return type.fields().columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String expectedScalar(ScalarType type) {
        return switch (type) {
            case STRING -> "a string";
            case BOOLEAN -> "true or false";
            case INT -> "a whole number of 32 bits";
            case LONG -> "a whole number of 64 bits";
            case FLOAT, DOUBLE, DECIMAL -> "a number";
            case DATE -> "a date such as 2001-03-14";
            case TIMESTAMP -> "a time such as 2001-03-14T09:26:53Z";
            case BINARY -> "hexadecimal digits";
        };
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    /** Java's own parser also takes {@code 1d} and hexadecimal numbers. */
    private static boolean number(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return false;
        }
        char last = bare.charAt(bare.length() - 1);
        boolean word = bare.endsWith("NaN") || bare.endsWith("Infinity");
        return word
                || ((last == '.' || (last >= '0' && last <= '9')) && bare.indexOf('x') < 0 && bare.indexOf('X') < 0);
    }

    private static @Nullable Integer date(String text) {
        OptionalLong day = Timestamps.parseDate(text);
        return day.isPresent() ? (Integer) (int) day.getAsLong() : null;
    }

    private static @Nullable Long timestamp(String text) {
        OptionalLong micros = Timestamps.parse(text);
        return micros.isPresent() ? (Long) micros.getAsLong() : null;
    }
}
