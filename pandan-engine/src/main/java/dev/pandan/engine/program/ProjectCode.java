package dev.pandan.engine.program;

import dev.pandan.spec.row.Key;
import org.jspecify.annotations.Nullable;

/** Compiled expressions of a project. Not thread-safe: it reuses buffers between calls. Never throws on data: a bad value gives null. */
public interface ProjectCode {

    /**
     * Key under which a row is kept.
     *
     * @param table position of the window table
     * @param row a row of the table's stream
     */
    Key rowKey(int table, @Nullable Object[] row);

    /**
     * Values that aggregates read of a row.
     *
     * @param table position of the window table
     * @param row a row of the table's stream
     * @param arguments receives null or what carries the {@link ArgumentType}, canonical
     */
    void arguments(int table, @Nullable Object[] row, @Nullable Object[] arguments);

    /** Name of the first condition of the stream's {@code valid} section that is not true for the row, or null if all hold. */
    @Nullable
    String violated(String stream, @Nullable Object[] row);

    DecisionCode decision(String name);

    /**
     * Runs work that calls this code many times, on this thread: what each call needs to set, and to take back, is set once for all of them. Results are the same.
     */
    default void pinned(Runnable work) {
        work.run();
    }
}
