package dev.pandan.engine.replay;

import org.jspecify.annotations.Nullable;

/**
 * An event of history.
 *
 * @param id id within the stream
 * @param arrival number in order of first arrival; used in {@link ReplayOrder#ARRIVAL} alone
 * @param row one value per column of the stream, canonical
 * @param warmUp whether the row is only there to be seen by windows and labels: no decision is made about it
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: handed over, never modified
public record ReplayEvent(
        String stream,
        String id,
        long timeMicros,
        long arrival,
        @Nullable Object[] row,
        boolean warmUp) {}
