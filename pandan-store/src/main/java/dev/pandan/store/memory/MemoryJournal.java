package dev.pandan.store.memory;

import dev.pandan.store.Journal;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/** Batches in order of their first arrival. */
final class MemoryJournal implements Journal {
    private final NavigableMap<Long, byte[]> batches = new ConcurrentSkipListMap<>();

    @Override
    public CompletableFuture<Void> append(long firstArrival, byte[] batch) {
        batches.put(firstArrival, batch);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<Entry>> read(long afterArrival) {
        List<Entry> entries = batches.tailMap(afterArrival, false).entrySet().stream()
                .map(batch -> new Entry(batch.getKey(), batch.getValue()))
                .toList();
        return CompletableFuture.completedFuture(entries);
    }

    @Override
    public CompletableFuture<Void> trim(long uptoArrival) {
        batches.headMap(uptoArrival, true).clear();
        return CompletableFuture.completedFuture(null);
    }
}
