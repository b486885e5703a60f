package dev.pandan.training.history;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows of many blocks in one order. Of blocks that follow each other only one is open. Not thread-safe. */
final class MergedLog implements Iterator<LogRow> {
    private final LogOrder order;
    private final Iterator<LogBlock> blocks;
    private final PriorityQueue<LogCursor> open;
    /** The next block that is not open yet. */
    private @Nullable LogBlock following;
    /** At the next row, and not in the queue. */
    private @Nullable LogCursor head;

    /**
     * @param blocks each sorted in this order, one after the other by what decides first of their first rows
     */
    MergedLog(LogOrder order, Iterator<LogBlock> blocks) {
        this.order = order;
        this.blocks = blocks;
        this.open = new PriorityQueue<>(order::compare);
        this.following = blocks.hasNext() ? blocks.next() : null;
        this.head = settle(null);
    }

    @Override
    public boolean hasNext() {
        return head != null;
    }

    @Override
    public LogRow next() {
        LogCursor at = head;
        if (at == null) {
            throw new NoSuchElementException();
        }
        LogRow row = at.row();
        head = settle(at.next() ? at : null);
        return row;
    }

    /** The cursor with the first row of all, given the one that was it before. */
    private @Nullable LogCursor settle(@Nullable LogCursor last) {
        LogCursor first = last;
        if (first == null) {
            first = open.poll();
        } else if (!open.isEmpty() && order.compare(open.element(), first) < 0) {
            LogCursor less = open.remove();
            open.add(first);
            first = less;
        }
        for (LogBlock next = following; next != null; next = following) {
            if (first != null && order.first(next) > order.first(first)) {
                break;
            }
            first = opened(next, first);
        }
        return first;
    }

    private LogCursor opened(LogBlock block, @Nullable LogCursor first) {
        following = blocks.hasNext() ? blocks.next() : null;
        LogCursor cursor = block.open();
        cursor.next();
        if (first == null) {
            return cursor;
        }
        boolean less = order.compare(cursor, first) < 0;
        open.add(less ? first : cursor);
        return less ? cursor : first;
    }
}
