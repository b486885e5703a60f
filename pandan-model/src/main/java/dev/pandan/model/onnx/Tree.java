package dev.pandan.model.onnx;

import java.util.List;

/**
 * A decision tree with one value per leaf.
 *
 * @param nodes the root first
 */
public record Tree(List<Node> nodes) {
    public Tree {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a tree without nodes");
        }
    }

    /** A node. */
    public sealed interface Node {}

    /**
     * Goes left if {@code x[column] <= threshold}, else right.
     *
     * @param left position of a node
     * @param right position of a node
     * @param missingLeft whether a NaN goes left
     */
    public record Split(int column, double threshold, int left, int right, boolean missingLeft) implements Node {
        /** A NaN goes right, as no number is less or equal. */
        public Split(int column, double threshold, int left, int right) {
            this(column, threshold, left, right, false);
        }
    }

    /** An end, with its value. */
    public record Leaf(double value) implements Node {}
}
