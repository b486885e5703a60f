package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.sum.ExactSum;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** Count and exact sum of doubles. The average rounds the exact sum to a double, then divides. */
final class DoubleSum extends CellState {
    private static final int BYTES = 32;

    private final ExactSum sum = new ExactSum();
    private long values;

    DoubleSum(RowLayout layout, int argument) {
        super(layout, argument);
    }

    @Override
    void add(long bits) {
        values++;
        sum.add(Double.longBitsToDouble(bits));
    }

    @Override
    void remove(long bits) {
        values--;
        sum.remove(Double.longBitsToDouble(bits));
    }

    @Override
    void merge(Invertible other) {
        values += ((DoubleSum) other).values;
        sum.merge(((DoubleSum) other).sum);
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
            case SUM -> values == 0 ? null : (Object) sum.value();
            case AVG -> values == 0 ? null : (Object) (sum.value() / values);
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
        sum.merge(ExactSum.decode(in));
    }

    @Override
    long heapBytes() {
        return BYTES + sum.bytes();
    }
}
