package dev.pandan.engine.sum;

/** Rounds integers of any length, times a power of two, to the nearest double (ties to even). */
final class Rounding {
    private static final int SIGNIFICANT = 53;
    private static final int LEAST_EXPONENT = -1074;
    private static final int LARGEST_FIELD = 2045;

    private Rounding() {}

    /**
     * A signed 128-bit integer times {@code 2^exponent}.
     *
     * @param exponent such that the number is a multiple of {@code 2^-1074}
     */
    static double of128(long high, long low, int exponent) {
        boolean negative = high < 0;
        long top = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long rest = negative ? -low : low;
        if (top == 0) {
            return rest == 0 ? 0.0 : small(negative, rest, exponent);
        }
        int zeros = Long.numberOfLeadingZeros(top);
        long leading = zeros == 0 ? top : top << zeros | rest >>> (64 - zeros);
        return ofLeading(negative, leading, rest << zeros != 0, exponent + 64 - zeros);
    }

    private static double small(boolean negative, long magnitude, int exponent) {
        int zeros = Long.numberOfLeadingZeros(magnitude);
        return ofLeading(negative, magnitude << zeros, false, exponent - zeros);
    }

    /**
     * {@code leading * 2^exponent} and something between 0 and that unit.
     *
     * @param leading the leading 64 bits, unsigned, the first of them 1
     * @param more whether anything that is not 0 follows these bits
     */
    static double ofLeading(boolean negative, long leading, boolean more, int exponent) {
        int shift = Math.max(64 - SIGNIFICANT, LEAST_EXPONENT - exponent);
        if (shift >= 64) {
            boolean rounds = shift == 64 && (leading != Long.MIN_VALUE || more);
            double least = rounds ? Double.MIN_VALUE : 0.0;
            return negative ? -least : least;
        }
        long quotient = leading >>> shift;
        long remainder = leading << (64 - shift);
        boolean half = remainder == Long.MIN_VALUE;
        if (half ? more || (quotient & 1) != 0 : remainder < 0) {
            quotient++;
        }
        long field = (long) exponent + shift - LEAST_EXPONENT;
        // The leading bit of a normal number's quotient adds 1 to the exponent's field; a subnormal one has field 0 and
        // no such bit.
        double magnitude =
                field > LARGEST_FIELD ? Double.POSITIVE_INFINITY : Double.longBitsToDouble((field << 52) + quotient);
        return negative ? -magnitude : magnitude;
    }
}
