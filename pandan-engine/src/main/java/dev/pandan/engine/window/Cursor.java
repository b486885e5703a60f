package dev.pandan.engine.window;

/**
 * Totals over the rows with {@code from <= time < to}, of which both edges move. A move passes the rows between the old edges and the new ones, or starts anew if
 * that is less. Not thread-safe.
 */
final class Cursor {
    private static final int BYTES = 48;

    private final Totals totals;
    private long from;
    private long to;
    /** Where the edges were at last; insertions may have shifted them, see {@link Rows#seek}. */
    private int lower;

    private int upper;

    Cursor(WindowPlan plan, Rows rows, long from, long to, int lower, int upper) {
        this.totals = new Totals(plan);
        settle(from, to, lower, upper);
        rows.addTo(totals, lower, upper);
    }

    Totals totals() {
        return totals;
    }

    /** Moves the edges; false if fewer than {@code least} rows would be left: then nothing is done. */
    boolean move(Rows rows, long newFrom, long newTo, int least) {
        int oldLower = rows.seek(from, lower);
        int oldUpper = rows.seek(to, upper);
        int newLower = rows.seek(newFrom, oldLower);
        int newUpper = rows.seek(newTo, oldUpper);
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
        settle(newFrom, newTo, newLower, newUpper);
        return true;
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
        if (from <= time && time < to) {
            int row = Rows.row(position);
            totals.add(rows.chunk(position), row, row + 1);
        }
    }

    /** To be called before the rows with a lesser time are dropped. */
    void dropping(Rows rows, long time) {
        if (time > from && time < to) {
            rows.removeFrom(totals, rows.seek(from, lower), rows.seek(time, lower));
            from = time;
        }
    }

    /** Whether a drop of the rows with a lesser time leaves nothing. */
    boolean endsBefore(long time) {
        return to <= time;
    }

    private void settle(long newFrom, long newTo, int newLower, int newUpper) {
        from = newFrom;
        to = newTo;
        lower = newLower;
        upper = newUpper;
    }

    long bytes() {
        return BYTES + totals.bytes();
    }
}
