package dev.pandan.model.trees;

/** Goes through packed trees eight ways at a time, so that the processor waits for eight loads at once, and without a branch that it could guess wrong. */
final class Walk {
    static final int LANES = 8;
    /** After which a deep tree is asked whether all have come to leaves. */
    static final int STEPS = 4;

    private final Packed forest;
    private final long[] nodes;
    private final int[] rows;
    /** Steps to the lowest leaf of eight trees. */
    private final int[] depths;

    Walk(Packed forest) {
        this.depths = new int[forest.trees() / LANES];
        for (int tree = 0; tree < depths.length * LANES; tree++) {
            depths[tree / LANES] = Math.max(depths[tree / LANES], forest.depths()[tree]);
        }
        this.forest = forest;
        this.nodes = forest.nodes();
        this.rows = forest.rows();
    }

    private static int next(int node, long word, int level) {
        return node + ((int) word & Packed.AHEAD) + (int) (((word >> Integer.SIZE) - level) >>> (Long.SIZE - 1));
    }

    private static int slot(long word) {
        return (int) word >>> Packed.AHEAD_BITS;
    }

    /**
     * Eight rows through one tree.
     *
     * @param x levels, {@code x[from + slot * 8 + row]}
     * @param leaves gets a row of values per row of x, {@code leaves[to + row]}
     */
    void eightRows(int tree, int[] x, int from, int[] leaves, int to) {
        int root = forest.roots()[tree];
        boolean deep = forest.isDeep(tree);
        int a = root;
        int b = root;
        int c = root;
        int d = root;
        int e = root;
        int f = root;
        int g = root;
        int h = root;
        for (int left = forest.depths()[tree]; left > 0; left -= STEPS) {
            for (int step = Math.min(left, STEPS); step > 0; step--) {
                a = next(nodes, x, from, a);
                b = next(nodes, x, from + 1, b);
                c = next(nodes, x, from + 2, c);
                d = next(nodes, x, from + 3, d);
                e = next(nodes, x, from + 4, e);
                f = next(nodes, x, from + 5, f);
                g = next(nodes, x, from + 6, g);
                h = next(nodes, x, from + 7, h);
            }
            if (deep
                    && areLeaves(
                            nodes[a] | nodes[b] | nodes[c] | nodes[d], nodes[e] | nodes[f] | nodes[g] | nodes[h])) {
                break;
            }
        }
        leaves[to] = rows[a];
        leaves[to + 1] = rows[b];
        leaves[to + 2] = rows[c];
        leaves[to + 3] = rows[d];
        leaves[to + 4] = rows[e];
        leaves[to + 5] = rows[f];
        leaves[to + 6] = rows[g];
        leaves[to + 7] = rows[h];
    }

    private static int next(long[] nodes, int[] x, int from, int node) {
        long word = nodes[node];
        return next(node, word, x[from + slot(word) * LANES]);
    }

    private static boolean areLeaves(long some, long others) {
        return ((some | others) & Packed.AHEAD) == 0;
    }

    /**
     * One row through all trees.
     *
     * @param x levels, {@code x[slot]}
     * @return a row of values per tree
     */
    int[] allTrees(int[] x) {
        int[] leaves = new int[forest.trees()];
        int tree = 0;
        for (; tree + LANES <= leaves.length; tree += LANES) {
            eightTrees(tree, x, leaves);
        }
        for (; tree < leaves.length; tree++) {
            int node = forest.roots()[tree];
            for (long word = nodes[node]; ((int) word & Packed.AHEAD) != 0; word = nodes[node]) {
                node = next(node, word, x[slot(word)]);
            }
            leaves[tree] = rows[node];
        }
        return leaves;
    }

    private void eightTrees(int tree, int[] x, int[] leaves) {
        int[] roots = forest.roots();
        int a = roots[tree];
        int b = roots[tree + 1];
        int c = roots[tree + 2];
        int d = roots[tree + 3];
        int e = roots[tree + 4];
        int f = roots[tree + 5];
        int g = roots[tree + 6];
        int h = roots[tree + 7];
        for (int left = depths[tree / LANES]; left > 0; left -= STEPS) {
            for (int step = Math.min(left, STEPS); step > 0; step--) {
                a = next(nodes, x, a);
                b = next(nodes, x, b);
                c = next(nodes, x, c);
                d = next(nodes, x, d);
                e = next(nodes, x, e);
                f = next(nodes, x, f);
                g = next(nodes, x, g);
                h = next(nodes, x, h);
            }
            if (left > STEPS
                    && areLeaves(
                            nodes[a] | nodes[b] | nodes[c] | nodes[d], nodes[e] | nodes[f] | nodes[g] | nodes[h])) {
                break;
            }
        }
        leaves[tree] = rows[a];
        leaves[tree + 1] = rows[b];
        leaves[tree + 2] = rows[c];
        leaves[tree + 3] = rows[d];
        leaves[tree + 4] = rows[e];
        leaves[tree + 5] = rows[f];
        leaves[tree + 6] = rows[g];
        leaves[tree + 7] = rows[h];
    }

    private static int next(long[] nodes, int[] x, int node) {
        long word = nodes[node];
        return next(node, word, x[slot(word)]);
    }
}
