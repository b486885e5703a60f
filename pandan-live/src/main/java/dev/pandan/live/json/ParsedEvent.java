package dev.pandan.live.json;

import dev.pandan.spec.error.Problem;
import org.jspecify.annotations.Nullable;

/** What was read where an event was expected. */
public sealed interface ParsedEvent {

    /**
     * @param row one value per column of the stream
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never modified
    record Event(String stream, @Nullable Object[] row) implements ParsedEvent {}

    record Malformed(Problem problem) implements ParsedEvent {}
}
