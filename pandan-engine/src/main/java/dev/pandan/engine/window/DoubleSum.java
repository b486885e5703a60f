package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.sum.ExactSum;
import org.jspecify.annotations.Nullable;

/** Count and exact sum of doubles. The average rounds the exact sum to a double, then divides. */
final class DoubleSum extends Invertible {
    private static final int BYTES = 24;

    private final ExactSum sum = new ExactSum();
    private long values;

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
    void reset() {
        values = 0;
        sum.reset();
    }

    @Override
    @Nullable
    Object result(AggregateFunction function) {
        return switch (function) {
            case COUNT -> (Object) values;
            case SUM -> values == 0 ? null : (Object) sum.value();
            case AVG -> values == 0 ? null : (Object) (sum.value() / values);
            case COUNT_IF -> throw StateKind.notServed(function);
        };
    }

    @Override
    long bytes() {
        return BYTES + sum.bytes();
    }
}
