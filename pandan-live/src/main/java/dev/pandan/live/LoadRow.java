package dev.pandan.live;

import dev.pandan.spec.error.Problem;
import org.jspecify.annotations.Nullable;

/** A row of history. */
public sealed interface LoadRow {
    /** Name of the row's stream. */
    String stream();

    /**
     * @param values one per column of the stream, each null or of its type's class
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never modified
    record Values(String stream, @Nullable Object[] values) implements LoadRow {}

    /** A row that could not even be read: it is counted and reported with the others. */
    record Unreadable(String stream, Problem problem) implements LoadRow {}
}
