package dev.pandan.live.cache;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows that were admitted and are not yet in their window table for sure. A read of the store may miss them, so they are laid over what it returns. Not
 * thread-safe.
 */
final class PendingRows {
    private final Map<TableKey, ArrayDeque<AdmittedRow>> rows = new HashMap<>();

    void add(TableKey key, AdmittedRow row) {
        rows.computeIfAbsent(key, k -> new ArrayDeque<>(2)).addLast(row);
    }

    /** Forgets the oldest row of a key: rows become durable in the order in which they were admitted. */
    void removeOldest(TableKey key) {
        ArrayDeque<AdmittedRow> queue = rows.get(key);
        if (queue != null) {
            queue.pollFirst();
            if (queue.isEmpty()) {
                rows.remove(key);
            }
        }
    }

    void forEach(TableKey key, Consumer<AdmittedRow> action) {
        ArrayDeque<AdmittedRow> queue = rows.get(key);
        if (queue != null) {
            queue.forEach(action);
        }
    }

    void clear() {
        rows.clear();
    }
}
