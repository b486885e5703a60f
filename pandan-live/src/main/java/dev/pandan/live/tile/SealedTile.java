package dev.pandan.live.tile;

import dev.pandan.engine.window.Tile;
import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.List;

/**
 * A tile with the arrival up to which rows are in it.
 */
public record SealedTile(Tile tile, long arrival) {

    /** Takes in what came late; the tile is used up. */
    public SealedTile upTo(long laterArrival, List<WindowRow> late, TableForm form) {
        for (WindowRow row : late) {
            if (tile.covers(row.timeMicros()) && row.arrival() > arrival && row.arrival() <= laterArrival) {
                tile.add(row.timeMicros(), row.id(), form.arguments(row));
            }
        }
        return new SealedTile(tile, Math.max(arrival, laterArrival));
    }

    public StoredTile stored(Key key, TableForm form) {
        return form.stored(key, tile, arrival);
    }
}
