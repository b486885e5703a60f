package dev.pandan.testkit.project;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values as windows keep them, and back. */
public final class Carried {
    private static final int DECIMALS = 18;
    private static final int DIGITS = 38;

    private Carried() {}

    public static ArgumentType type(ScalarType type) {
        return switch (type) {
            case BOOLEAN, INT, LONG, DATE, TIMESTAMP -> ArgumentType.LONG;
            case FLOAT, DOUBLE -> ArgumentType.DOUBLE;
            case DECIMAL -> ArgumentType.DECIMAL;
            case STRING, BINARY -> ArgumentType.BYTES;
        };
    }

    /** What carries a value: canonical. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return number == 0 ? 0.0 : Double.isNaN(number) ? Double.NaN : number;
        } else if (value instanceof Number number && !(value instanceof BigDecimal)) {
            return number.longValue();
        } else if (value instanceof BigDecimal decimal) {
            return decimal.setScale(DECIMALS).unscaledValue();
        }
        return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
    }

    /** The value of a result's type. */
    public static @Nullable Object back(ScalarType type, @Nullable Object carried) {
        if (carried == null) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> (Long) carried == 1;
            case INT, DATE -> ((Long) carried).intValue();
            case FLOAT -> ((Double) carried).floatValue();
            case DECIMAL -> decimal((BigInteger) carried);
            case STRING -> new String((byte[]) carried, StandardCharsets.UTF_8);
            case LONG, DOUBLE, TIMESTAMP, BINARY -> carried;
        };
    }

    private static @Nullable BigDecimal decimal(BigInteger unscaled) {
        BigDecimal value = new BigDecimal(unscaled, DECIMALS);
        return value.precision() > DIGITS ? null : value;
    }
}
