package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.window.Tile;
import dev.pandan.live.tile.SealedTile;
import dev.pandan.live.tile.TableForm;
import dev.pandan.live.tile.TileCutter;
import dev.pandan.live.tile.TileLimits;
import dev.pandan.live.tile.TileRuns;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes the tiles of one key after the other: reads rows that are durable, a page at a time, and writes what they come to. What a tile says stays true whatever is
 * written later, so it does no harm to stop anywhere. Waits for the store. Not thread-safe.
 */
final class Sealing {
    private static final int PAGE_ROWS = 2_000;
    private static final int MOST_TILES_AT_ONCE = 256;
    /** A tile with so many times the rows it should have is cut anew. */
    private static final int BLOATED = 4;

    private final Store store;
    private final TileLimits limits;
    private final List<TableForm> forms;
    private final BooleanSupplier goesOn;

    /**
     * @param goesOn asked before each step
     */
    Sealing(Store store, ProjectProgram program, WholeTables tables, TileLimits limits, BooleanSupplier goesOn) {
        this.store = store;
        this.limits = limits;
        this.forms = TableForm.of(program, program.newCode(), tables::edition);
        this.goesOn = goesOn;
    }

    /**
     * @param table position of the window table
     * @param endMicros rows before this time are sealed
     * @param arrival rows up to this arrival are sealed; all of them are durable, and what comes later before the end is written as late
     */
    void seal(int table, Key key, long endMicros, long arrival) {
        TableForm form = forms.get(table);
        TileRuns runs = new TileRuns(form, limits.children());
        long from = take(form, key, runs);
        if (runs.leastArrival() < arrival) {
            runs.upTo(arrival, Waiting.get(store.lateRows(form.spec().name(), key, runs.leastArrival())));
        }
        TileCutter cutter = new TileCutter(form, limits.tileRows(), arrival, from);
        new Pages(form.spec().name(), key, from, endMicros).forEach(rows -> write(form, key, runs, cutter.add(rows)));
        if (goesOn.getAsBoolean()) {
            write(form, key, runs, cutter.end());
        }
    }

    /** Reads the tiles that no other one covers, without a gap from the first on; gives where they end. */
    private long take(TableForm form, Key key, TileRuns runs) {
        String table = form.spec().name();
        List<StoredTile> top = Waiting.get(store.tiles().top(table, key, 1));
        long covered = Long.MIN_VALUE;
        for (int level = top.isEmpty() ? -1 : top.get(0).level(); level >= 0; level--) {
            for (StoredTile stored : Waiting.get(store.tiles().ofLevel(table, key, level, covered, Long.MAX_VALUE))) {
                Tile tile = stored.fromMicros() == covered ? form.tile(stored) : null;
                if (tile != null) {
                    runs.put(new SealedTile(tile, stored.arrival()));
                    covered = stored.toMicros();
                }
            }
        }
        return covered;
    }

    private void write(TableForm form, Key key, TileRuns runs, List<SealedTile> lowest) {
        List<StoredTile> made = new ArrayList<>();
        for (SealedTile tile : lowest) {
            made.add(tile.stored(key, form));
            runs.add(tile).forEach(parent -> made.add(parent.stored(key, form)));
        }
        put(made);
    }

    private void put(List<StoredTile> tiles) {
        if (!tiles.isEmpty()) {
            Waiting.get(store.tiles().put(List.copyOf(tiles)));
        }
    }

    /** Takes what came late into all tiles of a key. */
    void takeLate(int table, Key key, long arrival) {
        TableForm form = forms.get(table);
        List<StoredTile> all = Waiting.get(store.tiles().top(form.spec().name(), key, Integer.MAX_VALUE));
        long least = all.stream().mapToLong(StoredTile::arrival).min().orElse(arrival);
        List<WindowRow> late = Waiting.get(store.lateRows(form.spec().name(), key, least));
        List<StoredTile> changed = new ArrayList<>();
        for (StoredTile stored : all) {
            Tile tile = stored.arrival() < arrival ? form.tile(stored) : null;
            if (tile != null) {
                SealedTile next = new SealedTile(tile, stored.arrival()).upTo(arrival, late, form);
                changed.addAll(isBloated(tile) ? cutAnew(form, key, next) : List.of(next.stored(key, form)));
            }
            if (changed.size() >= MOST_TILES_AT_ONCE) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                put(changed);
                changed.clear();
            }
        }
        put(changed);
    }

    private boolean isBloated(Tile tile) {
        return tile.level() == 0 && tile.rows() >= (long) BLOATED * limits.tileRows();
    }

    private List<StoredTile> cutAnew(TableForm form, Key key, SealedTile bloated) {
        Tile tile = bloated.tile();
        TileCutter cutter = new TileCutter(form, limits.tileRows(), bloated.arrival(), tile.fromMicros());
        List<SealedTile> parts = new ArrayList<>();
        boolean whole = new Pages(form.spec().name(), key, tile.fromMicros(), tile.toMicros())
                .forEach(rows -> parts.addAll(cutter.add(rows)));
        if (!whole) {
            return List.of();
        }
        parts.add(cutter.close(tile.toMicros()));
        return parts.stream().map(part -> part.stored(key, form)).toList();
    }

    /** Rows of a range, page by page, all of each time in one page. */
    private final class Pages {
        private final String table;
        private final Key key;
        private long from;
        private final long to;
        private int most = PAGE_ROWS;

        Pages(String table, Key key, long from, long to) {
            this.table = table;
            this.key = key;
            this.from = from;
            this.to = to;
        }

        /** False if it did not go on to the end. */
        boolean forEach(Consumer<List<WindowRow>> action) {
            while (from < to) {
                if (!goesOn.getAsBoolean()) {
                    return false;
                }
                List<WindowRow> page = Waiting.get(store.firstWindowRows(table, key, from, to, most));
                if (page.size() < most) {
                    action.accept(page);
                    return true;
                }
                long last = page.get(page.size() - 1).timeMicros();
                if (last == from || page.get(0).timeMicros() == last) {
                    most = Math.multiplyExact(most, 2);
                    continue;
                }
                action.accept(
                        page.stream().filter(row -> row.timeMicros() < last).toList());
                from = last;
            }
            return true;
        }
    }
}
