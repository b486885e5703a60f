package dev.pandan.training.history;

import org.jspecify.annotations.Nullable;

/** Rows of one part. To be closed. Not thread-safe. */
interface RowScan extends AutoCloseable {
    /** The next row, or null after the last one. */
    @Nullable
    LogRow next();

    @Override
    void close();
}
