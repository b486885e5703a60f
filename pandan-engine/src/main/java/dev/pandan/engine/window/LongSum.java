package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.sum.IntegerSum;
import org.jspecify.annotations.Nullable;

/** Count and sum of longs. The average rounds the exact sum to a double, then divides. */
final class LongSum extends Invertible {
    private static final int BYTES = 24 + 32;

    private final IntegerSum sum = new IntegerSum();
    private long values;

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
    void reset() {
        values = 0;
        sum.reset();
    }

    @Override
    @Nullable
    Object result(AggregateFunction function) {
        return switch (function) {
            case COUNT -> (Object) values;
            case SUM -> values == 0 || !sum.fitsLong() ? null : (Object) sum.longValue();
            case AVG -> values == 0 ? null : (Object) (sum.doubleValue() / values);
            case COUNT_IF -> throw StateKind.notServed(function);
        };
    }

    @Override
    long bytes() {
        return BYTES;
    }
}
