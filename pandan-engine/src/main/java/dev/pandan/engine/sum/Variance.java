package dev.pandan.engine.sum;

import java.math.BigInteger;

/** Variance from exact sums. */
public final class Variance {
    private Variance() {}

    /**
     * {@code (n S2 - S1^2) / (n d)}, computed exactly and rounded once, to the nearest double, ties to even; NaN if a value is NaN or infinite.
     *
     * @param values n, at least 1
     * @param sum S1, of the values
     * @param squares S2, of their squares
     * @param freedom d, at least 1
     */
    public static double of(long values, ExactSum sum, SquareSum squares, long freedom) {
        if (sum.isSpecial()) {
            return Double.NaN;
        }
        Dyadic total = sum.exact();
        Dyadic spread = squares.exact().times(values).minus(total.times(total));
        return spread.over(BigInteger.valueOf(values).multiply(BigInteger.valueOf(freedom)));
    }
}
