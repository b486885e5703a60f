package dev.pandan.engine.window;

/** Receives rows of a window in order of (time, hash). */
@FunctionalInterface
public interface RowVisitor {
    /**
     * @param hash {@link dev.pandan.spec.row.Hash64#ofId} of the row's id
     */
    void row(long timeMicros, long hash);
}
