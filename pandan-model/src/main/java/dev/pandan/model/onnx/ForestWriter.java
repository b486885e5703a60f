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
    private final List<Integer> missingLeft = new ArrayList<>();
    private final List<Integer> leafTrees = new ArrayList<>();
    private final List<Integer> leafOutputs = new ArrayList<>();
    private final List<Integer> leafNodes = new ArrayList<>();
    private final List<Double> leaves = new ArrayList<>();

    private ForestWriter() {}

    /** The sum of the leaves' values, {@code double[n,1]}. */
    static String write(OnnxGraph graph, String numbers, List<Tree> forest) {
        return sums(graph, numbers, List.of(forest));
    }

    /** The sums of the leaves' values, {@code double[n,outputs]}: added in doubles, rounded to float32 once. */
    static String sums(OnnxGraph graph, String numbers, List<List<Tree>> outputs) {
        ForestWriter writer = new ForestWriter();
        int tree = 0;
        for (int output = 0; output < outputs.size(); output++) {
            for (Tree one : outputs.get(output)) {
                writer.add(tree++, one, output);
            }
        }
        return graph.castToDouble(graph.node(writer.attributes(outputs.size()), "TreeEnsembleRegressor", numbers));
    }

    /** The operator's attributes for trees that are not added: a result per tree. */
    static Attributes sideBySide(List<Tree> forest) {
        ForestWriter writer = new ForestWriter();
        for (int tree = 0; tree < forest.size(); tree++) {
            writer.add(tree, forest.get(tree), tree);
        }
        return writer.attributes(forest.size());
    }

    private void add(int tree, Tree form, int output) {
        for (int node = 0; node < form.nodes().size(); node++) {
            trees.add(tree);
            nodes.add(node);
            if (form.nodes().get(node) instanceof Tree.Split split) {
                add("BRANCH_LEQ", split);
            } else if (form.nodes().get(node) instanceof Tree.Leaf leaf) {
                add("LEAF", new Tree.Split(0, 0, 0, 0));
                leafTrees.add(tree);
                leafOutputs.add(output);
                leafNodes.add(node);
                leaves.add(leaf.value());
            }
        }
    }

    private void add(String mode, Tree.Split split) {
        modes.add(mode);
        columns.add(split.column());
        thresholds.add(split.threshold());
        lefts.add(split.left());
        rights.add(split.right());
        missingLeft.add(split.missingLeft() ? 1 : 0);
    }

    private Attributes attributes(int outputs) {
        return new Attributes("ai.onnx.ml")
                .numbers("nodes_treeids", trees)
                .numbers("nodes_nodeids", nodes)
                .numbers("nodes_featureids", columns)
                .texts("nodes_modes", modes)
                .doubles("nodes_values_as_tensor", thresholds)
                .numbers("nodes_truenodeids", lefts)
                .numbers("nodes_falsenodeids", rights)
                .numbers("nodes_missing_value_tracks_true", missingLeft)
                .numbers("target_treeids", leafTrees)
                .numbers("target_nodeids", leafNodes)
                .numbers("target_ids", leafOutputs)
                .doubles("target_weights_as_tensor", leaves)
                .number("n_targets", outputs)
                .text("aggregate_function", "SUM")
                .text("post_transform", "NONE");
    }
}
