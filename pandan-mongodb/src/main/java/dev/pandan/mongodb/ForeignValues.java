package dev.pandan.mongodb;

import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Values of the user's documents as Pandan's. Numbers are read as any type that holds them without loss, and as the nearest {@code float}. */
final class ForeignValues {
    private static final long LARGEST_EXACT = 1L << 53;

    private ForeignValues() {}

    /** A value that is not what its column says. */
    static final class Misfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final String what;

        Misfit(String path, String what) {
            super(path + ": " + what);
            this.path = path;
            this.what = what;
        }

        String path() {
            return path;
        }

        String what() {
            return what;
        }
    }

    /** One canonical value per column; fields that are not there are null. Throws {@link Misfit}. */
    static @Nullable Object[] row(BsonDocument document, Schema schema) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = schema.column(i);
            values[i] = value(ForeignPath.get(document, column.name()), column.type(), column.name());
        }
        return values;
    }

    static @Nullable Object value(@Nullable BsonValue value, ColumnType type, String path) {
        return Canonical.of(type, converted(value, type, path));
    }

    private static @Nullable Object converted(@Nullable BsonValue value, ColumnType type, String path) {
        if (value == null || value.isNull() || value.getBsonType() == BsonType.UNDEFINED) {
            return null;
        }
        return type.match(
                scalar -> single(value, scalar, path),
                array -> elements(value, array.element(), path),
                struct -> fields(value, struct.fields(), path));
    }

    private static List<@Nullable Object> elements(BsonValue value, ColumnType type, String path) {
        if (!value.isArray()) {
            throw misfit(value, path, "an array");
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (BsonValue element : value.asArray()) {
            elements.add(converted(element, type, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private static Struct fields(BsonValue value, Schema schema, String path) {
        if (!value.isDocument()) {
            throw misfit(value, path, "a document");
        }
        @Nullable Object[] fields = new Object[schema.size()];
        for (int i = 0; i < fields.length; i++) {
            Column field = schema.column(i);
            fields[i] = converted(value.asDocument().get(field.name()), field.type(), path + "." + field.name());
        }
        return Struct.of(fields);
    }

    private static Object single(BsonValue value, ScalarType type, String path) {
        try {
            return switch (type) {
                case BOOLEAN -> value.asBoolean().getValue();
                case INT -> Math.toIntExact(whole(value));
                case LONG -> whole(value);
                case FLOAT -> (float) real(value);
                case DOUBLE -> real(value);
                case DECIMAL -> decimal(value);
                case STRING -> text(value);
                case DATE -> days(value.asDateTime().getValue());
                case TIMESTAMP -> Math.multiplyExact(value.asDateTime().getValue(), 1_000L);
                case BINARY -> value.asBinary().getData();
            };
        } catch (BsonInvalidOperationException | ArithmeticException unreadable) {
            throw misfit(value, path, readable(type) + " for " + type.sqlName());
        }
    }

    private static long whole(BsonValue value) {
        if (value.isDouble()) {
            double number = value.asDouble().getValue();
            if (number != Math.rint(number) || Math.abs(number) > LARGEST_EXACT) {
                throw new ArithmeticException("not a whole number");
            }
            return (long) number;
        }
        return value.isInt32() ? value.asInt32().getValue() : value.asInt64().getValue();
    }

    private static double real(BsonValue value) {
        if (value.isDouble()) {
            return value.asDouble().getValue();
        }
        long number = whole(value);
        if (Math.abs(number) > LARGEST_EXACT) {
            throw new ArithmeticException("more digits than a double has");
        }
        return number;
    }

    private static BigDecimal decimal(BsonValue value) {
        if (value.isDecimal128()) {
            Decimal128 decimal = value.asDecimal128().getValue();
            if (!decimal.isFinite()) {
                throw new ArithmeticException("not finite");
            }
            // A negative zero has no BigDecimal.
            return decimal.isNegative() && decimal.equals(Decimal128.NEGATIVE_ZERO)
                    ? BigDecimal.ZERO
                    : decimal.bigDecimalValue();
        }
        return BigDecimal.valueOf(whole(value));
    }

    private static String text(BsonValue value) {
        if (value.isObjectId()) {
            return value.asObjectId().getValue().toHexString();
        }
        if (value.isBinary() && value.asBinary().getType() == BsonBinarySubType.UUID_STANDARD.getValue()) {
            return value.asBinary().asUuid().toString();
        }
        return value.isSymbol()
                ? value.asSymbol().getSymbol()
                : value.asString().getValue();
    }

    private static int days(long millis) {
        long day = TimeUnit.DAYS.toMillis(1);
        if (Math.floorMod(millis, day) != 0) {
            throw new ArithmeticException("not midnight");
        }
        return Math.toIntExact(Math.floorDiv(millis, day));
    }

    private static Misfit misfit(BsonValue value, String path, String expected) {
        return new Misfit(path, "found " + name(value.getBsonType()) + " (expected: " + expected + ")");
    }

    private static String readable(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> "bool";
            case INT, LONG -> "int, long or a whole double in its range";
            case FLOAT, DOUBLE -> "double, int, or long of at most 53 bits";
            case DECIMAL -> "decimal, int, long or a whole double";
            case STRING -> "string, objectId or UUID";
            case DATE -> "date at midnight UTC";
            case TIMESTAMP -> "date";
            case BINARY -> "binData";
        };
    }

    /** As MongoDB's {@code $type} has it. */
    static String name(BsonType type) {
        return switch (type) {
            case INT32 -> "int";
            case INT64 -> "long";
            case DECIMAL128 -> "decimal";
            case DATE_TIME -> "date";
            case DOCUMENT -> "object";
            case BOOLEAN -> "bool";
            case BINARY -> "binData";
            case OBJECT_ID -> "objectId";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
