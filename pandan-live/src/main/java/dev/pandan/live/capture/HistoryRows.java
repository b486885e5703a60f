package dev.pandan.live.capture;

import dev.pandan.live.LoadRow;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** All rows of a table, part by part; rows without id or time are left out. */
final class HistoryRows implements Iterator<LoadRow>, AutoCloseable {
    private final StreamSpec spec;
    private final ForeignTables tables;
    private final Deque<Split> splits;
    private @Nullable Scan<@Nullable Object[]> scan;
    private @Nullable Object @Nullable [] next;
    private final long untilMicros;
    private long newestMicros = Long.MIN_VALUE;

    /**
     * @param untilMicros rows of this time and later are left out
     */
    HistoryRows(StreamSpec spec, ForeignTables tables, List<Split> splits, long untilMicros) {
        this.spec = spec;
        this.tables = tables;
        this.splits = new ArrayDeque<>(splits);
        this.untilMicros = untilMicros;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (scan != null && scan.hasNext()) {
                take(scan.next());
            } else if (!open()) {
                return false;
            }
        }
        return true;
    }

    private void take(@Nullable Object[] row) {
        if (row[spec.idPosition()] != null && row[spec.timePosition()] instanceof Long time && time < untilMicros) {
            newestMicros = Math.max(newestMicros, time);
            next = row;
        }
    }

    private boolean open() {
        close();
        Split split = splits.poll();
        scan = split == null ? null : tables.scan(split, spec.schema());
        return scan != null;
    }

    @Override
    public LoadRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        LoadRow row = new LoadRow.Values(spec.name(), next);
        next = null;
        return row;
    }

    /** Time of the newest row that was read. */
    long newestMicros() {
        return newestMicros;
    }

    @Override
    public void close() {
        if (scan != null) {
            scan.close();
            scan = null;
        }
    }
}
