package dev.pandan.live;

import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import dev.pandan.store.TileStore;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tiles that end before a time. One that goes beyond stays: no window that is read holds all of it, so it is passed over. Not thread-safe. */
final class ExpiredTiles {
    private final TileStore tiles;
    private final int mostKeys;
    private final Set<Place> done = new HashSet<>();

    private record Place(String table, Key key) {}

    /**
     * @param mostKeys how many are remembered, to be asked for once
     */
    ExpiredTiles(TileStore tiles, int mostKeys) {
        this.tiles = tiles;
        this.mostKeys = mostKeys;
    }

    /** Of the keys of some rows; of a key that was asked for before, none. */
    List<StoredTile> before(List<WindowRow> rows, long micros) {
        List<StoredTile> found = new ArrayList<>();
        for (WindowRow row : rows) {
            if (done.size() >= mostKeys) {
                done.clear();
            }
            if (done.add(new Place(row.table(), row.key()))) {
                add(row.table(), row.key(), micros, found);
            }
        }
        return found;
    }

    private void add(String table, Key key, long micros, List<StoredTile> found) {
        int highest = Waiting.get(tiles.top(table, key, 1)).stream()
                .mapToInt(StoredTile::level)
                .findFirst()
                .orElse(-1);
        for (int level = highest; level >= 0; level--) {
            Waiting.get(tiles.ofLevel(table, key, level, Long.MIN_VALUE, micros)).stream()
                    .filter(tile -> tile.toMicros() <= micros)
                    .forEach(found::add);
        }
    }
}
