package dev.pandan.cassandra;

import java.nio.ByteBuffer;

/** A row of a window without its key, time and id, in one cell: 8 bytes of arrival, then the payload. */
final class WindowCell {
    private WindowCell() {}

    static ByteBuffer of(long arrival, byte[] payload) {
        return of(arrival, ByteBuffer.wrap(payload));
    }

    static ByteBuffer of(long arrival, ByteBuffer payload) {
        return ByteBuffer.allocate(Long.BYTES + payload.remaining())
                .putLong(arrival)
                .put(payload.duplicate())
                .flip();
    }

    static long arrival(ByteBuffer cell) {
        return cell.getLong(cell.position());
    }

    static byte[] payload(ByteBuffer cell) {
        byte[] payload = new byte[cell.remaining() - Long.BYTES];
        cell.get(cell.position() + Long.BYTES, payload);
        return payload;
    }
}
