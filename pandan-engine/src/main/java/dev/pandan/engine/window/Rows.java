package dev.pandan.engine.window;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set of rows in chunks. A position is one int, {@code chunk << 10 | row}, that is the position of a row or {@link #end()}; any change of the rows may move
 * positions. Not thread-safe.
 */
final class Rows {
    /** The most rows in a chunk; what a position's lower bits can tell. */
    static final int CHUNK_ROWS = 512;

    private static final int EMPTY_BYTES = 40;
    private static final int SHIFT = 10;
    private static final int ROW = (1 << SHIFT) - 1;

    /** Runs of chunks up to this length are gone through one by one. */
    private static final int FEW_CHUNKS = 8;

    private static final int NONE = -1;

    private final LogLayout layout;
    private Chunk[] chunks = new Chunk[1];
    /** Per selection; absent until it is needed, and after chunks were added or taken away. */
    private @Nullable ChunkWinners @Nullable [] winners;

    private int count;
    private int size;

    Rows(LogLayout layout) {
        this.layout = layout;
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

    long time(int position) {
        return chunk(position).time(row(position));
    }

    /** Position that lies a number of rows before another one, or the first. */
    int back(int position, int rows) {
        int chunk = position >>> SHIFT;
        int row = row(position);
        int left = rows;
        while (left > row) {
            if (chunk == 0) {
                return 0;
            }
            left -= row;
            chunk--;
            row = chunks[chunk].size();
        }
        return chunk << SHIFT | (row - left);
    }

    /** Position of the first row that is not less. */
    int find(long time, long hash, byte @Nullable [] id) {
        if (count == 0) {
            return 0;
        }
        int chunk = chunkFor(time, hash, id);
        int row = chunks[chunk].find(time, hash, id);
        return row == chunks[chunk].size() ? (chunk + 1) << SHIFT : chunk << SHIFT | row;
    }

    /** Position of the row of {@code [from, to)} that is chosen, or -1. */
    int select(int selection, int from, int to) {
        if (from >= to) {
            return NONE;
        }
        Selection how = layout.selections().get(selection);
        if (how.key() < 0) {
            return how.pick() == Selection.Pick.FIRST ? from : back(to, 1);
        }
        int first = from >>> SHIFT;
        int last = back(to, 1) >>> SHIFT;
        int end = last(last, to);
        if (first == last) {
            return among(selection, first, row(from), end);
        }
        int chosen = among(selection, first, row(from), chunks[first].size());
        chosen = better(how, chosen, whole(selection, first + 1, last));
        return better(how, chosen, among(selection, last, 0, end));
    }

    /** Position of the best row of a chunk, or -1. */
    int bestOf(int selection, int chunk) {
        return among(selection, chunk, 0, chunks[chunk].size());
    }

    private int among(int selection, int chunk, int begin, int end) {
        int row = chunks[chunk].winners(layout.selections()).among(selection, begin, end);
        return row < 0 ? NONE : chunk << SHIFT | row;
    }

    /** The best row of the chunks {@code [begin, end)}. */
    private int whole(int selection, int begin, int end) {
        if (end - begin > FEW_CHUNKS) {
            return tree(selection).among(begin, end);
        }
        int chosen = NONE;
        for (int i = begin; i < end; i++) {
            chosen = better(layout.selections().get(selection), chosen, bestOf(selection, i));
        }
        return chosen;
    }

    /** Over all chunks but the last, which still grows and is always looked at by itself. */
    private ChunkWinners tree(int selection) {
        if (winners == null) {
            winners = new ChunkWinners[layout.selections().size()];
        }
        ChunkWinners tree = winners[selection];
        if (tree == null) {
            tree = new ChunkWinners(this, layout.selections(), selection, count - 1);
            winners[selection] = tree;
        }
        return tree;
    }

    private int better(Selection how, int a, int b) {
        if (a < 0 || b < 0) {
            return Math.max(a, b);
        }
        return how.prefers(chunk(b), row(b), chunk(a), row(a)) ? b : a;
    }

    /**
     * Adds a row; returns its position, or -1 if it is there already.
     *
     * @param id UTF-8 of the id where ids are kept, else null
     */
    int insert(long time, long hash, byte @Nullable [] id, @Nullable Object[] arguments) {
        int chunkRows = layout.chunkRows();
        if (count == 0) {
            place(0, new Chunk(layout.rows(), 1));
        }
        int chunk = chunkFor(time, hash, id);
        int row = chunks[chunk].find(time, hash, id);
        if (row < chunks[chunk].size() && chunks[chunk].compare(row, time, hash, id) == 0) {
            return NONE;
        }
        if (chunks[chunk].size() == chunkRows) {
            split(chunk, row);
            if (row > chunks[chunk].size() || chunks[chunk].size() == chunkRows) {
                row -= chunks[chunk].size();
                chunk++;
            }
        }
        chunks[chunk].insert(row, time, hash, id, arguments, chunkRows);
        size++;
        if (winners != null && chunk < count - 1) {
            changed(chunk);
        }
        return chunk << SHIFT | row;
    }

    /** Makes room in a full chunk: behind it if the new row follows all others, else by cutting it in halves. */
    private void split(int chunk, int row) {
        int chunkRows = layout.chunkRows();
        boolean append = chunk == count - 1 && row == chunkRows;
        place(chunk + 1, append ? chunks[chunk].next() : chunks[chunk].split(chunkRows / 2));
    }

    private void changed(int chunk) {
        for (ChunkWinners tree : Objects.requireNonNull(winners)) {
            if (tree != null) {
                tree.changed(chunk);
            }
        }
    }

    /** The chunk that a row belongs to: the first whose last row is not less, or the last chunk. */
    private int chunkFor(long time, long hash, byte @Nullable [] id) {
        int low = -1;
        int high = count - 1;
        if (count > 1 && chunks[high - 1].compare(chunks[high - 1].size() - 1, time, hash, id) < 0) {
            return high;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (chunks[middle].compare(chunks[middle].size() - 1, time, hash, id) < 0) {
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
        if (position == 0) {
            return;
        }
        int whole = position >>> SHIFT;
        size -= (int) distance(0, position);
        if (whole > 0) {
            chunks = Arrays.copyOfRange(chunks, whole, Math.max(count, whole + 1));
            count -= whole;
        }
        if (row(position) > 0) {
            chunks[0].dropFirst(row(position));
        }
        winners = null;
    }

    /** Estimated heap bytes. */
    long heapBytes() {
        long bytes = EMPTY_BYTES + 16 + 4L * chunks.length;
        for (int i = 0; i < count; i++) {
            bytes += chunks[i].heapBytes();
        }
        if (winners != null) {
            for (ChunkWinners tree : winners) {
                bytes += tree == null ? 0 : tree.heapBytes();
            }
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
        winners = null;
    }
}
