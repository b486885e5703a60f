package dev.pandan.store.memory;

import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The rows of one window table: per key in order of time, then id; late ones also in order of arrival. */
final class WindowTable {
    private static final byte[] LEAST_ID = {};

    private final Map<Key, NavigableMap<Position, WindowRow>> rowsByKey = new ConcurrentHashMap<>();
    private final Map<Key, NavigableMap<Long, WindowRow>> lateByKey = new ConcurrentHashMap<>();

    void put(WindowRow row) {
        Position position = position(row);
        rowsByKey
                .computeIfAbsent(row.key(), key -> new ConcurrentSkipListMap<>())
                .put(position, withLate(row, false));
        if (row.late()) {
            lateByKey
                    .computeIfAbsent(row.key(), key -> new ConcurrentSkipListMap<>())
                    .put(row.arrival(), row);
        }
    }

    void remove(WindowRow row) {
        Map<Position, WindowRow> rows = rowsByKey.get(row.key());
        if (rows != null) {
            rows.remove(position(row));
        }
        Map<Long, WindowRow> late = lateByKey.get(row.key());
        if (late != null) {
            late.remove(row.arrival());
        }
    }

    private static Position position(WindowRow row) {
        return new Position(row.timeMicros(), row.id().getBytes(StandardCharsets.UTF_8));
    }

    List<WindowRow> rows(Key key, long fromMicros, long toMicros) {
        return List.copyOf(range(key, fromMicros, toMicros).values());
    }

    List<WindowRow> first(Key key, long fromMicros, long toMicros, int most) {
        return range(key, fromMicros, toMicros).values().stream().limit(most).toList();
    }

    List<WindowRow> last(Key key, long fromMicros, long toMicros, int most) {
        List<WindowRow> latest = new ArrayList<>(range(key, fromMicros, toMicros).descendingMap().values().stream()
                .limit(most)
                .toList());
        Collections.reverse(latest);
        return latest;
    }

    List<WindowRow> late(Key key, long afterArrival) {
        NavigableMap<Long, WindowRow> late = lateByKey.get(key);
        return late == null
                ? List.of()
                : List.copyOf(late.tailMap(afterArrival, false).values());
    }

    private NavigableMap<Position, WindowRow> range(Key key, long fromMicros, long toMicros) {
        NavigableMap<Position, WindowRow> rows = rowsByKey.get(key);
        if (rows == null || fromMicros >= toMicros) {
            return Collections.emptyNavigableMap();
        }
        return rows.subMap(new Position(fromMicros, LEAST_ID), true, new Position(toMicros, LEAST_ID), false);
    }

    private static WindowRow withLate(WindowRow row, boolean late) {
        return new WindowRow(row.table(), row.key(), row.timeMicros(), row.id(), row.payload(), row.arrival(), late);
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
