package dev.pandan.spec.row;

import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Canonical values: one zero, one NaN, decimals without trailing zeros, also inside arrays and structs; lists that nobody can change. Applied once, on admission.
 */
public final class Canonical {
    private Canonical() {}

    public static @Nullable Object of(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type instanceof ScalarType scalar) { // hot path, without the functions below
            return scalar(scalar, value);
        }
        return type.match(
                scalar -> scalar(scalar, value),
                array -> array(array, (List<?>) value),
                struct -> struct(struct, (Struct) value));
    }

    private static Object scalar(ScalarType type, Object value) {
        return switch (type) {
            case DOUBLE -> of((double) (Double) value);
            case FLOAT -> of((float) (Float) value);
            case DECIMAL -> of((BigDecimal) value);
            case BOOLEAN, INT, LONG, STRING, DATE, TIMESTAMP, BINARY -> value;
        };
    }

    private static List<@Nullable Object> array(ArrayType type, List<?> elements) {
        @Nullable Object[] canonical = elements.toArray();
        for (int i = 0; i < canonical.length; i++) {
            canonical[i] = of(type.element(), canonical[i]);
        }
        return list(canonical);
    }

    /** An immutable list; takes ownership of the elements. */
    static List<@Nullable Object> list(@Nullable Object[] elements) {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    private static Struct struct(StructType type, Struct value) {
        @Nullable Object[] canonical = new Object[type.fields().size()];
        for (int i = 0; i < canonical.length; i++) {
            canonical[i] = of(type.fields().column(i).type(), value.get(i));
        }
        return Struct.of(canonical);
    }

    public static double of(double value) {
        return value == 0 ? 0.0 : Double.isNaN(value) ? Double.NaN : value;
    }

    public static float of(float value) {
        return value == 0 ? 0.0f : Float.isNaN(value) ? Float.NaN : value;
    }

    private static BigDecimal of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
