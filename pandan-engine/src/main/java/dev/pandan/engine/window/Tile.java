package dev.pandan.engine.window;

import dev.pandan.spec.row.Hash64;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What windows need to know of the rows of a range of time that are not there one by one: their totals, and the rows that were selected among them. Adding a row twice
 * counts it twice. Not thread-safe.
 */
public final class Tile {
    /** Level of a tile that was made of rows that a log forgot. */
    public static final int FORGOTTEN = -1;

    private static final int BYTES = 56;

    private final LogLayout layout;
    private final int level;
    private final long fromMicros;
    private final long toMicros;
    private final Totals totals;
    /** Per selection of the table the one row that was chosen, if any. */
    private final @Nullable Chunk[] selected;

    /**
     * Without rows yet.
     *
     * @param level 0: made of rows; each higher one is made of tiles of the level below; {@link #FORGOTTEN}
     * @param fromMicros inclusive
     * @param toMicros exclusive
     */
    public Tile(LogLayout layout, int level, long fromMicros, long toMicros) {
        this.layout = layout;
        this.level = level;
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
        this.totals = new Totals(layout.tableStates());
        this.selected = new Chunk[layout.selections().size()];
    }

    public int level() {
        return level;
    }

    public long fromMicros() {
        return fromMicros;
    }

    public long toMicros() {
        return toMicros;
    }

    /** Number of rows in it. */
    public long rows() {
        return totals.rows();
    }

    public boolean covers(long timeMicros) {
        return fromMicros <= timeMicros && timeMicros < toMicros;
    }

    LogLayout layout() {
        return layout;
    }

    Totals totals() {
        return totals;
    }

    /** The row that was selected, as the only row of a chunk. */
    @Nullable
    Chunk selected(int selection) {
        return selected[selection];
    }

    /**
     * Takes in a row.
     *
     * @param arguments as {@link KeyLog#insert}
     */
    public void add(long timeMicros, String id, @Nullable Object[] arguments) {
        byte[] kept = layout.rows().ordered() ? id.getBytes(StandardCharsets.UTF_8) : null;
        add(timeMicros, Hash64.ofId(id), kept, arguments);
    }

    void add(long timeMicros, long hash, byte @Nullable [] id, @Nullable Object[] arguments) {
        Chunk row = new Chunk(layout.rows(), 1);
        row.insert(0, timeMicros, hash, id, arguments, 1);
        totals.add(row, 0, 1);
        for (int i = 0; i < selected.length; i++) {
            if (layout.selections().get(i).counts(row, 0)) {
                offer(i, row, 0);
            }
        }
    }

    /** Takes in the rows between two positions. */
    void add(Rows rows, int from, int to) {
        rows.addTo(totals, from, to);
        for (int i = 0; i < selected.length; i++) {
            int position = rows.select(i, from, to);
            if (position >= 0) {
                offer(i, rows.chunk(position), Rows.row(position));
            }
        }
    }

    /** Takes in what another tile of the same layout holds, which stays as it is. */
    public void add(Tile other) {
        totals.merge(other.totals, layout.tableStates().identity());
        for (int i = 0; i < selected.length; i++) {
            Chunk one = other.selected[i];
            if (one != null) {
                offer(i, one, 0);
            }
        }
    }

    private void offer(int selection, Chunk chunk, int row) {
        Chunk best = selected[selection];
        if (best == null || layout.selections().get(selection).prefers(chunk, row, best, 0)) {
            Chunk copy = new Chunk(chunk.layout(), 1);
            copy.append(chunk, row, 1);
            selected[selection] = copy;
        }
    }

    /** Takes in the row that was selected in another one. */
    void select(int selection, Chunk row) {
        selected[selection] = row;
    }

    long heapBytes() {
        long bytes = BYTES + totals.heapBytes() + 16 + 4L * selected.length;
        for (Chunk one : selected) {
            bytes += one == null ? 0 : one.heapBytes();
        }
        return bytes;
    }
}
