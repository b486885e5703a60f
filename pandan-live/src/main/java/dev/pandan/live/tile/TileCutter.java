package dev.pandan.live.tile;

import dev.pandan.engine.window.Tile;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;

/** Cuts the rows of a key, given in order, into tiles of the lowest level, each beginning where the one before ends. Not thread-safe. */
public final class TileCutter {
    private final TableForm form;
    private final int tileRows;
    private final long arrival;
    private final List<WindowRow> open = new ArrayList<>();
    private long fromMicros;

    /**
     * @param arrival rows that came later are left out
     * @param fromMicros where the first tile begins
     */
    public TileCutter(TableForm form, int tileRows, long arrival, long fromMicros) {
        this.form = form;
        this.tileRows = tileRows;
        this.arrival = arrival;
        this.fromMicros = fromMicros;
    }

    /** Takes rows, all of each time at once; gives the tiles that are full. */
    public List<SealedTile> add(List<WindowRow> rows) {
        List<SealedTile> full = new ArrayList<>();
        for (WindowRow row : rows) {
            if (row.arrival() > arrival) {
                continue;
            }
            if (isFull() && row.timeMicros() > lastTime()) {
                full.add(close(row.timeMicros()));
            }
            open.add(row);
        }
        return full;
    }

    /** The last tile, if there are rows enough for it. */
    public List<SealedTile> end() {
        return isFull() ? List.of(close(lastTime() + 1)) : List.of();
    }

    /** The last tile, whatever is in it. */
    public SealedTile close(long toMicros) {
        Tile tile = new Tile(form.layout(), 0, fromMicros, toMicros);
        open.forEach(row -> tile.add(row.timeMicros(), row.id(), form.arguments(row)));
        open.clear();
        fromMicros = toMicros;
        return new SealedTile(tile, arrival);
    }

    private boolean isFull() {
        return open.size() >= tileRows;
    }

    private long lastTime() {
        return open.get(open.size() - 1).timeMicros();
    }
}
