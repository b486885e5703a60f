package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many values lie in each bucket of a logarithmic scale: a bucket holds the numbers with the same sign, power of two and 7 bits after the first, so that it is less
 * than 1/128 wide in proportion; integers up to 256 have buckets of their own. Buckets are in the order of the numbers, NaN last.
 */
final class Buckets extends CellState {
    private static final int DROPPED_BITS = 52 - 7;
    private static final int BYTES = 56;

    private final ArgumentType type;
    private int[] buckets = new int[8];
    private int[] counts = new int[8];
    private int size;
    private long values;

    Buckets(RowLayout layout, int argument) {
        super(layout, argument);
        this.type = layout.type(argument);
    }

    @Override
    void add(long bits) {
        count(bucket(bits), 1);
    }

    @Override
    void remove(long bits) {
        count(bucket(bits), -1);
    }

    private int bucket(long bits) {
        double value = type == ArgumentType.LONG ? (double) bits : Double.longBitsToDouble(bits);
        int magnitude = (int) (Double.doubleToLongBits(Math.abs(value)) >> DROPPED_BITS);
        return value < 0 ? ~magnitude : magnitude;
    }

    private static double value(int bucket) {
        double magnitude = Double.longBitsToDouble((long) (bucket < 0 ? ~bucket : bucket) << DROPPED_BITS);
        return bucket < 0 && magnitude != 0 ? -magnitude : magnitude;
    }

    private void count(int bucket, int number) {
        values += number;
        int at = Arrays.binarySearch(buckets, 0, size, bucket);
        if (at < 0) {
            insert(~at, bucket, number);
            return;
        }
        counts[at] += number;
        if (counts[at] == 0) {
            size--;
            System.arraycopy(buckets, at + 1, buckets, at, size - at);
            System.arraycopy(counts, at + 1, counts, at, size - at);
        }
    }

    private void insert(int at, int bucket, int number) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(buckets, at, buckets, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        buckets[at] = bucket;
        counts[at] = number;
        size++;
    }

    @Override
    void merge(Invertible other) {
        Buckets more = (Buckets) other;
        for (int i = 0; i < more.size; i++) {
            count(more.buckets[i], more.counts[i]);
        }
    }

    @Override
    void reset() {
        size = 0;
        values = 0;
    }

    @Override
    @Nullable
    Object result(AggregateFunction function, double parameter) {
        if (function != AggregateFunction.APPROX_PERCENTILE) {
            throw StateKind.notServed(function);
        } else if (values == 0) {
            return null;
        }
        double value = percentile(parameter);
        return type == ArgumentType.LONG ? (Object) (long) value : (Object) value;
    }

    /** The bucket with the first value that is not less than the given share of all. */
    private double percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * values));
        int at = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[at]) {
            at++;
        }
        return value(buckets[at]);
    }

    @Override
    void encode(ByteWriter out) {
        out.varint(size);
        for (int i = 0; i < size; i++) {
            out.i32(buckets[i]);
            out.varint(counts[i]);
        }
    }

    @Override
    void decode(ByteReader in) {
        int entries = in.varint();
        for (int i = 0; i < entries; i++) {
            count(in.i32(), in.varint());
        }
    }

    @Override
    long heapBytes() {
        return BYTES + 2 * 16 + 8L * buckets.length;
    }
}
