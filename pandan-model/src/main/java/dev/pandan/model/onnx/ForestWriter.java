package dev.pandan.model.onnx;

import java.util.ArrayList;
import java.util.List;

/** Trees as the operator TreeEnsembleRegressor of ai.onnx.ml 3, in doubles: thresholds are compared as MLlib compares them. The sum of the leaves comes out as float32. */
final class ForestWriter {
    private final List<Integer> trees = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Integer> lefts = new ArrayList<>();
    private final List<Integer> rights = new ArrayList<>();
    private final List<Integer> leafTrees = new ArrayList<>();
    private final List<Integer> leafNodes = new ArrayList<>();
    private final List<Double> leaves = new ArrayList<>();

    private ForestWriter() {}

    /** The sum of the leaves' values, {@code double[n,1]}. */
    static String write(OnnxGraph graph, String numbers, List<Tree> forest) {
        ForestWriter writer = new ForestWriter();
        for (int tree = 0; tree < forest.size(); tree++) {
            writer.add(tree, forest.get(tree));
        }
        return graph.castToDouble(graph.node(writer.attributes(1), "TreeEnsembleRegressor", numbers));
    }

    /** The operator's attributes for trees that are not added: a result per tree. */
    static Attributes sideBySide(List<Tree> forest) {
        ForestWriter writer = new ForestWriter();
        for (int tree = 0; tree < forest.size(); tree++) {
            writer.add(tree, forest.get(tree));
        }
        return writer.attributes(forest.size());
    }

    private void add(int tree, Tree form) {
        for (int node = 0; node < form.nodes().size(); node++) {
            trees.add(tree);
            nodes.add(node);
            if (form.nodes().get(node) instanceof Tree.Split split) {
                add("BRANCH_LEQ", split.column(), split.threshold(), split.left(), split.right());
            } else if (form.nodes().get(node) instanceof Tree.Leaf leaf) {
                add("LEAF", 0, 0, 0, 0);
                leafTrees.add(tree);
                leafNodes.add(node);
                leaves.add(leaf.value());
            }
        }
    }

    private void add(String mode, int column, double threshold, int left, int right) {
        modes.add(mode);
        columns.add(column);
        thresholds.add(threshold);
        lefts.add(left);
        rights.add(right);
    }

    /** @param targets 1, or one per tree */
    private Attributes attributes(int targets) {
        return new Attributes("ai.onnx.ml")
                .numbers("nodes_treeids", trees)
                .numbers("nodes_nodeids", nodes)
                .numbers("nodes_featureids", columns)
                .texts("nodes_modes", modes)
                .doubles("nodes_values_as_tensor", thresholds)
                .numbers("nodes_truenodeids", lefts)
                .numbers("nodes_falsenodeids", rights)
                .numbers("target_treeids", leafTrees)
                .numbers("target_nodeids", leafNodes)
                .numbers(
                        "target_ids",
                        targets == 1 ? leaves.stream().map(leaf -> 0).toList() : leafTrees)
                .doubles("target_weights_as_tensor", leaves)
                .number("n_targets", targets)
                .text("aggregate_function", "SUM")
                .text("post_transform", "NONE");
    }
}
