package dev.pandan.engine.program;

import dev.pandan.spec.row.Key;
import org.jspecify.annotations.Nullable;

/** Compiled expressions of a label by key, see {@link LabelProgram}. Not thread-safe. Never throws on data: a bad value gives null. */
public interface LabelCode {
    /** Key whose rows decide about an event. */
    Key eventKey(@Nullable Object[] event);

    /** Key of a row of the label's stream. */
    Key rowKey(@Nullable Object[] row);

    /**
     * Values that the aggregates read of a row.
     *
     * @param arguments receives null or what carries the {@link ArgumentType}, canonical
     */
    void arguments(@Nullable Object[] row, @Nullable Object[] arguments);

    /**
     * The label, as {@link DecisionCode#label} says it.
     *
     * @param results of the window's aggregates; overwritten
     */
    @Nullable
    Object label(@Nullable Object[] results);
}
