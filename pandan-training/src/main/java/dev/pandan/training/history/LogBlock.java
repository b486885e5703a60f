package dev.pandan.training.history;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Sorted rows of one stream in one array: what is cached and shuffled instead of rows, of which there are thousands of times more. Not a record: Spark's serializer
 * cannot make records. Immutable.
 *
 * <p>Per row: the differences to the row before in time, arrival and time of arrival (zigzag varints), then id, payload and decision with their lengths (varints; of
 * the decision one more than its length, 0 if there is none).
 */
final class LogBlock implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int stream;
    private final int rows;
    private final long firstMicros;
    private final long lastMicros;
    private final long firstArrival;
    private final byte[] bytes;

    LogBlock(int stream, int rows, long firstMicros, long lastMicros, long firstArrival, byte[] bytes) {
        this.stream = stream;
        this.rows = rows;
        this.firstMicros = firstMicros;
        this.lastMicros = lastMicros;
        this.firstArrival = firstArrival;
        this.bytes = bytes;
    }

    /** Before the first row. */
    LogCursor open() {
        return new LogCursor(stream, rows, bytes);
    }

    /** Its rows, one after the other. */
    Iterator<LogRow> iterator() {
        LogCursor cursor = open();
        return new Iterator<>() {
            private int left = rows;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public LogRow next() {
                if (!cursor.next()) {
                    throw new NoSuchElementException();
                }
                left--;
                return cursor.row();
            }
        };
    }

    int stream() {
        return stream;
    }

    int rows() {
        return rows;
    }

    long firstMicros() {
        return firstMicros;
    }

    /** Time of the last row: the latest one if rows are sorted by time. */
    long lastMicros() {
        return lastMicros;
    }

    long firstArrival() {
        return firstArrival;
    }
}
