package dev.pandan.cassandra;

import dev.pandan.store.StoredEvent;
import java.nio.ByteBuffer;
import java.util.Map;

/** An event without its id and its decisions, in one cell: event time, arrival and wall clock of arrival, 8 bytes each, then the payload. */
final class EventCell {
    private static final int TIME = 0;
    private static final int ARRIVAL = TIME + Long.BYTES;
    private static final int ARRIVED_AT = ARRIVAL + Long.BYTES;
    private static final int PAYLOAD = ARRIVED_AT + Long.BYTES;

    private EventCell() {}

    static ByteBuffer of(StoredEvent event) {
        return of(event.timeMicros(), event.arrival(), event.arrivedAtMicros(), ByteBuffer.wrap(event.payload()));
    }

    static ByteBuffer of(long timeMicros, long arrival, long arrivedAtMicros, ByteBuffer payload) {
        return ByteBuffer.allocate(PAYLOAD + payload.remaining())
                .putLong(timeMicros)
                .putLong(arrival)
                .putLong(arrivedAtMicros)
                .put(payload.duplicate())
                .flip();
    }

    static StoredEvent read(String stream, String id, ByteBuffer cell, Map<String, byte[]> decisions) {
        int start = cell.position();
        byte[] payload = new byte[cell.remaining() - PAYLOAD];
        cell.get(start + PAYLOAD, payload);
        return new StoredEvent(
                stream,
                id,
                cell.getLong(start + TIME),
                payload,
                cell.getLong(start + ARRIVAL),
                cell.getLong(start + ARRIVED_AT),
                decisions);
    }
}
