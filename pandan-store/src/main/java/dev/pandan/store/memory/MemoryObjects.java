package dev.pandan.store.memory;

import dev.pandan.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects and cells by name. */
final class MemoryObjects implements ObjectStore {
    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Cell> cells = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<Void> put(String name, byte[] bytes) {
        objects.put(name, bytes.clone());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(String name) {
        return CompletableFuture.completedFuture(
                Optional.ofNullable(objects.get(name)).map(byte[]::clone));
    }

    @Override
    public CompletableFuture<List<String>> list(String prefix) {
        List<String> names = objects.tailMap(prefix, true).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .toList();
        return CompletableFuture.completedFuture(names);
    }

    @Override
    public CompletableFuture<Optional<Cell>> cell(String name) {
        return CompletableFuture.completedFuture(Optional.ofNullable(cells.get(name)));
    }

    @Override
    public CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
        Cell next = new Cell(expectedVersion + 1, value.clone());
        Cell now = cells.compute(
                name, (key, cell) -> (cell == null ? 0 : cell.version()) == expectedVersion ? next : cell);
        // The very object, not an equal one: it tells whether this call put it there.
        return CompletableFuture.completedFuture(isSame(now, next));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Cell cell, Cell other) {
        return cell == other;
    }
}
