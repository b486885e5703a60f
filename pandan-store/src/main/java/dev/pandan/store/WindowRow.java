package dev.pandan.store;

import dev.pandan.spec.row.Key;

/**
 * A row of a window table: a derived copy of an event under one of its keys. Identified by table, key, time and id.
 *
 * @param payload the event's row in its binary form
 * @param arrival that of the event, see {@link StoredEvent}
 * @param late whether tiles may cover its time already: it is then also kept apart, to be found by {@link Store#lateRows}
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
public record WindowRow(
        String table, Key key, long timeMicros, String id, byte[] payload, long arrival, boolean late) {}
