package dev.pandan.live.cache;

import dev.pandan.engine.window.KeyLog;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one key that are in memory. Complete for times from {@code completeFrom} on, once nothing is outstanding.
 */
final class KeyEntry {
    final TableKey key;
    final KeyLog log;
    /** Lowest time that was asked of the store. */
    long requestedFrom = Long.MAX_VALUE;
    /** Reads of the store that are under way. */
    int outstanding;
    /** Submissions that will read the key; it stays until they have. */
    int pins;

    long countedBytes;
    private final List<Runnable> waiting = new ArrayList<>(1);

    KeyEntry(TableKey key, KeyLog log) {
        this.key = key;
        this.log = log;
    }

    void whenLoaded(Runnable action) {
        waiting.add(action);
    }

    void loaded() {
        List<Runnable> actions = List.copyOf(waiting);
        waiting.clear();
        actions.forEach(Runnable::run);
    }
}
