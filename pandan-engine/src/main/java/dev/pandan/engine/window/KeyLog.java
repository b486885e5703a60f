package dev.pandan.engine.window;

import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.Hash64;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one key, ordered by time, with the state of every window over them.
 *
 * <p>Times may go in either direction and rows may come in any order: results depend on the set of rows alone, bit for bit. Reading a window costs time in proportion to the
 * rows that its edges pass since the last reading, whatever its length; adding a row costs O(log n). Windows of a few rows are computed from the rows and keep no
 * state.
 *
 * <p>Rows are a set by (time, id). A table that is not {@linkplain WindowTable#ordered ordered} tells the rows of one time apart by the 64-bit hash of the id, which is kept instead of
 * the id: of k different rows of one key and one microsecond two are taken for one with a probability of about k^2 / 2^65 (10^-14 for a thousand). Digests rest on the
 * same hash. A row takes 16 bytes and 8 per number; a log of one row and one argument about 200.
 *
 * <p>Not thread-safe.
 */
public final class KeyLog {
    private static final int EMPTY_BYTES = 32;
    /** A window gets a cursor when it holds as many rows, and loses it below half of that. */
    private static final int ROWS_FOR_CURSOR = 16;

    private final LogLayout layout;
    private final Rows rows;
    private @Nullable Cursor @Nullable [] cursors;
    /** What is known of rows that are not there one by one any more. */
    private @Nullable Tiles tiles;

    /** Logs of one table should share a layout, which this constructor makes anew. */
    public KeyLog(WindowTable table, List<Window> windowsOfTable) {
        this(LogLayout.of(table, windowsOfTable));
    }

    public KeyLog(LogLayout layout) {
        this.layout = layout;
        this.rows = new Rows(layout);
    }

    /**
     * Adds a row; a row with this time and id that is there already changes nothing. A row whose time a tile covers goes into the tile and must not be in it yet.
     *
     * @param arguments null or what carries the type per argument of the table, canonical; copied
     * @return whether it was added
     */
    public boolean insert(long timeMicros, String id, @Nullable Object[] arguments) {
        return insert(timeMicros, id, Hash64.ofId(id), arguments);
    }

    /**
     * Adds a row of which the id's hash is known.
     *
     * @param hash {@link Hash64#ofId} of the id
     */
    public boolean insert(long timeMicros, String id, long hash, @Nullable Object[] arguments) {
        byte[] kept = layout.rows().ordered() ? id.getBytes(StandardCharsets.UTF_8) : null;
        Tile tile = tiles == null ? null : tiles.covering(timeMicros);
        if (tiles != null && tile != null) {
            tile.add(timeMicros, hash, kept, arguments);
            tiles.changed();
            return true;
        }
        int position = rows.insert(timeMicros, hash, kept, arguments);
        if (position < 0) {
            return false;
        }
        if (cursors != null) {
            for (Cursor cursor : cursors) {
                if (cursor != null) {
                    cursor.added(rows, timeMicros, position);
                }
            }
        }
        return true;
    }

    /** What window number {@code window} (position within windowsOfTable) holds at a time. Times may go in either direction. */
    public WindowValues values(int window, long atMicros) {
        WindowReading reading = layout.newReading(window);
        read(window, atMicros, reading);
        return reading.values();
    }

    /**
     * As {@link #values}, without allocation.
     *
     * @param reading made for this window by the layout of this log or one of the same table
     */
    public void read(int window, long atMicros, WindowReading reading) {
        Frame frame = layout.plan(window).frame();
        long from = frame.fromMicros(atMicros);
        long to = frame.toMicros(atMicros);
        Cursor cursor = cursors == null ? null : cursors[window];
        if (cursor != null && cursor.move(rows, from, to, ROWS_FOR_CURSOR / 2)) {
            reading.of(rows, cursor.lower(), cursor.upper(), cursor.totals());
        } else {
            readRows(window, from, to, reading);
        }
        if (tiles != null && layout.plan(window).readsTiles()) {
            tiles.addTo(reading, window, from, to);
        }
    }

    private void readRows(int window, long from, long to, WindowReading reading) {
        int upper = rows.seek(to, rows.end());
        int lower = lower(layout.plan(window).frame(), from, upper);
        if (rows.distance(lower, upper) >= ROWS_FOR_CURSOR) {
            Cursor cursor = new Cursor(layout.plan(window), rows, from, to, lower, upper);
            keep(window, cursor);
            reading.of(rows, lower, upper, cursor.totals());
        } else {
            keep(window, null);
            reading.of(rows, lower, upper);
        }
    }

    private int lower(Frame frame, long from, int upper) {
        int byTime = from == Long.MIN_VALUE ? 0 : rows.seek(from, upper);
        return frame.isCounted() ? Math.max(byTime, rows.back(upper, frame.lastRows())) : byTime;
    }

    private void keep(int window, @Nullable Cursor cursor) {
        if (cursors == null && cursor != null) {
            cursors = new Cursor[layout.windows()];
        }
        if (cursors != null) {
            cursors[window] = cursor;
        }
    }

    /** Shows the rows that a window holds at a time, in order; not those that were forgotten. */
    public void visit(int window, long atMicros, RowVisitor visitor) {
        Frame frame = layout.plan(window).frame();
        int upper = rows.seek(frame.toMicros(atMicros), rows.end());
        rows.visit(lower(frame, frame.fromMicros(atMicros), upper), upper, visitor);
    }

    /** Drops rows with time < timeMicros, as if they had never been added. Such a row is taken again if it is added later. */
    public void dropBefore(long timeMicros) {
        if (cursors != null) {
            for (int i = 0; i < cursors.length; i++) {
                cursors[i] = dropped(cursors[i], timeMicros);
            }
        }
        rows.dropBefore(timeMicros);
        if (tiles != null && !layout.isUnbounded()) {
            replace(Long.MIN_VALUE, timeMicros, List.of());
        }
    }

    private @Nullable Cursor dropped(@Nullable Cursor cursor, long timeMicros) {
        if (cursor == null || cursor.endsBefore(timeMicros)) {
            return null;
        }
        cursor.dropping(rows, timeMicros);
        return cursor;
    }

    /**
     * Forgets the rows that no reading at or after a time can tell from others any more. What unbounded windows still have to know of them is kept in a tile; a row that was
     * forgotten must not be added again.
     *
     * @return the earliest time of which all rows are still there; {@code Long.MIN_VALUE} if nothing was forgotten
     */
    public long forget(long readFromMicros) {
        long cut = layout.plans()
                .mapToLong(plan -> neededFrom(plan, readFromMicros))
                .min()
                .orElse(readFromMicros);
        if (cut == Long.MIN_VALUE) {
            return cut;
        }
        Tile across = tiles == null ? null : tiles.covering(cut);
        long end = across == null ? cut : across.fromMicros();
        if (layout.isUnbounded()) {
            fold(end);
        }
        dropBefore(end);
        return end;
    }

    private void fold(long end) {
        int position = rows.seek(end, 0);
        Tile before = tiles == null ? null : tiles.before(end);
        if (position == 0 && (before == null || before.level() == Tile.FORGOTTEN)) {
            return;
        }
        if (tiles == null) {
            tiles = new Tiles(layout);
        }
        Tile forgotten = tiles.takeUntil(end);
        forgotten.add(rows, 0, position);
        tiles.replace(Long.MIN_VALUE, end, List.of(forgotten));
    }

    /**
     * Puts tiles in the place of those that lie in a range; there must be no rows in it.
     *
     * @param parts in the order of time, none over another
     */
    public void replace(long fromMicros, long toMicros, List<Tile> parts) {
        if (tiles == null) {
            tiles = new Tiles(layout);
        }
        tiles.replace(fromMicros, toMicros, parts);
        if (tiles.isEmpty()) {
            tiles = null;
        }
    }

    /**
     * What has to be known besides to read all windows at a time; null: nothing.
     *
     * @param completeFrom from when on each row is there, or in a tile
     */
    public @Nullable Lack lack(long atMicros, long completeFrom) {
        return new Coverage(layout, rows, tiles, completeFrom).lack(atMicros);
    }

    /** The earliest time of a row that a window needs one by one when it is read at a time or later. */
    private long neededFrom(WindowPlan plan, long readFromMicros) {
        Frame frame = plan.frame();
        if (frame.isTimed()) {
            return frame.fromMicros(readFromMicros);
        } else if (!frame.isCounted() && !plan.readsTiles()) {
            return Long.MIN_VALUE;
        }
        long to = frame.toMicros(readFromMicros);
        int latest = frame.isCounted() ? frame.lastRows() : plan.latestRows();
        int upper = rows.seek(to, rows.end());
        int position = rows.back(upper, latest);
        if (latest == 0) {
            return to;
        }
        return rows.distance(position, upper) < latest ? Long.MIN_VALUE : rows.time(position);
    }

    /** Number of rows that are there one by one. */
    public int rows() {
        return rows.size();
    }

    /** Whether it holds nothing at all. */
    public boolean isEmpty() {
        return rows.size() == 0 && tiles == null;
    }

    /** Estimated heap bytes, without the layout; costs O(rows / 512), with byte strings O(rows). */
    public long bytes() {
        long bytes = EMPTY_BYTES + rows.heapBytes() + (tiles == null ? 0 : tiles.heapBytes());
        if (cursors != null) {
            bytes += 16 + 4L * cursors.length;
            for (Cursor cursor : cursors) {
                bytes += cursor == null ? 0 : cursor.heapBytes();
            }
        }
        return bytes;
    }
}
