package dev.pandan.engine.window;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;

/** Which state serves an aggregate. */
enum StateKind {
    VALUE_COUNT,
    LONG_SUM,
    DOUBLE_SUM;

    static StateKind of(Aggregate aggregate, ArgumentType type) {
        return switch (aggregate.function()) {
            case COUNT, COUNT_IF -> VALUE_COUNT;
            case SUM, AVG -> type == ArgumentType.LONG ? LONG_SUM : DOUBLE_SUM;
        };
    }

    Invertible create() {
        return switch (this) {
            case VALUE_COUNT -> new ValueCount();
            case LONG_SUM -> new LongSum();
            case DOUBLE_SUM -> new DoubleSum();
        };
    }

    static IllegalStateException notServed(AggregateFunction function) {
        return new IllegalStateException("a state was asked for an aggregate that it does not keep: " + function);
    }
}
