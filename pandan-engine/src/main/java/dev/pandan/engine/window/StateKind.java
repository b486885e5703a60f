package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import java.util.Optional;

/** Which state serves an aggregate. */
enum StateKind {
    VALUE_COUNT,
    LONG_SUM,
    DOUBLE_SUM,
    DECIMAL_SUM,
    MOMENTS,
    DISTINCT_VALUES,
    REGISTERS,
    BUCKETS;

    /** Empty if the aggregate needs no state: it is found by looking at rows. */
    static Optional<StateKind> of(AggregateFunction function, ArgumentType type) {
        return switch (function) {
            case COUNT, COUNT_IF, ANY, EVERY -> Optional.of(VALUE_COUNT);
            case SUM, AVG ->
                Optional.of(
                        switch (type) {
                            case LONG -> LONG_SUM;
                            case DOUBLE -> DOUBLE_SUM;
                            case DECIMAL -> DECIMAL_SUM;
                            case BYTES -> throw new IllegalArgumentException("a sum of byte strings");
                        });
            case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> Optional.of(MOMENTS);
            case COUNT_DISTINCT -> Optional.of(DISTINCT_VALUES);
            case APPROX_COUNT_DISTINCT -> Optional.of(REGISTERS);
            case APPROX_PERCENTILE -> Optional.of(BUCKETS);
            case MIN, MAX, MIN_BY, MAX_BY, FIRST, LAST, PREVIOUS -> Optional.empty();
        };
    }

    /** Whether the state stays small however many rows it has taken in. */
    boolean isSmall() {
        return this != DISTINCT_VALUES;
    }

    Invertible create(RowLayout layout, int argument) {
        return switch (this) {
            case VALUE_COUNT -> new ValueCount(layout, argument);
            case LONG_SUM -> new LongSum(layout, argument);
            case DOUBLE_SUM -> new DoubleSum(layout, argument);
            case DECIMAL_SUM -> new DecimalSum(argument);
            case MOMENTS -> new Moments(layout, argument);
            case DISTINCT_VALUES -> new DistinctValues(layout, argument);
            case REGISTERS -> new Registers(layout, argument);
            case BUCKETS -> new Buckets(layout, argument);
        };
    }

    static IllegalStateException notServed(AggregateFunction function) {
        return new IllegalStateException("a state was asked for an aggregate that it does not keep: " + function);
    }
}
