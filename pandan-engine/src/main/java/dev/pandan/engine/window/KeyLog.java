package dev.pandan.engine.window;

import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.row.Hash64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one key, ordered by time, with the state of every window over them.
 *
 * <p>A window of length W holds at time t the rows with {@code t - W <= time < t}. Times may go in either direction and rows may come in any order: results depend
 * on the set of rows alone, bit for bit. Reading a window costs time in proportion to the rows that its edges pass since the last reading, whatever its length;
 * adding a row costs O(log n). Windows of a few rows are computed from the rows and keep no state.
 *
 * <p>Rows are a set by (time, id), and within one time they are told apart by the 64-bit hash of the id, which is kept instead of the id: of k different rows of one
 * key and one microsecond two are taken for one with a probability of about k^2 / 2^65 (10^-14 for a thousand). Digests rest on the same hash. Nothing that is
 * computed depends on the order within one time. A row takes 16 bytes and 8 per argument; a log of one row and one argument about 150.
 *
 * <p>Not thread-safe.
 */
public final class KeyLog {
    private static final int BYTES = 24;
    /** A window gets a cursor when it holds as many rows, and loses it below half of that. */
    private static final int ROWS_FOR_CURSOR = 16;

    private final LogLayout layout;
    private final Rows rows;
    private @Nullable Cursor @Nullable [] cursors;

    /** Logs of one table should share a layout, which this constructor makes anew. */
    public KeyLog(WindowTable table, List<Window> windowsOfTable) {
        this(LogLayout.of(table, windowsOfTable));
    }

    public KeyLog(LogLayout layout) {
        this.layout = layout;
        this.rows = new Rows(layout.chunkRows());
    }

    /**
     * Adds a row; a row with this time and id that is there already changes nothing.
     *
     * @param arguments {@code Long}, {@code Double} or null per argument of the table, canonical; copied
     * @return whether it was added
     */
    public boolean insert(long timeMicros, String id, @Nullable Object[] arguments) {
        return insert(timeMicros, Hash64.ofId(id), arguments);
    }

    /**
     * Adds a row of which the id's hash is known.
     *
     * @param hash {@link Hash64#ofId} of the id
     */
    public boolean insert(long timeMicros, long hash, @Nullable Object[] arguments) {
        int position = rows.insert(timeMicros, hash, arguments, layout.arguments());
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
        long from = from(window, atMicros);
        Cursor cursor = cursors == null ? null : cursors[window];
        if (cursor != null && cursor.move(rows, from, atMicros, ROWS_FOR_CURSOR / 2)) {
            reading.of(cursor.totals());
        } else {
            readRows(window, from, atMicros, reading);
        }
    }

    private void readRows(int window, long from, long to, WindowReading reading) {
        int upper = rows.seek(to, rows.end());
        int lower = rows.seek(from, upper);
        if (rows.distance(lower, upper) >= ROWS_FOR_CURSOR) {
            Cursor cursor = new Cursor(layout.plan(window), rows, from, to, lower, upper);
            keep(window, cursor);
            reading.of(cursor.totals());
        } else {
            keep(window, null);
            rows.addTo(reading.own(), lower, upper);
        }
    }

    private void keep(int window, @Nullable Cursor cursor) {
        if (cursors == null && cursor != null) {
            cursors = new Cursor[layout.windows()];
        }
        if (cursors != null) {
            cursors[window] = cursor;
        }
    }

    /** Shows the rows that a window holds at a time, in order. */
    public void visit(int window, long atMicros, RowVisitor visitor) {
        int upper = rows.seek(atMicros, rows.end());
        rows.visit(rows.seek(from(window, atMicros), upper), upper, visitor);
    }

    private long from(int window, long atMicros) {
        long last = layout.plan(window).lastMicros();
        return atMicros < Long.MIN_VALUE + last ? Long.MIN_VALUE : atMicros - last;
    }

    /** Forgets rows with time < timeMicros. Such a row is taken again if it is added later. */
    public void dropBefore(long timeMicros) {
        if (cursors != null) {
            for (int i = 0; i < cursors.length; i++) {
                cursors[i] = dropped(cursors[i], timeMicros);
            }
        }
        rows.dropBefore(timeMicros);
    }

    private @Nullable Cursor dropped(@Nullable Cursor cursor, long timeMicros) {
        if (cursor == null || cursor.endsBefore(timeMicros)) {
            return null;
        }
        cursor.dropping(rows, timeMicros);
        return cursor;
    }

    /** Number of rows. */
    public int rows() {
        return rows.size();
    }

    /** Estimated heap bytes, without the layout; costs O(rows / 512). */
    public long bytes() {
        long bytes = BYTES + rows.bytes();
        if (cursors != null) {
            bytes += 16 + 4L * cursors.length;
            for (Cursor cursor : cursors) {
                bytes += cursor == null ? 0 : cursor.bytes();
            }
        }
        return bytes;
    }
}
