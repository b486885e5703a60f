package dev.pandan.testkit.law;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.project.AggregateKind;
import dev.pandan.testkit.project.TestWindow;
import java.util.Set;

/** What is hard about the rows that a window holds for an event. */
public enum Hazard {
    /** There are none. */
    EMPTY,
    /** Two have the same time. */
    TIES,
    /** A row of the key lies exactly at the window's end, outside. */
    END,
    /** A row lies exactly at the window's beginning, inside. */
    BEGIN,
    /** A row arrived after one of a later time. */
    LATE,
    /** A row was sent twice. */
    TWICE,
    /** Clocks were changed between the first row and the event, in New York or Berlin. */
    DST,
    NULL_KEY,
    /** More than 255 characters. */
    LONG_KEY,
    /** Two ids that are beyond the first plane of Unicode. */
    UNICODE,
    /** A filter leaves a row out. */
    FILTER,
    /** A value is null. */
    NULL,
    NAN,
    INFINITE,
    /** A value is -0.0. */
    MINUS_0,
    /** A value near the end of its type's range. */
    HUGE,
    /** A value next to 0. */
    TINY;

    private static final Set<ScalarType> FLOATING = Set.of(ScalarType.FLOAT, ScalarType.DOUBLE);

    /** Whether it can happen to an aggregate over a window. */
    boolean isPossible(AggregateKind aggregate, TestWindow.Kind window) {
        ScalarType type = aggregate.type();
        return switch (this) {
            case EMPTY, TIES, END, LATE, TWICE, DST, NULL_KEY, LONG_KEY, UNICODE -> true;
            case BEGIN -> window != TestWindow.Kind.ROWS && window != TestWindow.Kind.EVER;
            case FILTER -> aggregate.function() != AggregateFunction.PREVIOUS;
            case NULL -> type != null;
            case NAN, INFINITE, MINUS_0 -> type != null && FLOATING.contains(type);
            case HUGE ->
                type != null
                        && (FLOATING.contains(type)
                                || type == ScalarType.INT
                                || type == ScalarType.LONG
                                || type == ScalarType.DECIMAL);
            case TINY -> type != null && (FLOATING.contains(type) || type == ScalarType.DECIMAL);
        };
    }
}
