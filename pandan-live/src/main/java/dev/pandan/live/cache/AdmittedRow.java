package dev.pandan.live.cache;

import org.jspecify.annotations.Nullable;

/**
 * A row that was admitted.
 *
 * @param values the event's row
 * @param arrival place in the order of arrival
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
public record AdmittedRow(
        long timeMicros, String id, @Nullable Object[] values, long arrival) {}
