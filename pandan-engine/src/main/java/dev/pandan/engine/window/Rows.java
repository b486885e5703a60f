package dev.pandan.engine.window;

import dev.pandan.engine.program.ArgumentType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set of rows in chunks. A position is one int, {@code chunk << 10 | row}, that is the position of a row or {@link #end()}; any change of the rows may move
 * positions. Not thread-safe.
 */
final class Rows {
    /** The most rows in a chunk; what a position's lower bits can tell. */
    static final int CHUNK_ROWS = 512;

    private static final int SHIFT = 10;
    private static final int ROW = (1 << SHIFT) - 1;

    private final int chunkRows;
    private Chunk[] chunks = new Chunk[1];
    private int count;
    private int size;

    Rows(int chunkRows) {
        this.chunkRows = chunkRows;
    }

    int size() {
        return size;
    }

    int end() {
        return count << SHIFT;
    }

    Chunk chunk(int position) {
        return chunks[position >>> SHIFT];
    }

    static int row(int position) {
        return position & ROW;
    }

    /** Position of the first row with a time that is not less; {@code hint} is where to begin to look and may be any number. */
    int seek(long time, int hint) {
        int hinted = Math.min(Math.max(hint >> SHIFT, 0), count - 1);
        int chunk = chunkOf(time, hinted);
        if (chunk >= count) {
            return end();
        }
        return chunk << SHIFT | chunks[chunk].seek(time, chunk == hinted ? hint & ROW : 0);
    }

    /** The first chunk whose last row's time is not less, or the number of chunks. */
    private int chunkOf(long time, int hinted) {
        if (count == 0 || chunks[count - 1].lastTime() < time) {
            return count;
        }
        if (chunks[hinted].lastTime() >= time && (hinted == 0 || chunks[hinted - 1].lastTime() < time)) {
            return hinted;
        }
        int low = -1;
        int high = count - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (chunks[middle].lastTime() < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Rows from one position to another; negative if that is an earlier one. */
    long distance(int from, int to) {
        return from <= to ? ascending(from, to) : -ascending(to, from);
    }

    private long ascending(int from, int to) {
        long rows = (long) row(to) - row(from);
        for (int i = from >>> SHIFT; i < to >>> SHIFT; i++) {
            rows += chunks[i].size();
        }
        return rows;
    }

    void addTo(Totals totals, int from, int to) {
        for (int i = from >>> SHIFT; i << SHIFT < to; i++) {
            totals.add(chunks[i], first(i, from), last(i, to));
        }
    }

    void removeFrom(Totals totals, int from, int to) {
        for (int i = from >>> SHIFT; i << SHIFT < to; i++) {
            totals.remove(chunks[i], first(i, from), last(i, to));
        }
    }

    void visit(int from, int to, RowVisitor visitor) {
        for (int i = from >>> SHIFT; i << SHIFT < to; i++) {
            for (int row = first(i, from); row < last(i, to); row++) {
                visitor.row(chunks[i].time(row), chunks[i].hash(row));
            }
        }
    }

    private static int first(int chunk, int from) {
        return chunk == from >>> SHIFT ? row(from) : 0;
    }

    private int last(int chunk, int to) {
        return chunk == to >>> SHIFT ? row(to) : chunks[chunk].size();
    }

    /** Adds a row; returns its position, or -1 if there is a row of this time and hash. */
    int insert(long time, long hash, @Nullable Object[] arguments, List<ArgumentType> types) {
        if (count == 0) {
            place(0, new Chunk(Chunk.stride(types.size()), 1));
        }
        int chunk = chunkFor(time, hash);
        int row = chunks[chunk].find(time, hash);
        if (row < chunks[chunk].size() && chunks[chunk].compare(row, time, hash) == 0) {
            return -1;
        }
        if (chunks[chunk].size() == chunkRows) {
            split(chunk, row);
            if (row > chunks[chunk].size() || chunks[chunk].size() == chunkRows) {
                row -= chunks[chunk].size();
                chunk++;
            }
        }
        chunks[chunk].insert(row, time, hash, arguments, types, chunkRows);
        size++;
        return chunk << SHIFT | row;
    }

    /** Makes room in a full chunk: behind it if the new row follows all others, else by cutting it in halves. */
    private void split(int chunk, int row) {
        boolean append = chunk == count - 1 && row == chunkRows;
        place(chunk + 1, append ? chunks[chunk].split(chunkRows) : chunks[chunk].split(chunkRows / 2));
    }

    /** The chunk that a row belongs to: the first whose last row is not less, or the last chunk. */
    private int chunkFor(long time, long hash) {
        int low = -1;
        int high = count - 1;
        if (count > 1 && chunks[high - 1].compare(chunks[high - 1].size() - 1, time, hash) < 0) {
            return high;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (chunks[middle].compare(chunks[middle].size() - 1, time, hash) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Forgets the rows with a lesser time. */
    void dropBefore(long time) {
        int position = seek(time, 0);
        int whole = position >>> SHIFT;
        size -= (int) distance(0, position);
        if (whole > 0) {
            chunks = Arrays.copyOfRange(chunks, whole, Math.max(count, whole + 1));
            count -= whole;
        }
        if (row(position) > 0) {
            chunks[0].dropFirst(row(position));
        }
    }

    /** Estimated heap bytes. */
    long bytes() {
        long bytes = 32 + 16 + 4L * chunks.length;
        for (int i = 0; i < count; i++) {
            bytes += chunks[i].bytes();
        }
        return bytes;
    }

    private void place(int index, Chunk chunk) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, count + (count >> 1) + 1);
        }
        System.arraycopy(chunks, index, chunks, index + 1, count - index);
        chunks[index] = chunk;
        count++;
    }
}
