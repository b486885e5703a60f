package dev.pandan.engine.window;

import org.jspecify.annotations.Nullable;

/** Receives what one window holds, again and again without allocation. Made by {@link LogLayout#newReading}. Not thread-safe. */
public final class WindowReading {
    private final WindowPlan plan;
    /** Totals of windows too small for a cursor. */
    private final Totals own;

    private Totals read;

    WindowReading(WindowPlan plan) {
        this.plan = plan;
        this.own = new Totals(plan);
        this.read = own;
    }

    /** To the state of a window without rows. */
    public void clear() {
        own.reset();
        read = own;
    }

    Totals own() {
        clear();
        return own;
    }

    void of(Totals totals) {
        read = totals;
    }

    /** Number of rows. */
    public long rows() {
        return read.rows();
    }

    /** See {@link WindowValues#hash()}. */
    public long hash() {
        return read.hash();
    }

    /** Result of an aggregate of the window: {@code Long}, {@code Double} or null. Valid until the log that was read changes or is read again. */
    public @Nullable Object result(int aggregate) {
        return plan.result(aggregate, read);
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
