package dev.pandan.model.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A forest in one long per node, tree after tree, each from its root down, level by level: what is compared with (32 bits), the slot of {@link Levels} that is compared (14), and how far ahead the left
 * child lies (18). The right child is the next one. A leaf's left child is itself, and nothing is above its level: going on from a leaf stays there. Arrays are owned by the record and not modified.
 *
 * @param roots in the order in which trees are added
 * @param depths steps to the lowest leaf, by tree
 * @param rows of values, by node; of leaves
 */
@SuppressWarnings("ArrayRecordComponent")
record Packed(long[] nodes, int[] roots, int[] depths, int[] rows) {
    static final int AHEAD_BITS = 18;
    static final int AHEAD = (1 << AHEAD_BITS) - 1;
    private static final int MOST_SLOTS = 1 << (Integer.SIZE - AHEAD_BITS);
    private static final long LEAF = (long) Ruler.MOST << Integer.SIZE;

    /** Empty if it does not fit: more than 16,384 slots, or a tree of about 200,000 nodes in a row. */
    static Optional<Packed> of(Forest forest, Levels levels) {
        Packed packed = new Packed(
                new long[forest.column().length],
                new int[forest.roots().length],
                new int[forest.roots().length],
                new int[forest.column().length]);
        int from = 0;
        for (int tree = 0; tree < packed.roots.length; tree++) {
            List<Integer> order = packed.order(forest, tree);
            if (levels.size() > MOST_SLOTS || !packed.write(forest, levels, order, from)) {
                return Optional.empty();
            }
            packed.roots[tree] = from;
            from += order.size();
        }
        return Optional.of(packed);
    }

    /** A tree's nodes by their distance from its root, and how many steps that is. */
    private List<Integer> order(Forest forest, int tree) {
        List<Integer> order = new ArrayList<>(List.of(forest.roots()[tree]));
        int levelEnd = 1;
        for (int i = 0; i < order.size(); i++) {
            if (i == levelEnd) {
                depths[tree]++;
                levelEnd = order.size();
            }
            int node = order.get(i);
            if (forest.column()[node] >= 0) {
                order.add(forest.left()[node]);
                order.add(forest.right()[node]);
            }
        }
        return order;
    }

    private boolean write(Forest forest, Levels levels, List<Integer> order, int from) {
        int child = 1;
        for (int i = 0; i < order.size(); i++) {
            int node = order.get(i);
            if (forest.column()[node] < 0) {
                nodes[from + i] = LEAF;
                rows[from + i] = forest.left()[node];
            } else if (child - i > AHEAD) {
                return false;
            } else {
                int below = levels.slot(forest, node) << AHEAD_BITS | (child - i);
                nodes[from + i] = (long) levels.level(forest, node) << Integer.SIZE | Integer.toUnsignedLong(below);
                child += 2;
            }
        }
        return true;
    }

    int trees() {
        return roots.length;
    }

    /** Whether a tree is so deep that rows come to leaves long before its lowest. */
    boolean isDeep(int tree) {
        return depths[tree] > 2 * Walk.STEPS;
    }
}
