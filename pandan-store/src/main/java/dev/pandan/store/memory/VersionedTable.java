package dev.pandan.store.memory;

import dev.pandan.spec.row.Key;
import dev.pandan.store.TableRow;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** A lookup table with all versions of its rows. */
final class VersionedTable {
    private final Map<Key, NavigableMap<Long, TableRow>> versionsByKey = new ConcurrentHashMap<>();

    void put(TableRow row) {
        versionsByKey
                .computeIfAbsent(row.key(), key -> new ConcurrentSkipListMap<>())
                .put(row.validFromMicros(), row);
    }

    Optional<TableRow> at(Key key, long atMicros) {
        return Optional.ofNullable(versionsByKey.get(key))
                .map(versions -> versions.floorEntry(atMicros))
                .map(Map.Entry::getValue);
    }

    Stream<TableRow> all() {
        return versionsByKey.values().stream().flatMap(versions -> versions.values().stream());
    }
}
