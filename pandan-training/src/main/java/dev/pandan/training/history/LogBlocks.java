package dev.pandan.training.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Puts rows into blocks: sorted runs of each stream, cut into blocks that are small enough for many of them to be open at once. Memory holds one run per stream. Not
 * thread-safe.
 */
final class LogBlocks implements Iterator<LogBlock> {
    private final Iterator<LogRow> rows;
    private final List<LogRun> runs = new ArrayList<>();
    private final Queue<LogBlock> made = new ArrayDeque<>();

    LogBlocks(LogOrder order, int streams, Iterator<LogRow> rows) {
        this.rows = rows;
        for (int i = 0; i < streams; i++) {
            runs.add(new LogRun(order, i));
        }
    }

    @Override
    public boolean hasNext() {
        while (made.isEmpty() && rows.hasNext()) {
            LogRow row = rows.next();
            LogRun run = runs.get(row.stream());
            run.add(row);
            if (run.isFull()) {
                run.cut(made::add);
            }
            if (!rows.hasNext()) {
                runs.forEach(rest -> rest.cut(made::add));
            }
        }
        return !made.isEmpty();
    }

    @Override
    public LogBlock next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return made.remove();
    }
}
