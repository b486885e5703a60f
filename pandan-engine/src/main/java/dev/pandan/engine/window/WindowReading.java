package dev.pandan.engine.window;

import java.util.List;
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
    private List<Tile> tiles = List.of();
    private @Nullable LogLayout layout;

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
        tiles = List.of();
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
        tiles = List.of();
    }

    /** Adds what tiles hold. */
    void add(LogLayout of, List<Tile> more) {
        if (read != own) {
            own.reset();
            own.merge(read, identity());
            read = own;
        }
        for (Tile tile : more) {
            own.merge(tile.totals(), plan.placesInTable());
        }
        tiles = more;
        layout = of;
    }

    private int[] identity() {
        int[] places = new int[plan.states().slots().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return places;
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
        for (Tile tile : tiles) {
            Chunk other = tile.selected(selection);
            if (other != null && (chunk == null || prefers(selection, other, chunk, row))) {
                chunk = other;
                row = 0;
            }
        }
        return chunk == null ? null : chunk.value(row, argument);
    }

    private boolean prefers(int selection, Chunk other, Chunk chunk, int row) {
        return layout != null && layout.selections().get(selection).prefers(other, 0, chunk, row);
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
