package dev.pandan.spec.type;

import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values of several types under names, carried by a {@link Struct}.
 *
 * @param fields at least one
 */
public record StructType(Schema fields) implements ColumnType {
    public StructType {
        if (fields.size() == 0) {
            throw new IllegalArgumentException("a struct needs a field");
        }
    }

    public static StructType of(Column... fields) {
        return new StructType(Schema.of(fields));
    }

    @Override
    public Class<?> javaClass() {
        return Struct.class;
    }

    @Override
    public String sqlName() {
        return fields.columns().stream()
                .map(field -> field.name() + ":" + field.type().sqlName())
                .collect(Collectors.joining(",", "struct<", ">"));
    }

    @Override
    public <R> R match(
            Function<ScalarType, ? extends R> scalar,
            Function<ArrayType, ? extends R> array,
            Function<StructType, ? extends R> struct) {
        return struct.apply(this);
    }

    @Override
    public String toString() {
        return sqlName();
    }
}
