package dev.pandan.engine.window;

import org.jspecify.annotations.Nullable;

/** Receives what one window holds, again and again without allocation. Made by {@link LogLayout#newReading}. Not thread-safe. */
public final class WindowReading {
    private final WindowPlan plan;
    /** Totals of windows that have no cursor, or that are put together from several parts. */
    private final Totals own;

    private Totals read;
    private @Nullable Rows rows;
    private int lower;
    private int upper;
    private @Nullable Tile tile;

    WindowReading(WindowPlan plan) {
        this.plan = plan;
        this.own = new Totals(plan.states());
        this.read = own;
    }

    /** To the state of a window without rows. */
    public void clear() {
        own.reset();
        read = own;
        rows = null;
        lower = 0;
        upper = 0;
        tile = null;
    }

    /** Reads rows between two positions that have no totals yet. */
    void of(Rows source, int from, int to) {
        clear();
        rows = source;
        lower = from;
        upper = to;
        source.addTo(own, from, to);
    }

    /** Reads rows between two positions, of which the totals are known. */
    void of(Rows source, int from, int to, Totals totals) {
        read = totals;
        rows = source;
        lower = from;
        upper = to;
        tile = null;
    }

    /** Adds what a tile holds. */
    void add(Tile more) {
        if (read != own) {
            own.reset();
            own.merge(read, plan.states().identity());
            read = own;
        }
        own.merge(more.totals(), plan.placesInTable());
        tile = more;
    }

    Totals totals() {
        return read;
    }

    /** Value of an argument in the row that was selected. */
    @Nullable
    Object selected(int selection, int argument) {
        Rows source = rows;
        if (source == null) {
            return null;
        }
        int position = source.select(selection, lower, upper);
        Chunk chunk = position < 0 ? null : source.chunk(position);
        int row = Rows.row(Math.max(position, 0));
        Tile more = tile;
        Chunk other = more == null ? null : more.selected(selection);
        if (more != null && other != null) {
            Selection how = more.layout().selections().get(selection);
            if (chunk == null || how.prefers(other, 0, chunk, row)) {
                return other.value(0, argument);
            }
        }
        return chunk == null ? null : chunk.value(row, argument);
    }

    /** Value of an argument in the n-th latest row. */
    @Nullable
    Object latest(int n, int argument) {
        Rows source = rows;
        if (source == null || source.distance(lower, upper) < n) {
            return null;
        }
        int position = source.back(upper, n);
        return source.chunk(position).value(Rows.row(position), argument);
    }

    /** Number of rows. */
    public long rows() {
        return read.rows();
    }

    /** See {@link WindowValues#hash()}. */
    public long hash() {
        return read.hash();
    }

    /**
     * Result of an aggregate of the window: {@code Long}, {@code Double}, what carries the argument's type, or null. Valid until the log that was read changes or is read
     * again.
     */
    public @Nullable Object result(int aggregate) {
        return plan.result(aggregate, this);
    }

    /** All of it as a value. */
    public WindowValues values() {
        @Nullable Object[] results = new Object[plan.aggregates()];
        for (int i = 0; i < results.length; i++) {
            results[i] = result(i);
        }
        return new WindowValues(rows(), hash(), results);
    }
}
