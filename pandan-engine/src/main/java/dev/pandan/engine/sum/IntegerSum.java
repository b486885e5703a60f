package dev.pandan.engine.sum;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;

/** Sum of longs in 128 bits: exact for fewer than 2^63 values. Not thread-safe. */
public final class IntegerSum {
    private long high;
    private long low;

    public void add(long value) {
        low += value;
        high += (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
    }

    /** Takes out a value that was added. */
    public void remove(long value) {
        high -= (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
        low -= value;
    }

    public void merge(IntegerSum other) {
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
    }

    /** Whether the sum is a long; sums on the way may have been larger. */
    public boolean fitsLong() {
        return high == low >> 63;
    }

    /** The sum modulo 2^64: the sum itself if {@link #fitsLong()}. */
    public long longValue() {
        return low;
    }

    /** The sum rounded once, to the nearest double, ties to even. */
    public double doubleValue() {
        return fitsLong() ? low : Rounding.of128(high, low, 0);
    }

    public void reset() {
        high = 0;
        low = 0;
    }

    /** Writes the sum. */
    public void encode(ByteWriter out) {
        out.i64(high);
        out.i64(low);
    }

    /** Reads what {@link #encode} wrote. */
    public static IntegerSum decode(ByteReader in) {
        IntegerSum sum = new IntegerSum();
        sum.high = in.i64();
        sum.low = in.i64();
        return sum;
    }
}
