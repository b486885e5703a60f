package dev.pandan.live.capture;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * How far a table was captured. Stored after the events are, so that nothing is left out, whatever happens in between.
 *
 * @param newestMicros time of the newest row that is an event; {@code Long.MIN_VALUE}: there was none
 * @param feed where the database is to go on telling; empty: it does not
 */
record CapturePosition(long newestMicros, String feed) {
    static final CapturePosition START = new CapturePosition(Long.MIN_VALUE, "");

    byte[] encode() {
        ByteWriter out = new ByteWriter();
        out.i64(newestMicros);
        out.raw(feed.getBytes(StandardCharsets.UTF_8));
        return out.toBytes();
    }

    static CapturePosition decode(byte[] bytes) {
        long newest = new ByteReader(bytes).i64();
        return new CapturePosition(
                newest, new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8));
    }

    CapturePosition reached(long micros) {
        return micros > newestMicros ? new CapturePosition(micros, feed) : this;
    }

    CapturePosition withFeed(String other) {
        return new CapturePosition(newestMicros, other);
    }

    /** From where on rows are read again: those that appeared late are among them. */
    long fromMicros(long overlapMicros) {
        return newestMicros < Long.MIN_VALUE + overlapMicros ? Long.MIN_VALUE : newestMicros - overlapMicros;
    }
}
