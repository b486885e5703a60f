package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;

/** Number of values, and how many of them are 1. */
final class ValueCount extends Invertible {
    private static final int BYTES = 32;

    private long values;
    private long ones;

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
    void reset() {
        values = 0;
        ones = 0;
    }

    @Override
    Long result(AggregateFunction function) {
        return switch (function) {
            case COUNT -> values;
            case COUNT_IF -> ones;
            case SUM, AVG -> throw StateKind.notServed(function);
        };
    }

    @Override
    long bytes() {
        return BYTES;
    }
}
