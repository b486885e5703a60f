package dev.pandan.engine.window;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a window holds at a time.
 *
 * @param rows number of rows
 * @param hash sum modulo 2^64 of the {@link dev.pandan.spec.row.Hash64#ofId} of the rows' ids: independent of order
 * @param aggregates result of each aggregate of the window, see {@link WindowReading#result}
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
public record WindowValues(long rows, long hash, @Nullable Object[] aggregates) {

    /** An empty window: counts are 0, all else is null. */
    public static WindowValues empty(Window window) {
        @Nullable Object[] results = new Object[window.aggregates().size()];
        for (int i = 0; i < results.length; i++) {
            Aggregate aggregate = window.aggregates().get(i);
            results[i] = aggregate.function().isCount() ? 0L : null;
        }
        return new WindowValues(0, 0, results);
    }
}
