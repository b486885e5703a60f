package dev.pandan.store;

import dev.pandan.spec.row.Key;

/**
 * One version of a row of a lookup table.
 *
 * @param validFromMicros event time from which it holds; {@code Long.MIN_VALUE}: since ever
 * @param payload the row in its binary form
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
public record TableRow(Key key, long validFromMicros, byte[] payload) {}
