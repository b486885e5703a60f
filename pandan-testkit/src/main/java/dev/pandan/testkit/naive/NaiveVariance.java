package dev.pandan.testkit.naive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Variances with the numbers of {@code java.math}. */
final class NaiveVariance {
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.DOWN);

    private NaiveVariance() {}

    static double of(List<Object> values, int freedom) {
        List<Double> doubles = values.stream().map(Double.class::cast).toList();
        if (!doubles.stream().allMatch(Double::isFinite)) {
            return Double.NaN;
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : doubles) {
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        BigDecimal size = BigDecimal.valueOf(doubles.size());
        BigDecimal spread = size.multiply(squares).subtract(sum.multiply(sum));
        return quotient(spread, size.multiply(BigDecimal.valueOf(freedom)));
    }

    /** The quotient, rounded once: digits that are cut off leave a 1 behind, so that no tie is seen where there is none. */
    static double quotient(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal digits = dividend.divide(divisor, DIGITS);
        boolean cut = digits.multiply(divisor).compareTo(dividend) != 0;
        return (cut ? digits.add(BigDecimal.valueOf(dividend.signum(), digits.scale() + 1)) : digits).doubleValue();
    }
}
