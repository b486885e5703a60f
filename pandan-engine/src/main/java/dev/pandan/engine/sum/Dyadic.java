package dev.pandan.engine.sum;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** The number {@code unscaled * 2^exponent}. */
record Dyadic(BigInteger unscaled, int exponent) {

    /** A signed 128-bit integer times {@code 2^exponent}. */
    static Dyadic of128(long high, long low, int exponent) {
        BigInteger value = high == low >> 63
                ? BigInteger.valueOf(low)
                : new BigInteger(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(high)
                        .putLong(low)
                        .array());
        return new Dyadic(value, exponent);
    }

    Dyadic plus(Dyadic other) {
        if (unscaled.signum() == 0) {
            return other;
        } else if (other.unscaled.signum() == 0) {
            return this;
        }
        int common = Math.min(exponent, other.exponent);
        return new Dyadic(at(common).add(other.at(common)), common);
    }

    Dyadic minus(Dyadic other) {
        return plus(new Dyadic(other.unscaled.negate(), other.exponent));
    }

    Dyadic times(Dyadic other) {
        return new Dyadic(unscaled.multiply(other.unscaled), exponent + other.exponent);
    }

    Dyadic times(long factor) {
        return new Dyadic(unscaled.multiply(BigInteger.valueOf(factor)), exponent);
    }

    Dyadic shifted(int bits) {
        return new Dyadic(unscaled, exponent + bits);
    }

    private BigInteger at(int lesserExponent) {
        return unscaled.shiftLeft(exponent - lesserExponent);
    }

    /**
     * The quotient, rounded once to the nearest double, ties to even; this number is at least 0.
     *
     * @param divisor more than 0
     */
    double over(BigInteger divisor) {
        if (unscaled.signum() == 0) {
            return 0.0;
        }
        // One bit more than 64, so that the leading 64 are all there whatever the quotient's length comes to.
        int shift = Math.max(0, Long.SIZE + 1 + divisor.bitLength() - unscaled.bitLength());
        BigInteger[] parts = unscaled.shiftLeft(shift).divideAndRemainder(divisor);
        BigInteger quotient = parts[0];
        int dropped = quotient.bitLength() - Long.SIZE;
        boolean more = parts[1].signum() != 0 || quotient.getLowestSetBit() < dropped;
        return Rounding.ofLeading(false, quotient.shiftRight(dropped).longValue(), more, exponent - shift + dropped);
    }
}
