package dev.pandan.expression.catalyst;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Turns what an aggregate over a window gives into what Catalyst reads. */
@FunctionalInterface
public interface Carrier {
    /** The value in Catalyst's form; null if the type cannot hold it. */
    @Nullable
    Object carry(Object result);

    /**
     * Turns all results, each in its place.
     *
     * @param first place of the first result
     */
    static void carry(Carrier[] carriers, @Nullable Object[] values, int first) {
        for (int i = 0; i < carriers.length; i++) {
            Object result = values[first + i];
            values[first + i] = result == null ? null : carriers[i].carry(result);
        }
    }

    /** For results of a type. */
    static Carrier of(DataType type) {
        if (type instanceof BooleanType) {
            return result -> (Long) result == 1;
        } else if (type instanceof ByteType) {
            return result -> ((Long) result).byteValue();
        } else if (type instanceof ShortType) {
            return result -> ((Long) result).shortValue();
        } else if (type instanceof IntegerType || type instanceof DateType) {
            return result -> ((Long) result).intValue();
        } else if (type instanceof FloatType) {
            return result -> ((Double) result).floatValue();
        } else if (type instanceof StringType) {
            return result -> UTF8String.fromBytes((byte[]) result);
        } else if (type instanceof DecimalType decimal) {
            return result -> decimal(decimal, (BigInteger) result);
        }
        return result -> result;
    }

    private static @Nullable Decimal decimal(DecimalType type, BigInteger unscaled) {
        BigDecimal value = new BigDecimal(unscaled, type.scale());
        boolean fits = value.precision() <= type.precision() || unscaled.signum() == 0;
        return fits ? Decimal.apply(value, type.precision(), type.scale()) : null;
    }
}
