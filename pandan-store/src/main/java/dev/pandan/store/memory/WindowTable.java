package dev.pandan.store.memory;

import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The rows of one window table: per key in order of time, then id. */
final class WindowTable {
    private static final byte[] LEAST_ID = {};

    private final Map<Key, NavigableMap<Position, WindowRow>> rowsByKey = new ConcurrentHashMap<>();

    void put(WindowRow row) {
        Position position = new Position(row.timeMicros(), row.id().getBytes(StandardCharsets.UTF_8));
        rowsByKey
                .computeIfAbsent(row.key(), key -> new ConcurrentSkipListMap<>())
                .put(position, row);
    }

    List<WindowRow> rows(Key key, long fromMicros, long toMicros) {
        NavigableMap<Position, WindowRow> rows = rowsByKey.get(key);
        if (rows == null || fromMicros >= toMicros) {
            return List.of();
        }
        return List.copyOf(rows.subMap(new Position(fromMicros, LEAST_ID), new Position(toMicros, LEAST_ID))
                .values());
    }

    /** Ids in the order of their unsigned UTF-8 bytes, which is not that of {@code String}. */
    @SuppressWarnings("ArrayRecordComponent") // Only compared, never by equals.
    private record Position(long timeMicros, byte[] id) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int byTime = Long.compare(timeMicros, other.timeMicros);
            return byTime != 0 ? byTime : Arrays.compareUnsigned(id, other.id);
        }
    }
}
