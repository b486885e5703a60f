package dev.pandan.store;

import dev.pandan.spec.row.Key;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tiles of window tables: they hasten reading, and nothing is lost with them. */
public interface TileStore {

    /** Writes tiles, each whole or not at all; a tile replaces one of the same level and start. */
    CompletableFuture<Void> put(List<StoredTile> tiles);

    /** The first tiles of a key in the order of level, highest first, and start; at most {@code most}. */
    CompletableFuture<List<StoredTile>> top(String table, Key key, int most);

    /** Tiles of one level with {@code fromMicros <= start < toMicros}, ordered by start. */
    CompletableFuture<List<StoredTile>> ofLevel(String table, Key key, int level, long fromMicros, long toMicros);
}
