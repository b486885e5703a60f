package dev.pandan.testkit.naive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exact sums with the numbers of {@code java.math}. */
final class NaiveSum {
    private NaiveSum() {}

    /** Sum of longs as {@code Long}, null if it does not fit; sum of doubles as {@code Double}; of decimals as they are. */
    static @Nullable Object sum(List<Object> values) {
        if (values.get(0) instanceof Double) {
            return asDouble(values);
        } else if (values.get(0) instanceof BigInteger) {
            return integers(values);
        }
        BigInteger sum = integers(values);
        return sum.bitLength() < Long.SIZE ? (Object) sum.longValue() : null;
    }

    /**
     * @param scale of decimals
     */
    static double average(List<Object> values, int scale) {
        if (values.get(0) instanceof BigInteger) {
            return NaiveVariance.quotient(new BigDecimal(integers(values), scale), BigDecimal.valueOf(values.size()));
        }
        return asDouble(values) / values.size();
    }

    /** The exact sum rounded once. */
    private static double asDouble(List<Object> values) {
        if (!(values.get(0) instanceof Double)) {
            return integers(values).doubleValue();
        }
        List<Double> doubles = values.stream().map(Double.class::cast).toList();
        if (doubles.stream().allMatch(Double::isFinite)) {
            return doubles.stream()
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
        }
        // Whatever finite values are beside them, a NaN or an infinity decides.
        return doubles.stream().filter(value -> !Double.isFinite(value)).reduce(0.0, Double::sum);
    }

    private static BigInteger integers(List<Object> values) {
        return values.stream()
                .map(value -> value instanceof BigInteger number ? number : BigInteger.valueOf((Long) value))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
