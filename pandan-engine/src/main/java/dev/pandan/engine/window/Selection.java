package dev.pandan.engine.window;

import java.util.Arrays;

/**
 * A way of choosing one row of a window: what aggregates without an inverse rest on. Choosing is associative and depends on the set of rows alone.
 *
 * @param key position of the argument that rows are compared by, or that says which rows count; -1: none
 */
record Selection(Pick pick, int key) {
    private static final int NONE = -1;

    /** Which row is chosen. */
    enum Pick {
        /** With the least key; of several the earliest. */
        LEAST,
        /** With the greatest key; of several the earliest. */
        GREATEST,
        /** The earliest row whose key, a boolean, is true. */
        FIRST,
        /** The latest row whose key, a boolean, is true. */
        LAST
    }

    /** Whether a row may be chosen at all. */
    boolean counts(Chunk chunk, int row) {
        if (key == NONE) {
            return true;
        } else if (chunk.isNull(row, key)) {
            return false;
        }
        return pick == Pick.LEAST
                || pick == Pick.GREATEST
                || chunk.cell(row, chunk.layout().place(key)) == 1;
    }

    /** Whether a row is to be chosen rather than another one that was so far; both count. */
    boolean prefers(Chunk chunk, int row, Chunk best, int bestRow) {
        return switch (pick) {
            case FIRST -> Chunk.compare(chunk, row, best, bestRow) < 0;
            case LAST -> Chunk.compare(chunk, row, best, bestRow) > 0;
            case LEAST -> prefers(compareKeys(best, bestRow, chunk, row), chunk, row, best, bestRow);
            case GREATEST -> prefers(compareKeys(chunk, row, best, bestRow), chunk, row, best, bestRow);
        };
    }

    private static boolean prefers(int better, Chunk chunk, int row, Chunk best, int bestRow) {
        return better > 0 || (better == 0 && Chunk.compare(chunk, row, best, bestRow) < 0);
    }

    private int compareKeys(Chunk a, int rowOfA, Chunk b, int rowOfB) {
        int place = a.layout().place(key);
        return switch (a.layout().type(key)) {
            case LONG -> Long.compare(a.cell(rowOfA, place), b.cell(rowOfB, place));
            case DOUBLE ->
                Double.compare(
                        Double.longBitsToDouble(a.cell(rowOfA, place)), Double.longBitsToDouble(b.cell(rowOfB, place)));
            case DECIMAL ->
                Int128.compare(
                        a.cell(rowOfA, place),
                        a.cell(rowOfA, place + 1),
                        b.cell(rowOfB, place),
                        b.cell(rowOfB, place + 1));
            case BYTES -> Arrays.compareUnsigned(a.bytes(rowOfA, key), b.bytes(rowOfB, key));
        };
    }

    /** The row of {@code [begin, end)} that is chosen over {@code best} (a row of the chunk, or -1), or {@code best}. */
    int among(Chunk chunk, int begin, int end, int best) {
        int chosen = best;
        for (int row = begin; row < end; row++) {
            if (counts(chunk, row) && (chosen < 0 || prefers(chunk, row, chunk, chosen))) {
                chosen = row;
            }
        }
        return chosen;
    }
}
