package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.sum.ExactSum;
import dev.pandan.engine.sum.SquareSum;
import dev.pandan.engine.sum.Variance;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** Count, exact sum and exact sum of squares of doubles. */
final class Moments extends CellState {
    private static final int BYTES = 32;

    private final ExactSum sum = new ExactSum();
    private final SquareSum squares = new SquareSum();
    private long values;

    Moments(RowLayout layout, int argument) {
        super(layout, argument);
    }

    @Override
    void add(long bits) {
        double value = Double.longBitsToDouble(bits);
        values++;
        sum.add(value);
        squares.add(value);
    }

    @Override
    void remove(long bits) {
        double value = Double.longBitsToDouble(bits);
        values--;
        sum.remove(value);
        squares.remove(value);
    }

    @Override
    void merge(Invertible other) {
        Moments moments = (Moments) other;
        values += moments.values;
        sum.merge(moments.sum);
        squares.merge(moments.squares);
    }

    @Override
    void reset() {
        values = 0;
        sum.reset();
        squares.reset();
    }

    @Override
    @Nullable
    Object result(AggregateFunction function, double parameter) {
        return switch (function) {
            case VAR_SAMP -> values < 2 ? null : (Object) variance(values - 1);
            case VAR_POP -> values == 0 ? null : (Object) variance(values);
            case STDDEV_SAMP -> values < 2 ? null : (Object) Math.sqrt(variance(values - 1));
            case STDDEV_POP -> values == 0 ? null : (Object) Math.sqrt(variance(values));
            default -> throw StateKind.notServed(function);
        };
    }

    private double variance(long freedom) {
        return Variance.of(values, sum, squares, freedom);
    }

    @Override
    void encode(ByteWriter out) {
        out.i64(values);
        sum.encode(out);
        squares.encode(out);
    }

    @Override
    void decode(ByteReader in) {
        values += in.i64();
        sum.merge(ExactSum.decode(in));
        squares.merge(SquareSum.decode(in));
    }

    @Override
    long heapBytes() {
        return BYTES + sum.bytes() + squares.bytes();
    }
}
