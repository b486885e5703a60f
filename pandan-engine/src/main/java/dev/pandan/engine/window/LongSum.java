package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.sum.IntegerSum;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** Count and sum of longs. The average rounds the exact sum to a double, then divides. */
final class LongSum extends CellState {
    private static final int BYTES = 32 + 32;

    private final IntegerSum sum = new IntegerSum();
    private long values;

    LongSum(RowLayout layout, int argument) {
        super(layout, argument);
    }

    @Override
    void add(long bits) {
        values++;
        sum.add(bits);
    }

    @Override
    void remove(long bits) {
        values--;
        sum.remove(bits);
    }

    @Override
    void merge(Invertible other) {
        values += ((LongSum) other).values;
        sum.merge(((LongSum) other).sum);
    }

    @Override
    void reset() {
        values = 0;
        sum.reset();
    }

    @Override
    @Nullable
    Object result(AggregateFunction function, double parameter) {
        return switch (function) {
            case COUNT -> (Object) values;
            case SUM -> values == 0 || !sum.fitsLong() ? null : (Object) sum.longValue();
            case AVG -> values == 0 ? null : (Object) (sum.doubleValue() / values);
            default -> throw StateKind.notServed(function);
        };
    }

    @Override
    void encode(ByteWriter out) {
        out.i64(values);
        sum.encode(out);
    }

    @Override
    void decode(ByteReader in) {
        values += in.i64();
        sum.merge(IntegerSum.decode(in));
    }

    @Override
    long heapBytes() {
        return BYTES;
    }
}
