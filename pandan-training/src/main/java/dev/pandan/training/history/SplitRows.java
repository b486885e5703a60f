package dev.pandan.training.history;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of several parts, one part open at a time. To be closed, at the latest when the rows are read. Not thread-safe. */
final class SplitRows implements Iterator<LogRow>, AutoCloseable {
    private final Supplier<SplitReader> opening;
    private final Iterator<StreamSplit> parts;
    private final Runnable closing;
    private @Nullable SplitReader reader;
    private @Nullable RowScan part;
    private @Nullable LogRow next;
    private boolean closed;

    /**
     * @param opening asked once, when the first row is wanted
     * @param closing run once
     */
    SplitRows(Iterable<StreamSplit> parts, Supplier<SplitReader> opening, Runnable closing) {
        this.parts = parts.iterator();
        this.opening = opening;
        this.closing = closing;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !closed) {
            if (part == null && !parts.hasNext()) {
                close();
            } else {
                advance();
            }
        }
        return next != null;
    }

    private void advance() {
        RowScan open = part;
        if (open == null) {
            SplitReader from = reader == null ? opening.get() : reader;
            reader = from;
            part = from.open(parts.next());
            return;
        }
        next = open.next();
        if (next == null) {
            open.close();
            part = null;
        }
    }

    @Override
    public LogRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LogRow row = Objects.requireNonNull(next);
        next = null;
        return row;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (part != null) {
                part.close();
            }
            closing.run();
        }
    }
}
