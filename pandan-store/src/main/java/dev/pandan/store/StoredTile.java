package dev.pandan.store;

import dev.pandan.spec.row.Key;

/**
 * What the rows of one window key in a range of time come to. Identified by table, key, level and start.
 *
 * @param level 0: made of rows; each higher level is made of tiles of the level below
 * @param fromMicros start of the range, inclusive
 * @param toMicros end of the range, exclusive
 * @param arrival the rows with arrivals up to this one are in it, and no others
 * @param content opaque bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
public record StoredTile(
        String table, Key key, int level, long fromMicros, long toMicros, long arrival, byte[] content) {}
