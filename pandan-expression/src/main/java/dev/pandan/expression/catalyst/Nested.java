package dev.pandan.expression.catalyst;

import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Values as Catalyst carries them, and back, also inside arrays and structs. */
final class Nested {
    private Nested() {}

    static @Nullable Object toCatalyst(@Nullable Object value) {
        if (value instanceof String text) {
            return UTF8String.fromString(text);
        } else if (value instanceof BigDecimal number) {
            return decimal(number);
        } else if (value instanceof List<?> elements) {
            return new GenericArrayData(toCatalyst(elements.toArray()));
        } else if (value instanceof float[] vector) {
            return Vectors.toCatalyst(vector);
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayBasedMapData(
                    new GenericArrayData(toCatalyst(map.keySet().toArray())),
                    new GenericArrayData(toCatalyst(map.values().toArray())));
        }
        return value instanceof Struct struct ? new GenericInternalRow(toCatalyst(struct.toArray())) : value;
    }

    /** Changes the values themselves. */
    private static @Nullable Object[] toCatalyst(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = toCatalyst(values[i]);
        }
        return values;
    }

    private static @Nullable Decimal decimal(BigDecimal number) {
        try {
            return Decimal.apply(number, 38, 18);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** Canonical. */
    static @Nullable Object ofCatalyst(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return type.match(
                scalar -> ofScalar(scalar, value),
                array -> ofArray(array.element(), (ArrayData) value),
                struct -> ofRow(struct.fields(), (InternalRow) value));
    }

    private static @Nullable Object ofScalar(ScalarType type, Object value) {
        return switch (type) {
            case STRING -> value.toString();
            case DECIMAL -> Canonical.of(type, ((Decimal) value).toJavaBigDecimal());
            case BINARY -> ((byte[]) value).clone();
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, DATE, TIMESTAMP -> Canonical.of(type, value);
        };
    }

    private static List<@Nullable Object> ofArray(ColumnType element, ArrayData array) {
        DataType type = Types.of(element);
        @Nullable Object[] elements = new Object[array.numElements()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = array.isNullAt(i) ? null : ofCatalyst(element, array.get(i, type));
        }
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    private static Struct ofRow(Schema fields, InternalRow row) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            ColumnType type = fields.column(i).type();
            values[i] = row.isNullAt(i) ? null : ofCatalyst(type, row.get(i, Types.of(type)));
        }
        return Struct.of(values);
    }
}
