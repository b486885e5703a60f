package dev.pandan.engine.window;

import org.jspecify.annotations.Nullable;

/**
 * What windows need to know of the rows of a range of time that are not there one by one any more: their totals, and the rows that were selected among them. Not
 * thread-safe.
 */
final class Tile {
    private static final int BYTES = 48;

    private final long fromMicros;
    private final long toMicros;
    private final Totals totals;
    /** Per selection of the table the one row that was chosen, if any. */
    private final @Nullable Chunk[] selected;

    /**
     * Without rows yet.
     *
     * @param fromMicros inclusive
     * @param toMicros exclusive
     */
    Tile(LogLayout layout, long fromMicros, long toMicros) {
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
        this.totals = new Totals(layout.tableStates());
        this.selected = new Chunk[layout.selections().size()];
    }

    long fromMicros() {
        return fromMicros;
    }

    long toMicros() {
        return toMicros;
    }

    Totals totals() {
        return totals;
    }

    /** The row that was selected, as the only row of a chunk. */
    @Nullable
    Chunk selected(int selection) {
        return selected[selection];
    }

    /** Takes in the rows between two positions. */
    void add(LogLayout layout, Rows rows, int from, int to) {
        rows.addTo(totals, from, to);
        for (int i = 0; i < selected.length; i++) {
            int position = rows.select(i, from, to);
            if (position >= 0) {
                offer(layout.selections().get(i), i, rows.chunk(position), Rows.row(position));
            }
        }
    }

    private void offer(Selection how, int selection, Chunk chunk, int row) {
        Chunk best = selected[selection];
        if (best == null || how.prefers(chunk, row, best, 0)) {
            Chunk copy = new Chunk(chunk.layout(), 1);
            copy.append(chunk, row, 1);
            selected[selection] = copy;
        }
    }

    /** The same up to a later time, with what another tile, which follows it, holds. */
    Tile followedBy(LogLayout layout, Tile next) {
        Tile both = new Tile(layout, fromMicros, next.toMicros);
        int[] places = new int[layout.tableStates().slots().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        both.totals.merge(totals, places);
        both.totals.merge(next.totals, places);
        for (int i = 0; i < selected.length; i++) {
            both.offerAll(layout, i, selected[i]);
            both.offerAll(layout, i, next.selected[i]);
        }
        return both;
    }

    private void offerAll(LogLayout layout, int selection, @Nullable Chunk one) {
        if (one != null) {
            offer(layout.selections().get(selection), selection, one, 0);
        }
    }

    long heapBytes() {
        long bytes = BYTES + totals.heapBytes() + 16 + 4L * selected.length;
        for (Chunk one : selected) {
            bytes += one == null ? 0 : one.heapBytes();
        }
        return bytes;
    }
}
