package dev.pandan.engine.window;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Signed integers of 128 bits as two longs. */
final class Int128 {
    private Int128() {}

    static BigInteger value(long high, long low) {
        return high == low >> 63
                ? BigInteger.valueOf(low)
                : new BigInteger(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(high)
                        .putLong(low)
                        .array());
    }

    /** The upper half; the lower half is {@code value.longValue()}. */
    static long high(BigInteger value) {
        if (value.bitLength() >= 2 * Long.SIZE) {
            throw new IllegalArgumentException("a decimal of " + value.bitLength() + " bits (expected: at most 127)");
        }
        return value.shiftRight(Long.SIZE).longValue();
    }

    static int compare(long high, long low, long otherHigh, long otherLow) {
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(low, otherLow);
    }
}
