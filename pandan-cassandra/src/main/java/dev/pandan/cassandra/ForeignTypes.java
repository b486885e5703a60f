package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of CQL's types, frozen or not, can be read as which of Pandan's. */
final class ForeignTypes {
    private ForeignTypes() {}

    /** The CQL types of single values that can be read as a type. */
    static List<String> readable(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> List.of("boolean");
            case INT -> List.of("int", "smallint", "tinyint");
            case LONG -> List.of("bigint", "counter", "int", "smallint", "tinyint");
            case FLOAT -> List.of("float");
            case DOUBLE -> List.of("double", "float");
            case DECIMAL -> List.of("decimal", "varint", "bigint", "int", "smallint", "tinyint");
            case STRING -> List.of("text", "ascii", "varchar", "uuid", "timeuuid");
            case DATE -> List.of("date");
            case TIMESTAMP -> List.of("timestamp");
            case BINARY -> List.of("blob");
        };
    }

    /** The first type that can read all values of a CQL type; empty if there is none. */
    static Optional<ColumnType> natural(DataType cql) {
        DataType element = element(cql);
        if (cql instanceof MapType map) {
            return struct(List.of("key", "value"), List.of(map.getKeyType(), map.getValueType()))
                    .map(ArrayType::new);
        } else if (element != null) {
            return natural(element).map(ArrayType::new);
        } else if (cql instanceof UserDefinedType udt) {
            return struct(
                    udt.getFieldNames().stream().map(CqlIdentifier::asInternal).toList(), udt.getFieldTypes());
        } else if (cql instanceof TupleType tuple) {
            List<DataType> types = tuple.getComponentTypes();
            return struct(
                    IntStream.rangeClosed(1, types.size())
                            .mapToObj(i -> "f" + i)
                            .toList(),
                    types);
        }
        String name = name(cql);
        return Stream.of(ScalarType.values())
                .filter(type -> readable(type).contains(name))
                .findFirst()
                .map(type -> type);
    }

    private static Optional<ColumnType> struct(List<String> names, List<DataType> types) {
        List<Column> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<ColumnType> type = natural(types.get(i));
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new Column(names.get(i), type.get()));
        }
        return Optional.of(new StructType(new Schema(fields)));
    }

    /** Why values of a CQL type cannot be read as a type, for messages; null if they can. */
    static @Nullable String fault(DataType cql, ColumnType type) {
        return type.match(
                scalar -> ofScalar(cql, scalar), array -> ofArray(cql, array), struct -> ofStruct(cql, struct));
    }

    private static @Nullable String ofScalar(DataType cql, ScalarType type) {
        return readable(type).contains(name(cql)) ? null : misfit(name(cql), type, String.join(", ", readable(type)));
    }

    private static @Nullable String ofArray(DataType cql, ArrayType type) {
        DataType element = element(cql);
        if (element == null) {
            return misfit(name(cql), type, "list, set, vector, or map as array<struct<key:...,value:...>>");
        }
        String fault = fault(element, type.element());
        return fault == null ? null : "its elements: " + fault;
    }

    /** An entry of a map is a pair. */
    private static @Nullable DataType element(DataType cql) {
        if (cql instanceof MapType map) {
            return DataTypes.tupleOf(map.getKeyType(), map.getValueType());
        } else if (cql instanceof ListType list) {
            return list.getElementType();
        } else if (cql instanceof SetType set) {
            return set.getElementType();
        }
        return cql instanceof VectorType vector ? vector.getElementType() : null;
    }

    private static @Nullable String ofStruct(DataType cql, StructType type) {
        if (cql instanceof UserDefinedType udt) {
            return ofUdt(udt, type);
        } else if (!(cql instanceof TupleType tuple)) {
            return misfit(name(cql), type, "a type of your own, or a tuple");
        } else if (tuple.getComponentTypes().size() != type.fields().size()) {
            return misfit(name(cql), type, "a tuple of " + type.fields().size());
        } else {
            return ofComponents(tuple, type);
        }
    }

    private static @Nullable String ofComponents(TupleType tuple, StructType type) {
        for (int i = 0; i < type.fields().size(); i++) {
            Column field = type.fields().column(i);
            String fault = fault(tuple.getComponentTypes().get(i), field.type());
            if (fault != null) {
                return "field '" + field.name() + "': " + fault;
            }
        }
        return null;
    }

    private static @Nullable String ofUdt(UserDefinedType udt, StructType type) {
        for (Column field : type.fields().columns()) {
            int position = udt.firstIndexOf(CqlIdentifier.fromInternal(field.name()));
            String fault = position < 0
                    ? "no such field (found: "
                            + udt.getFieldNames().stream()
                                    .map(CqlIdentifier::asInternal)
                                    .collect(Collectors.joining(", "))
                            + ")"
                    : fault(udt.getFieldTypes().get(position), field.type());
            if (fault != null) {
                return "field '" + field.name() + "': " + fault;
            }
        }
        return null;
    }

    static String misfit(String found, ColumnType type, String expected) {
        return "its type is " + found + " (expected for " + type.sqlName() + ": " + expected + ")";
    }

    private static String name(DataType cql) {
        return cql.asCql(false, true);
    }
}
