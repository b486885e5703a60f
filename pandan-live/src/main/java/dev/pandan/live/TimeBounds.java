package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Per stream a time that no stored event has reached, kept in the store and raised, with some headroom, before an event that would reach it is written. It bounds how
 * far a read of windows has to look into the future, and tells a stream that is empty. Not thread-safe; one change at a time.
 */
final class TimeBounds {
    private static final String CELL = "live/bounds";
    private static final int FORM = 1;
    private static final long HEADROOM_MICROS = 24 * 3_600_000_000L;

    private final ObjectStore objects;
    /** As stored. */
    private final Map<String, Long> stored = new TreeMap<>();
    /** As known to this process: without headroom for what it admitted itself. */
    private final Map<String, Long> exact = new TreeMap<>();

    /** What events that were admitted have reached, or are close to. */
    private final Map<String, Long> reached = new TreeMap<>();

    private long version;

    TimeBounds(ObjectStore objects) {
        this.objects = objects;
    }

    /** Reads what is stored; waits. */
    void read() {
        accept(Waiting.get(objects.cell(CELL)));
        exact.clear();
        exact.putAll(stored);
        stored.forEach((stream, bound) -> reached.merge(stream, bound - HEADROOM_MICROS, Math::max));
    }

    /** No event of the stream is at or after this time; {@code Long.MIN_VALUE} if the stream is empty. */
    long of(String stream) {
        return exact.getOrDefault(stream, Long.MIN_VALUE);
    }

    /** Whether an event of this time may be admitted without {@link #raise}. */
    boolean covers(String stream, long timeMicros) {
        return timeMicros < stored.getOrDefault(stream, Long.MIN_VALUE);
    }

    /** Whether it is time to raise the bound, before an event of this time has to wait for it. */
    boolean isClose(String stream, long timeMicros) {
        return timeMicros + HEADROOM_MICROS / 2 >= stored.getOrDefault(stream, Long.MIN_VALUE);
    }

    void admitted(String stream, long timeMicros) {
        exact.merge(stream, timeMicros + 1, Math::max);
        reached.merge(stream, timeMicros, Math::max);
    }

    /** The greatest time of an event of the stream, as far as it is known: after a crash it may be a day less. {@code Long.MIN_VALUE} if there is none. */
    long reached(String stream) {
        return reached.getOrDefault(stream, Long.MIN_VALUE);
    }

    /**
     * Writes higher bounds, so that the given times are below them. They hold once {@link #accept} was called with the result.
     */
    CompletableFuture<Optional<ObjectStore.Cell>> raise(Map<String, Long> times) {
        Map<String, Long> next = new TreeMap<>(stored);
        times.forEach((stream, time) -> next.merge(stream, time + HEADROOM_MICROS, Math::max));
        return write(next);
    }

    /** Takes the headroom away again, when all that was admitted is stored. */
    CompletableFuture<Optional<ObjectStore.Cell>> settle() {
        return exact.equals(stored) ? objects.cell(CELL) : write(exact);
    }

    void accept(Optional<ObjectStore.Cell> cell) {
        stored.clear();
        version = cell.map(ObjectStore.Cell::version).orElse(0L);
        cell.ifPresent(found -> decode(found.value()));
    }

    private CompletableFuture<Optional<ObjectStore.Cell>> write(Map<String, Long> next) {
        return objects.compareAndSet(CELL, version, encode(next)).thenCompose(set -> {
            if (!set) {
                throw PandanException.of(
                        ErrorCode.STORE_UNAVAILABLE,
                        "another process has written to the project's database; what is in memory is read again");
            }
            return objects.cell(CELL);
        });
    }

    private static byte[] encode(Map<String, Long> bounds) {
        ByteWriter out = new ByteWriter();
        out.u8(FORM);
        out.varint(bounds.size());
        bounds.forEach((stream, bound) -> {
            out.bytes(stream.getBytes(StandardCharsets.UTF_8));
            out.i64(bound);
        });
        return out.toBytes();
    }

    private void decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != FORM) {
            throw ByteReader.damaged();
        }
        int size = in.varint();
        for (int i = 0; i < size; i++) {
            stored.put(new String(in.bytes(), StandardCharsets.UTF_8), in.i64());
        }
    }
}
