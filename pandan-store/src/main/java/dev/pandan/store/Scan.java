package dev.pandan.store;

import java.util.Iterator;

/** Rows read in pages; fails with a {@link dev.pandan.spec.error.PandanException}. Not thread-safe. To be closed. */
public interface Scan<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
}
