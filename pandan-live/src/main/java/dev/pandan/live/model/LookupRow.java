package dev.pandan.live.model;

import org.jspecify.annotations.Nullable;

/**
 * A row of a lookup table as a decision reads it. Arrays are not modified.
 *
 * @param values null if there is no such row
 * @param payload the same in its binary form
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
public record LookupRow(@Nullable Object @Nullable [] values, byte @Nullable [] payload) {
    /** No such row. */
    public static final LookupRow NONE = new LookupRow(null, null);
}
