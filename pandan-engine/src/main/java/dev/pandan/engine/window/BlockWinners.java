package dev.pandan.engine.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    /** Per selection and block the best row of this block and all before it. */
    private final short[][] upTo;
    /** Per selection and block the best row of this block and all after it; made for chunks that are read from the middle to their end. */
    private final short[] @Nullable [] from;
    /** Blocks, from the first, whose best rows are known; per selection. */
    private final int[] known;

    BlockWinners(Chunk chunk, Selections selections) {
        this.chunk = chunk;
        this.selections = selections;
        this.best = new short[selections.size()][0];
        this.upTo = new short[selections.size()][0];
        this.from = new short[selections.size()][];
        this.known = new int[selections.size()];
    }

    /** Tells that the rows from this one on are others now. */
    void changed(int row) {
        for (int i = 0; i < known.length; i++) {
            known[i] = Math.min(known[i], row >> SHIFT);
            from[i] = null;
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
        chosen = better(how, chosen, blocks(selection, firstBlock, endBlock));
        return how.among(chunk, endBlock << SHIFT, end, chosen);
    }

    /** The best row of whole blocks. */
    private int blocks(int selection, int begin, int end) {
        if (begin == 0) {
            return upTo[selection][end - 1];
        } else if (end == chunk.size() >> SHIFT) {
            return fromOn(selection, end)[begin];
        }
        int chosen = NONE;
        for (int block = begin; block < end; block++) {
            chosen = better(selections.get(selection), chosen, best[selection][block]);
        }
        return chosen;
    }

    private short[] fromOn(int selection, int blocks) {
        short[] made = from[selection];
        if (made == null || made.length != blocks) {
            made = new short[blocks];
            int chosen = NONE;
            for (int block = blocks - 1; block >= 0; block--) {
                chosen = better(selections.get(selection), chosen, best[selection][block]);
                made[block] = (short) chosen;
            }
            from[selection] = made;
        }
        return made;
    }

    private int better(Selection how, int a, int b) {
        if (a < 0 || b < 0) {
            return Math.max(a, b);
        }
        return how.prefers(chunk, b, chunk, a) ? b : a;
    }

    private void learn(int selection, int blocks) {
        if (best[selection].length < blocks) {
            int length = Math.max(blocks, 2 * best[selection].length);
            best[selection] = Arrays.copyOf(best[selection], length);
            upTo[selection] = Arrays.copyOf(upTo[selection], length);
        }
        Selection how = selections.get(selection);
        for (int block = known[selection]; block < blocks; block++) {
            int row = how.among(chunk, block << SHIFT, (block + 1) << SHIFT, NONE);
            best[selection][block] = (short) row;
            upTo[selection][block] = (short) (block == 0 ? row : better(how, upTo[selection][block - 1], row));
        }
        known[selection] = Math.max(known[selection], blocks);
    }

    long heapBytes() {
        long bytes = 96 + 12L * best.length + 4L * known.length;
        for (int i = 0; i < best.length; i++) {
            short[] suffixes = from[i];
            bytes += 32 + 4L * best[i].length + (suffixes == null ? 0 : 16 + 2L * suffixes.length);
        }
        return bytes;
    }
}
