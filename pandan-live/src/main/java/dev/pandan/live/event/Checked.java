package dev.pandan.live.event;

import dev.pandan.spec.error.Problem;
import org.jspecify.annotations.Nullable;

/** Result of looking at a row before anything is read or written. */
public sealed interface Checked {

    /**
     * A row that fits its stream.
     *
     * @param id text form of the id column
     * @param row canonical values; owned by the record, not modified
     * @param payload the row in its binary form
     */
    @SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
    record Fit(
            StreamPlan stream,
            String id,
            long timeMicros,
            @Nullable Object[] row,
            byte[] payload) implements Checked {}

    /** A row that does not. */
    record Misfit(Problem problem) implements Checked {}
}
