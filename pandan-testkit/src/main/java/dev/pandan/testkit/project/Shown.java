package dev.pandan.testkit.project;

import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values as features show them. */
public final class Shown {
    private static final int DECIMALS = 18;

    private Shown() {}

    static String text(ScalarType type, Object value) {
        return switch (type) {
            case BINARY -> HexFormat.of().withUpperCase().formatHex((byte[]) value);
            case DECIMAL -> ((BigDecimal) value).setScale(DECIMALS).toString();
            case DOUBLE -> Double.toString((Double) value);
            case FLOAT -> Float.toString((Float) value);
            default -> value.toString();
        };
    }

    /** The nearest float32; one zero, one NaN. */
    static Float number(Object value) {
        float rounded = (float) asDouble(value);
        return rounded == 0 ? 0f : Float.isNaN(rounded) ? Float.NaN : rounded;
    }

    /** A row with one spelling for each value. */
    public static @Nullable Object[] plain(@Nullable Object[] row) {
        @Nullable Object[] plain = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            plain[i] = plain(row[i]);
        }
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Double number) {
            return number + 0.0;
        } else if (value instanceof Float number) {
            return number + 0.0f;
        }
        return value instanceof BigDecimal decimal ? decimal.setScale(DECIMALS) : value;
    }

    /** A number or boolean as a double. */
    public static double asDouble(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
    }
}
