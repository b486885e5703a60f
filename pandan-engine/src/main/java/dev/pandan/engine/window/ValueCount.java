package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** Number of values, and how many of them are 1. */
final class ValueCount extends CellState {
    private static final int BYTES = 40;

    private long values;
    private long ones;

    ValueCount(RowLayout layout, int argument) {
        super(layout, argument);
    }

    @Override
    void add(long bits) {
        values++;
        if (bits == 1) {
            ones++;
        }
    }

    @Override
    void remove(long bits) {
        values--;
        if (bits == 1) {
            ones--;
        }
    }

    @Override
    void merge(Invertible other) {
        values += ((ValueCount) other).values;
        ones += ((ValueCount) other).ones;
    }

    @Override
    void reset() {
        values = 0;
        ones = 0;
    }

    @Override
    @Nullable
    Object result(AggregateFunction function, double parameter) {
        return switch (function) {
            case COUNT -> (Object) values;
            case COUNT_IF -> (Object) ones;
            case ANY -> values == 0 ? null : (Object) (ones > 0 ? 1L : 0L);
            case EVERY -> values == 0 ? null : (Object) (ones == values ? 1L : 0L);
            default -> throw StateKind.notServed(function);
        };
    }

    @Override
    void encode(ByteWriter out) {
        out.i64(values);
        out.i64(ones);
    }

    @Override
    void decode(ByteReader in) {
        values += in.i64();
        ones += in.i64();
    }

    @Override
    long heapBytes() {
        return BYTES;
    }
}
