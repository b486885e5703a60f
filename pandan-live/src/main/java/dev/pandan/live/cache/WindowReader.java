package dev.pandan.live.cache;

import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads window keys from the store and hands back what it finds on the caller's own thread, later or at once. A failure is not handed back: it ends the cache. Ranges
 * include their start and not their end; an end of {@code Long.MAX_VALUE}: all there are.
 */
public interface WindowReader {

    void rows(TableKey key, long fromMicros, long toMicros, Consumer<List<WindowRow>> rows);

    /** The last rows of a range, at most so many. */
    void lastRows(TableKey key, long fromMicros, long toMicros, int most, Consumer<List<WindowRow>> rows);

    /** What came late and after an arrival. */
    void lateRows(TableKey key, long afterArrival, Consumer<List<WindowRow>> rows);

    /** The first tiles in the order of level, highest first. */
    void topTiles(TableKey key, int most, Consumer<List<StoredTile>> tiles);

    /** Tiles of a level that start in a range. */
    void tiles(TableKey key, int level, long fromMicros, long toMicros, Consumer<List<StoredTile>> tiles);
}
