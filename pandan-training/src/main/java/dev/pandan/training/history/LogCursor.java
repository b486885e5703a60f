package dev.pandan.training.history;

import dev.pandan.spec.row.ByteReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Goes through the rows of a {@link LogBlock}. Not thread-safe. */
final class LogCursor {
    private final int stream;
    private final byte[] bytes;
    private final ByteReader in;
    private int left;
    private long timeMicros;
    private long arrival;
    private long arrivedAtMicros;
    private int id;
    private int idEnd;
    private int payload;
    private int payloadEnd;
    /** -1: there is none. */
    private int decision;

    private int decisionEnd;

    LogCursor(int stream, int rows, byte[] bytes) {
        this.stream = stream;
        this.left = rows;
        this.bytes = bytes;
        this.in = new ByteReader(bytes);
    }

    /** To the next row; false if there is none. */
    boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        timeMicros += in.zigzag();
        arrival += in.zigzag();
        arrivedAtMicros += in.zigzag();
        int length = in.varint();
        id = in.skip(length);
        idEnd = id + length;
        length = in.varint();
        payload = in.skip(length);
        payloadEnd = payload + length;
        length = in.varint() - 1;
        decision = length < 0 ? -1 : in.skip(length);
        decisionEnd = decision + length;
        return true;
    }

    int stream() {
        return stream;
    }

    long timeMicros() {
        return timeMicros;
    }

    long arrival() {
        return arrival;
    }

    boolean decided() {
        return decision >= 0;
    }

    /** Order of the ids, by unsigned bytes. */
    int compareId(LogCursor other) {
        return Arrays.compareUnsigned(bytes, id, idEnd, other.bytes, other.id, other.idEnd);
    }

    /** The row itself. */
    LogRow row() {
        return new LogRow(
                stream,
                new String(bytes, id, idEnd - id, StandardCharsets.UTF_8),
                timeMicros,
                arrival,
                arrivedAtMicros,
                Arrays.copyOfRange(bytes, payload, payloadEnd),
                decision < 0 ? null : Arrays.copyOfRange(bytes, decision, decisionEnd));
    }
}
