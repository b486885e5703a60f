package dev.pandan.engine.window;

import java.util.Arrays;

/**
 * The best row of each whole block of 16 rows of a chunk, per selection: any run of rows is a few blocks and at most 30 rows. Blocks are looked through when they are first
 * needed and again after a row was put into or before them. Not thread-safe.
 */
final class BlockWinners {
    private static final int SHIFT = 4;
    private static final int BLOCK = 1 << SHIFT;
    private static final short NONE = -1;

    private final Chunk chunk;
    private final Selections selections;
    /** Per selection and block. */
    private final short[][] best;
    /** Blocks, from the first, whose best rows are known; per selection. */
    private final int[] known;

    BlockWinners(Chunk chunk, Selections selections) {
        this.chunk = chunk;
        this.selections = selections;
        this.best = new short[selections.size()][0];
        this.known = new int[selections.size()];
    }

    /** Tells that the rows from this one on are others now. */
    void changed(int row) {
        for (int i = 0; i < known.length; i++) {
            known[i] = Math.min(known[i], row >> SHIFT);
        }
    }

    /** The best row of {@code [begin, end)}, or -1. */
    int among(int selection, int begin, int end) {
        Selection how = selections.get(selection);
        int firstBlock = (begin + BLOCK - 1) >> SHIFT;
        int endBlock = end >> SHIFT;
        if (firstBlock >= endBlock) {
            return how.among(chunk, begin, end, NONE);
        }
        learn(selection, endBlock);
        int chosen = how.among(chunk, begin, firstBlock << SHIFT, NONE);
        short[] blocks = best[selection];
        for (int block = firstBlock; block < endBlock; block++) {
            int row = blocks[block];
            if (row >= 0 && (chosen < 0 || how.prefers(chunk, row, chunk, chosen))) {
                chosen = row;
            }
        }
        return how.among(chunk, endBlock << SHIFT, end, chosen);
    }

    private void learn(int selection, int blocks) {
        if (best[selection].length < blocks) {
            best[selection] = Arrays.copyOf(best[selection], Math.max(blocks, 2 * best[selection].length));
        }
        Selection how = selections.get(selection);
        for (int block = known[selection]; block < blocks; block++) {
            best[selection][block] = (short) how.among(chunk, block << SHIFT, (block + 1) << SHIFT, NONE);
        }
        known[selection] = Math.max(known[selection], blocks);
    }

    long heapBytes() {
        long bytes = 64 + 4L * best.length + 4L * known.length;
        for (short[] blocks : best) {
            bytes += 16 + 2L * blocks.length;
        }
        return bytes;
    }
}
