package dev.pandan.live.cache;

import dev.pandan.engine.window.Lack;
import dev.pandan.engine.window.Tile;
import dev.pandan.live.tile.TileLimits;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.List;

/**
 * One read of a range of a key: the last rows, and if they are not all, tiles from the top down for what lies before; rows where no tile fits; and what came late.
 * What was admitted meanwhile, or is not durable yet, is laid over it in the end.
 */
final class KeyLoad {
    private static final int TIES = 16;

    private final KeyEntry entry;
    private final WindowReader reader;
    private final TileLimits limits;
    private final long[] times;
    private final LoadedRange range;
    private final Runnable whenRead;
    /** One for the start itself. */
    private int reading = 1;

    private int readingTiles;

    /**
     * @param range what is lacking
     * @param whenRead called once, when everything was read
     */
    KeyLoad(KeyEntry entry, WindowReader reader, TileLimits limits, LoadedRange range, Runnable whenRead) {
        this.entry = entry;
        this.reader = reader;
        this.limits = limits;
        this.times = entry.wantedTimes();
        this.range = range;
        this.whenRead = whenRead;
    }

    LoadedRange range() {
        return range;
    }

    void start(Lack lack) {
        if (lack instanceof Lack.Parts parts && parts.tile().level() > 0) {
            Tile tile = parts.tile();
            level(tile.level() - 1, tile.fromMicros(), tile.toMicros());
        } else if (lack instanceof Lack.Parts parts && parts.tile().level() == 0) {
            rows(range.fromMicros(), range.toMicros());
        } else if (lack instanceof Lack.Latest latest) {
            lastRows(latest.rows(), true);
        } else {
            lastRows(entry.form.layout().latestNeeded(), false);
        }
        arrived();
    }

    /**
     * @param needed rows that are needed one by one
     * @param enough whether nothing before them is needed
     */
    private void lastRows(int needed, boolean enough) {
        int most = Math.max(enough ? 0 : limits.firstRows(), (int) Math.min(Integer.MAX_VALUE, (long) needed + TIES));
        reading++;
        reader.lastRows(entry.key, range.fromMicros(), range.toMicros(), most, rows -> {
            if (rows.size() < most) {
                range.add(rows);
            } else {
                some(rows, needed, enough);
            }
            arrived();
        });
    }

    /** The first of them may not be the first of its time. */
    private void some(List<WindowRow> rows, int needed, boolean enough) {
        long first = rows.get(0).timeMicros();
        List<WindowRow> whole =
                rows.stream().filter(row -> row.timeMicros() > first).toList();
        range.add(whole);
        long before = first + 1;
        if (whole.size() < needed) {
            rows(first, first + 1);
            before = first;
        }
        if (enough) {
            range.startAt(before);
        } else if (entry.form.layout().readsTiles()) {
            top(before);
        } else {
            rows(range.fromMicros(), before);
        }
    }

    private void top(long toMicros) {
        int most = 2 * limits.children() + 1;
        readTiles();
        reader.topTiles(entry.key, most, found -> {
            int level = found.isEmpty() ? -1 : found.get(0).level();
            List<StoredTile> highest =
                    found.stream().filter(tile -> tile.level() == level).toList();
            if (found.isEmpty()) {
                rows(range.fromMicros(), toMicros);
            } else if (highest.size() == most) {
                level(level, range.fromMicros(), toMicros);
            } else {
                take(highest, level, range.fromMicros(), toMicros);
            }
            tilesArrived();
        });
    }

    private void level(int level, long fromMicros, long toMicros) {
        readTiles();
        reader.tiles(entry.key, level, fromMicros, toMicros, found -> {
            take(found, level, fromMicros, toMicros);
            tilesArrived();
        });
    }

    /** Takes the tiles that fit into a range; what lies between them is looked for on the next lower level. */
    private void take(List<StoredTile> found, int level, long fromMicros, long toMicros) {
        long from = fromMicros;
        for (StoredTile stored : found) {
            if (stored.fromMicros() >= from && stored.toMicros() <= toMicros && isWanted(stored)) {
                Tile tile = entry.form.tile(stored);
                if (tile != null) {
                    below(level, from, stored.fromMicros());
                    range.add(tile, stored.arrival());
                    from = stored.toMicros();
                }
            }
        }
        below(level, from, toMicros);
    }

    private boolean isWanted(StoredTile stored) {
        for (long time : times) {
            if (!entry.form.layout().accepts(stored.fromMicros(), stored.toMicros(), time)) {
                return false;
            }
        }
        return true;
    }

    private void below(int level, long fromMicros, long toMicros) {
        if (fromMicros >= toMicros) {
            return;
        }
        if (level == 0) {
            rows(fromMicros, toMicros);
        } else {
            level(level - 1, fromMicros, toMicros);
        }
    }

    private void rows(long fromMicros, long toMicros) {
        reading++;
        reader.rows(entry.key, fromMicros, toMicros, rows -> {
            range.add(rows);
            arrived();
        });
    }

    private void readTiles() {
        reading++;
        readingTiles++;
    }

    private void tilesArrived() {
        readingTiles--;
        if (readingTiles == 0 && range.hasTiles()) {
            reading++;
            reader.lateRows(entry.key, range.leastArrival(), late -> {
                range.addLate(late);
                arrived();
            });
        }
        arrived();
    }

    private void arrived() {
        reading--;
        if (reading == 0) {
            whenRead.run();
        }
    }
}
