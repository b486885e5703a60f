package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.StructType;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Values of columns in JSON. Null is null in every column.
 *
 * <ul>
 *   <li>string: a string;
 *   <li>boolean: true, false;
 *   <li>int, long: a number that is whole ({@code 3}, also {@code 3.0}) and fits;
 *   <li>float, double: a number, or one of the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"};
 *   <li>decimal: a number, or a string with one;
 *   <li>timestamp: a string as {@link dev.pandan.live.text.Timestamps} reads it, or a whole number of microseconds since 1970-01-01T00:00:00Z;
 *   <li>date: a string such as {@code "2001-03-14"};
 *   <li>binary: a string of hexadecimal digits;
 *   <li>array: an array, null where an element is null;
 *   <li>struct: an object; fields that are left out are null, other members are errors.
 * </ul>
 */
final class JsonValues {
    private static final int MAX_DIGITS = 400;

    private JsonValues() {}

    /** The value whose first token is current; afterwards its last token is. */
    static @Nullable Object read(Column column, JsonParser parser) throws IOException {
        try {
            return value(column.type(), parser);
        } catch (Misfit misfit) {
            parser.skipChildren();
            throw FieldException.of(column.name(), "column '" + column.name() + misfit.path() + "': " + misfit.text());
        }
    }

    static @Nullable Object value(ColumnType type, JsonParser parser) throws IOException, Misfit {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        } else if (type instanceof ArrayType array && token == JsonToken.START_ARRAY) {
            return JsonNested.array(array, parser);
        } else if (type instanceof StructType struct && token == JsonToken.START_OBJECT) {
            return JsonNested.struct(struct, parser);
        }
        Object value = type instanceof ScalarType scalar ? single(scalar, parser) : null;
        if (value == null) {
            throw new Misfit("found " + found(parser) + " (expected: " + expected(type) + ")");
        }
        return value;
    }

    private static @Nullable Object single(ScalarType type, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> ofText(type, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> type == ScalarType.BOOLEAN ? parser.getBooleanValue() : null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ofNumber(type, parser);
            default -> null;
        };
    }

    /** What is there, without its value. */
    static String found(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return token == null
                ? "nothing"
                : switch (token) {
                    case START_OBJECT, END_OBJECT -> "an object";
                    case START_ARRAY, END_ARRAY -> "an array";
                    case VALUE_STRING -> "a string that is none";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number that does not fit";
                    case VALUE_TRUE, VALUE_FALSE -> "true or false";
                    case VALUE_NULL -> "null";
                    default -> "something else";
                };
    }

    private static @Nullable Object ofText(ScalarType type, String text) {
        return switch (type) {
            case STRING, DECIMAL, DATE, TIMESTAMP, BINARY -> ValueText.parse(type, text);
            case FLOAT, DOUBLE -> text.equals("NaN") || text.endsWith("Infinity") ? ValueText.parse(type, text) : null;
            case BOOLEAN, INT, LONG -> null;
        };
    }

    private static @Nullable Object ofNumber(ScalarType type, JsonParser parser) throws IOException {
        if (parser.getTextLength() > MAX_DIGITS) {
            return null;
        }
        return switch (type) {
            case INT -> int32(whole(parser, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> whole(parser, Long.MIN_VALUE, Long.MAX_VALUE);
            case TIMESTAMP ->
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? whole(parser, Long.MIN_VALUE, Long.MAX_VALUE)
                        : null;
            case DOUBLE -> Double.valueOf(parser.getText());
            case FLOAT -> Float.valueOf(parser.getText());
            case DECIMAL -> new BigDecimal(parser.getText());
            case STRING, BOOLEAN, DATE, BINARY -> null;
        };
    }

    private static @Nullable Integer int32(@Nullable Long value) {
        return value == null ? null : (Integer) value.intValue();
    }

    private static @Nullable Long whole(JsonParser parser, long least, long most) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            return value >= least && value <= most ? (Long) value : null;
        }
        BigDecimal number = new BigDecimal(parser.getText());
        if (number.scale() > MAX_DIGITS || number.scale() < -MAX_DIGITS) {
            return null;
        }
        try {
            long value = number.longValueExact();
            return value >= least && value <= most ? (Long) value : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static String expected(ColumnType type) {
        return type == ScalarType.TIMESTAMP
                ? ValueText.expected(type) + ", or a whole number of microseconds since 1970"
                : ValueText.expected(type);
    }
}
