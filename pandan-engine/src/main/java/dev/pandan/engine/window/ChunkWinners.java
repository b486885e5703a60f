package dev.pandan.engine.window;

import java.util.Arrays;

/**
 * A tournament over the chunks of a key's rows for one selection: the best row of any run of whole chunks in O(log n). Built when it is first needed after the chunks
 * changed. Not thread-safe.
 */
final class ChunkWinners {
    private static final int NONE = -1;

    private final Rows rows;
    private final Selection how;
    private final int selection;
    /** A binary tree in an array: the leaves from {@code leaves} on, the parent of i is i / 2; each the position of a row. */
    private final int[] best;

    private final int leaves;

    /** Over the first {@code chunks} chunks. */
    ChunkWinners(Rows rows, Selections selections, int selection, int chunks) {
        this.rows = rows;
        this.how = selections.get(selection);
        this.selection = selection;
        this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, chunks - 1)) << 1);
        this.best = new int[2 * leaves];
        Arrays.fill(best, NONE);
        for (int i = 0; i < chunks; i++) {
            best[leaves + i] = rows.bestOf(selection, i);
        }
        for (int i = leaves - 1; i > 0; i--) {
            best[i] = better(best[2 * i], best[2 * i + 1]);
        }
    }

    /** Tells that a chunk has other rows now. */
    void changed(int chunk) {
        int node = leaves + chunk;
        best[node] = rows.bestOf(selection, chunk);
        for (node >>= 1; node > 0; node >>= 1) {
            best[node] = better(best[2 * node], best[2 * node + 1]);
        }
    }

    /** Position of the best row of the chunks {@code [begin, end)}, or -1. */
    int among(int begin, int end) {
        int chosen = NONE;
        int low = begin + leaves;
        int high = end + leaves;
        while (low < high) {
            if ((low & 1) != 0) {
                chosen = better(chosen, best[low++]);
            }
            if ((high & 1) != 0) {
                chosen = better(chosen, best[--high]);
            }
            low >>= 1;
            high >>= 1;
        }
        return chosen;
    }

    private int better(int a, int b) {
        if (a < 0 || b < 0) {
            return Math.max(a, b);
        }
        return how.prefers(rows.chunk(b), Rows.row(b), rows.chunk(a), Rows.row(a)) ? b : a;
    }

    long heapBytes() {
        return 48 + 4L * best.length;
    }
}
