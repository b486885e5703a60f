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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Per stream the time before which tiles may be made. It never falls. A row before it is written to its key's late section too, so that no tile has to be touched for
 * it: the store must know the time before any tile is made, and this process must heed it before the arrival that the tile is sealed with. Thread-safe.
 */
final class SealTimes {
    private static final String CELL = "live/sealed";
    private static final int FORM = 1;

    private final ObjectStore objects;
    private final ConcurrentMap<String, Long> heeded = new ConcurrentHashMap<>();

    SealTimes(ObjectStore objects) {
        this.objects = objects;
    }

    /** Heeds what is stored; waits. By the holder of the lease, before it writes anything. */
    void read() {
        Waiting.get(objects.cell(CELL)).ifPresent(cell -> decode(cell.value()).forEach(this::heed));
    }

    /** Rows of the stream before this time are late; {@code Long.MIN_VALUE}: none. */
    long of(String stream) {
        return heeded.getOrDefault(stream, Long.MIN_VALUE);
    }

    /** From now on, rows before the time are late. */
    void heed(String stream, long micros) {
        heeded.merge(stream, micros, Math::max);
    }

    /** Stores a later time; waits. It is not heeded yet. */
    void store(String stream, long micros) {
        Optional<ObjectStore.Cell> cell = Waiting.get(objects.cell(CELL));
        Map<String, Long> times = cell.map(known -> decode(known.value())).orElseGet(TreeMap::new);
        times.merge(stream, micros, Math::max);
        long version = cell.map(ObjectStore.Cell::version).orElse(0L);
        if (!Waiting.get(objects.compareAndSet(CELL, version, encode(times)))) {
            throw PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "another process has changed the time before which tiles are made; they are made later");
        }
    }

    private static byte[] encode(Map<String, Long> times) {
        ByteWriter out = new ByteWriter();
        out.u8(FORM);
        out.varint(times.size());
        times.forEach((stream, time) -> {
            out.text(stream);
            out.i64(time);
        });
        return out.toBytes();
    }

    private static Map<String, Long> decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != FORM) {
            throw ByteReader.damaged();
        }
        Map<String, Long> times = new TreeMap<>();
        for (int left = in.varint(); left > 0; left--) {
            times.put(new String(in.bytes(), StandardCharsets.UTF_8), in.i64());
        }
        return times;
    }
}
