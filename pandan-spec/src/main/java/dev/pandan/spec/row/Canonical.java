package dev.pandan.spec.row;

import dev.pandan.spec.type.ColumnType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Canonical values: one zero, one NaN, decimals without trailing zeros. Applied once, on admission. */
public final class Canonical {
    private Canonical() {}

    public static @Nullable Object of(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case DOUBLE -> of((double) (Double) value);
            case FLOAT -> of((float) (Float) value);
            case DECIMAL -> of((BigDecimal) value);
            case BOOLEAN, INT, LONG, STRING, DATE, TIMESTAMP, BINARY -> value;
        };
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
