package dev.pandan.store.memory;

import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import dev.pandan.store.TileStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Tiles by table and key. */
final class MemoryTiles implements TileStore {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::level).reversed().thenComparingLong(Place::fromMicros);

    private final Map<Owner, NavigableMap<Place, StoredTile>> tiles = new ConcurrentHashMap<>();

    private record Owner(String table, Key key) {}

    private record Place(int level, long fromMicros) {}

    @Override
    public CompletableFuture<Void> put(List<StoredTile> added) {
        for (StoredTile tile : added) {
            tiles.computeIfAbsent(new Owner(tile.table(), tile.key()), owner -> new ConcurrentSkipListMap<>(ORDER))
                    .put(new Place(tile.level(), tile.fromMicros()), tile);
        }
        return CompletableFuture.completedFuture(null);
    }

    void remove(StoredTile tile) {
        NavigableMap<Place, StoredTile> found = tiles.get(new Owner(tile.table(), tile.key()));
        if (found != null) {
            found.remove(new Place(tile.level(), tile.fromMicros()));
        }
    }

    @Override
    public CompletableFuture<List<StoredTile>> top(String table, Key key, int most) {
        return CompletableFuture.completedFuture(all(table, key).limit(most).toList());
    }

    @Override
    public CompletableFuture<List<StoredTile>> ofLevel(
            String table, Key key, int level, long fromMicros, long toMicros) {
        return CompletableFuture.completedFuture(all(table, key)
                .filter(tile ->
                        tile.level() == level && tile.fromMicros() >= fromMicros && tile.fromMicros() < toMicros)
                .toList());
    }

    private Stream<StoredTile> all(String table, Key key) {
        NavigableMap<Place, StoredTile> found = tiles.get(new Owner(table, key));
        return found == null ? Stream.empty() : found.values().stream();
    }
}
