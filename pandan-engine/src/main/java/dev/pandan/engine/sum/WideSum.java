package dev.pandan.engine.sum;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.math.BigInteger;

/**
 * Fixed-point number that holds every finite double exactly: 68 limbs of 32 bits in units of 2^-1075, each in a signed long so that carries can wait for 2^29
 * additions. Not thread-safe. (Neal, "Fast exact summation using small and large superaccumulators", 2015.)
 */
final class WideSum {
    static final int BYTES = 16 + 8 + 16 + 8 * 68;

    private static final int LIMBS = 68;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final int CARRY_AFTER = 1 << 29;
    private static final int UNIT_EXPONENT = -1075;

    private final long[] limbs = new long[LIMBS];
    private int waiting;

    /** Adds {@code magnitude * 2^position} units; {@code magnitude} is unsigned with at most 53 bits. */
    void add(boolean negative, long magnitude, int position) {
        int limb = position >>> 5;
        int offset = position & 31;
        long lower = magnitude << offset;
        long upper = magnitude >>> 1 >>> (63 - offset);
        if (negative) {
            limbs[limb] -= lower & MASK;
            limbs[limb + 1] -= lower >>> 32;
            limbs[limb + 2] -= upper;
        } else {
            limbs[limb] += lower & MASK;
            limbs[limb + 1] += lower >>> 32;
            limbs[limb + 2] += upper;
        }
        if (++waiting >= CARRY_AFTER) {
            carry();
        }
    }

    /** Adds a signed 128-bit integer times {@code 2^position} units. */
    void add128(long high, long low, int position) {
        boolean negative = high < 0;
        long top = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long rest = negative ? -low : low;
        add(negative, rest & MASK, position);
        add(negative, rest >>> 32, position + 32);
        add(negative, top & MASK, position + 64);
        add(negative, top >>> 32, position + 96);
    }

    void merge(WideSum other) {
        carry();
        other.carry();
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] += other.limbs[i];
        }
        carry();
    }

    /** The nearest double, ties to even; 0.0 for zero. */
    double value() {
        carry();
        if (limbs[LIMBS - 1] >= 0) {
            return magnitude(false);
        }
        negate();
        double value = magnitude(true);
        negate();
        return value;
    }

    /** The sum itself. */
    Dyadic exact() {
        carry();
        BigInteger sum = BigInteger.valueOf(limbs[LIMBS - 1]);
        for (int i = LIMBS - 2; i >= 0; i--) {
            sum = sum.shiftLeft(Integer.SIZE).add(BigInteger.valueOf(limbs[i]));
        }
        return new Dyadic(sum, UNIT_EXPONENT);
    }

    void encode(ByteWriter out) {
        carry();
        for (long limb : limbs) {
            out.i64(limb);
        }
    }

    void decode(ByteReader in) {
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = in.i64();
        }
    }

    private double magnitude(boolean negative) {
        int top = LIMBS - 1;
        while (top >= 0 && limbs[top] == 0) {
            top--;
        }
        if (top < 0) {
            return 0.0;
        }
        int zeros = Long.numberOfLeadingZeros(limbs[top]) - 32;
        long third = limb(top - 2) << zeros;
        long leading = (limbs[top] << 32 | limb(top - 1)) << zeros | third >>> 32;
        boolean more = (third & MASK) != 0 || anyBelow(top - 2);
        return Rounding.ofLeading(negative, leading, more, 32 * (top - 1) - zeros + UNIT_EXPONENT);
    }

    private long limb(int index) {
        return index < 0 ? 0 : limbs[index];
    }

    private boolean anyBelow(int end) {
        for (int i = 0; i < end; i++) {
            if (limbs[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private void negate() {
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = -limbs[i];
        }
        carry();
    }

    /** Brings all limbs but the last into [0, 2^32); the last one carries the sign. */
    private void carry() {
        long carry = 0;
        for (int i = 0; i < LIMBS - 1; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & MASK;
            carry = limb >> 32;
        }
        limbs[LIMBS - 1] += carry;
        waiting = 0;
    }
}
