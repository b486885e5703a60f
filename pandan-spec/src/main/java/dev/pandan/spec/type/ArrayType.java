package dev.pandan.spec.type;

import java.util.List;
import java.util.function.Function;

/**
 * Any number of values of one type, in an order. They are carried by a {@code List}, null where an element is null; canonical ones are immutable and take constant time
 * for an element.
 */
public record ArrayType(ColumnType element) implements ColumnType {

    @Override
    public Class<?> javaClass() {
        return List.class;
    }

    @Override
    public String sqlName() {
        return "array<" + element.sqlName() + ">";
    }

    @Override
    public <R> R match(
            Function<ScalarType, ? extends R> scalar,
            Function<ArrayType, ? extends R> array,
            Function<StructType, ? extends R> struct) {
        return array.apply(this);
    }

    @Override
    public String toString() {
        return sqlName();
    }
}
