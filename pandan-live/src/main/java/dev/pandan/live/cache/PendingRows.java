package dev.pandan.live.cache;

import dev.pandan.spec.row.Key;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were admitted and are not yet in their window table for sure. A read of the store may miss them, so they are laid over what it returns. Not
 * thread-safe.
 */
final class PendingRows {
    private final Map<TableKey, ArrayDeque<Row>> rows = new HashMap<>();

    void add(TableKey key, Row row) {
        rows.computeIfAbsent(key, k -> new ArrayDeque<>(2)).addLast(row);
    }

    /** Forgets the oldest row of a key: rows become durable in the order in which they were admitted. */
    void removeOldest(int table, Key key) {
        TableKey tableKey = new TableKey(table, key);
        ArrayDeque<Row> queue = rows.get(tableKey);
        if (queue != null) {
            queue.pollFirst();
            if (queue.isEmpty()) {
                rows.remove(tableKey);
            }
        }
    }

    void forEach(TableKey key, Consumer<Row> action) {
        ArrayDeque<Row> queue = rows.get(key);
        if (queue != null) {
            queue.forEach(action);
        }
    }

    void clear() {
        rows.clear();
    }

    @SuppressWarnings("ArrayRecordComponent") // hot path: owned by the record, never modified
    record Row(long timeMicros, String id, @Nullable Object[] values) {}
}
