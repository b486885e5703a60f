package dev.pandan.mongodb;

import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.StructType;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** What a sample of a user's documents says about their fields: of each, the type that loses nothing of any value seen. */
final class ForeignDescription {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** Whole numbers up to this one are doubles without loss. */
    private static final long MOST_IN_A_DOUBLE = 1L << 53;

    private ForeignDescription() {}

    static TableDescription of(String table, List<BsonDocument> sample) {
        List<DescribedColumn> columns = new ArrayList<>();
        fields(sample).forEach((name, values) -> {
            List<String> left = new ArrayList<>();
            Optional<ColumnType> type = isPath(name) ? type(name, values, left) : Optional.empty();
            String without = left.isEmpty() || type.isEmpty() ? "" : ", without " + String.join(", ", left);
            columns.add(new DescribedColumn(name, found(values) + without, type));
        });
        return new TableDescription(table, columns, List.of(Ids.ID));
    }

    private static String found(List<BsonValue> values) {
        Set<String> found = new TreeSet<>();
        values.forEach(value -> found.add(ForeignValues.name(value.getBsonType())));
        return found.isEmpty() ? "null" : String.join(" or ", found);
    }

    /** The values of each field that are not null; {@code _id} first, as it is in every document. */
    private static Map<String, List<BsonValue>> fields(List<BsonDocument> documents) {
        Map<String, List<BsonValue>> fields = new LinkedHashMap<>();
        for (BsonDocument document : documents) {
            document.forEach((name, value) -> {
                List<BsonValue> values = fields.computeIfAbsent(name, first -> new ArrayList<>());
                if (!value.isNull() && value.getBsonType() != BsonType.UNDEFINED) {
                    values.add(value);
                }
            });
        }
        return fields;
    }

    /** Whether a path can name the field. */
    private static boolean isPath(String name) {
        return !name.isEmpty() && !name.startsWith("$") && name.indexOf('.') < 0;
    }

    /**
     * Empty if no type is that of all of them.
     *
     * @param left takes the paths of fields inside that have none
     */
    private static Optional<ColumnType> type(String path, List<BsonValue> values, List<String> left) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.stream().allMatch(BsonValue::isDocument)) {
            return struct(path, values.stream().map(BsonValue::asDocument).toList(), left);
        }
        if (values.stream().allMatch(BsonValue::isArray)) {
            List<BsonValue> elements = values.stream()
                    .flatMap(value -> value.asArray().stream())
                    .filter(value -> !value.isNull())
                    .toList();
            return type(path + "[]", elements, left).map(ArrayType::new);
        }
        if (areDoubles(values)) {
            return Optional.of(ColumnType.DOUBLE);
        }
        Optional<ColumnType> common = Optional.of(ColumnType.BOOLEAN);
        for (int i = 0; i < values.size() && common.isPresent(); i++) {
            Optional<ScalarType> next = scalar(values.get(i));
            ScalarType before = i == 0 ? null : (ScalarType) common.get();
            common = before == null ? next.map(type -> type) : next.flatMap(type -> wider(before, type));
        }
        return common;
    }

    /** Doubles among whole numbers that a double holds. */
    private static boolean areDoubles(List<BsonValue> values) {
        return values.stream().anyMatch(BsonValue::isDouble)
                && values.stream()
                        .allMatch(value -> value.isDouble()
                                || value.isInt32()
                                || (value.isInt64() && Math.abs(value.asInt64().getValue()) <= MOST_IN_A_DOUBLE));
    }

    private static Optional<ColumnType> struct(String path, List<BsonDocument> documents, List<String> left) {
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<String, List<BsonValue>> field : fields(documents).entrySet()) {
            String name = field.getKey();
            Optional<ColumnType> type = type(path + "." + name, field.getValue(), left);
            if (type.isPresent() && NAME.matcher(name).matches()) {
                columns.add(new Column(name, type.get()));
            } else {
                left.add(path + "." + name + " (" + found(field.getValue()) + ")");
            }
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new StructType(new Schema(columns)));
    }

    private static Optional<ScalarType> scalar(BsonValue value) {
        return switch (value.getBsonType()) {
            case BOOLEAN -> Optional.of(ScalarType.BOOLEAN);
            case INT32 -> Optional.of(ScalarType.INT);
            case INT64 -> Optional.of(ScalarType.LONG);
            case DOUBLE -> Optional.of(ScalarType.DOUBLE);
            case DECIMAL128 -> Optional.of(ScalarType.DECIMAL);
            case STRING, OBJECT_ID, SYMBOL -> Optional.of(ScalarType.STRING);
            case DATE_TIME -> Optional.of(ScalarType.TIMESTAMP);
            case BINARY ->
                Optional.of(
                        value.asBinary().getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                                ? ScalarType.STRING
                                : ScalarType.BINARY);
            default -> Optional.empty();
        };
    }

    /** Of numbers the one that holds both; doubles are seen to before. */
    private static Optional<ColumnType> wider(ScalarType one, ScalarType other) {
        if (one == other) {
            return Optional.of(one);
        }
        Set<ScalarType> both = Set.of(one, other);
        if (both.equals(Set.of(ScalarType.INT, ScalarType.LONG))) {
            return Optional.of(ColumnType.LONG);
        } else if (both.contains(ScalarType.DECIMAL)
                && (both.contains(ScalarType.INT) || both.contains(ScalarType.LONG))) {
            return Optional.of(ColumnType.DECIMAL);
        }
        return Optional.empty();
    }
}
