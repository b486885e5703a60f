package dev.pandan.model.trees;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What trees add up to, of rows alone or of many, with the same bits: through packed trees, or through the forest as it is if it cannot be packed. Immutable. */
final class Sums {
    private static final int BLOCK = 64;

    private final Forest forest;
    private final Preparation preparation;
    private final Levels levels;
    private final Optional<Walk> walk;

    Sums(Forest forest, Preparation preparation) {
        this.forest = forest;
        this.preparation = preparation;
        this.levels = new Levels(forest, preparation);
        this.walk = Packed.of(forest, levels).map(Walk::new);
    }

    /** One per output. */
    double[] of(@Nullable Object[] features) {
        return walk.isEmpty()
                ? forest.sums(preparation.of(features))
                : forest.sums(walk.get().allTrees(levels.of(features)), 0, 1);
    }

    interface Taker {
        void take(int row, double[] sums);
    }

    /** Of each row in turn. */
    void of(List<@Nullable Object[]> rows, Taker taker) {
        int packed = walk.map(way -> inBlocks(way, rows, taker)).orElse(0);
        for (int i = packed; i < rows.size(); i++) {
            taker.take(i, of(rows.get(i)));
        }
    }

    /** All eights of rows, in blocks whose levels and leaves stay in the processor's caches; how many rows that are. */
    private int inBlocks(Walk way, List<@Nullable Object[]> rows, Taker taker) {
        int whole = rows.size() / Walk.LANES * Walk.LANES;
        int size = Math.min(BLOCK, whole);
        int[] x = new int[size * levels.size()];
        int[] leaves = new int[size * forest.roots().length];
        for (int from = 0; from < whole; from += BLOCK) {
            block(way, rows.subList(from, Math.min(from + BLOCK, whole)), x, leaves);
            for (int i = from; i < Math.min(from + BLOCK, whole); i++) {
                taker.take(i, forest.sums(leaves, at(i - from, forest.roots().length), Walk.LANES));
            }
        }
        return whole;
    }

    private void block(Walk way, List<@Nullable Object[]> rows, int[] x, int[] leaves) {
        int trees = forest.roots().length;
        for (int i = 0; i < rows.size(); i++) {
            levels.put(rows.get(i), x, at(i, levels.size()), Walk.LANES);
        }
        for (int tree = 0; tree < trees; tree++) {
            for (int eight = 0; eight < rows.size(); eight += Walk.LANES) {
                way.eightRows(tree, x, eight * levels.size(), leaves, eight * trees + tree * Walk.LANES);
            }
        }
    }

    /** Where a row of a block begins, eight side by side. */
    private static int at(int row, int width) {
        return row / Walk.LANES * Walk.LANES * width + row % Walk.LANES;
    }
}
