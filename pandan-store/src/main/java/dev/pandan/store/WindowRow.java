package dev.pandan.store;

import dev.pandan.spec.row.Key;

/**
 * A row of a window table: a derived copy of an event under one of its keys. Identified by table, key, time and id.
 *
 * @param payload the event's row in its binary form
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
public record WindowRow(String table, Key key, long timeMicros, String id, byte[] payload) {}
