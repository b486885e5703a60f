package dev.pandan.engine.window;

import dev.pandan.spec.project.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Totals over a window of which both edges move. A move passes the rows between the old edges and the new ones, or starts anew if that is less. Not thread-safe.
 *
 * <p>The upper edge is a time. The lower edge is a time too, but for windows bounded by a number of rows, where it is the first row inside.
 */
final class Cursor {
    private static final int BYTES = 56;

    private final Totals totals;
    private final Frame frame;
    private long from;
    private long to;
    /** The first row inside, if that is the lower edge. */
    private @Nullable Edge first;
    /** Where the edges were at last; insertions may have shifted them, see {@link Rows#seek}. */
    private int lower;

    private int upper;

    /** What identifies a row. */
    @SuppressWarnings("ArrayRecordComponent") // never modified nor compared
    private record Edge(long time, long hash, byte @Nullable [] id) {}

    Cursor(WindowPlan plan, Rows rows, long from, long to, int lower, int upper) {
        this.totals = new Totals(plan.states());
        this.frame = plan.frame();
        settle(rows, from, to, lower, upper);
        rows.addTo(totals, lower, upper);
    }

    Totals totals() {
        return totals;
    }

    /** Position of the first row inside. */
    int lower() {
        return lower;
    }

    /** Position of the first row outside again. */
    int upper() {
        return upper;
    }

    /** Moves the edges; false if fewer than {@code least} rows would be left: then nothing is done. */
    boolean move(Rows rows, long newFrom, long newTo, int least) {
        int oldLower = lowerNow(rows);
        int oldUpper = rows.seek(to, upper);
        int newUpper = rows.seek(newTo, oldUpper);
        int newLower = rows.seek(newFrom, oldLower);
        if (frame.isCounted()) {
            newLower = Math.max(newLower, rows.back(newUpper, frame.lastRows()));
        }
        long passedBelow = rows.distance(oldLower, newLower);
        long passedAbove = rows.distance(oldUpper, newUpper);
        long left = totals.rows() + passedAbove - passedBelow;
        if (left < least) {
            return false;
        }
        if (Math.abs(passedBelow) + Math.abs(passedAbove) > left) {
            totals.reset();
            rows.addTo(totals, newLower, newUpper);
        } else {
            shift(rows, oldUpper, newUpper);
            shift(rows, newLower, oldLower);
        }
        settle(rows, newFrom, newTo, newLower, newUpper);
        return true;
    }

    private int lowerNow(Rows rows) {
        Edge edge = first;
        return edge == null ? rows.seek(from, lower) : rows.find(edge.time(), edge.hash(), edge.id());
    }

    /** Adds what lies between two positions, or takes it out if they descend. */
    private void shift(Rows rows, int start, int end) {
        if (start < end) {
            rows.addTo(totals, start, end);
        } else {
            rows.removeFrom(totals, end, start);
        }
    }

    /** To be called after a row was added. */
    void added(Rows rows, long time, int position) {
        boolean inside = time < to && (first == null ? time >= from : position >= lowerNow(rows));
        if (inside) {
            int row = Rows.row(position);
            totals.add(rows.chunk(position), row, row + 1);
        }
    }

    /** To be called before the rows with a lesser time are dropped. */
    void dropping(Rows rows, long time) {
        int edge = rows.seek(time, lower);
        int below = lowerNow(rows);
        if (below < edge && time < to) {
            rows.removeFrom(totals, below, edge);
            from = time;
            first = null;
        }
    }

    /** Whether a drop of the rows with a lesser time leaves nothing. */
    boolean endsBefore(long time) {
        return to <= time;
    }

    private void settle(Rows rows, long newFrom, long newTo, int newLower, int newUpper) {
        from = newFrom;
        to = newTo;
        lower = newLower;
        upper = newUpper;
        if (frame.isCounted()) {
            first = newLower < newUpper ? edge(rows.chunk(newLower), Rows.row(newLower)) : null;
            from = first == null ? newTo : newFrom;
        }
    }

    private static Edge edge(Chunk chunk, int row) {
        return new Edge(chunk.time(row), chunk.hash(row), chunk.id(row));
    }

    long heapBytes() {
        return BYTES + totals.heapBytes() + (first == null ? 0 : 32);
    }
}
