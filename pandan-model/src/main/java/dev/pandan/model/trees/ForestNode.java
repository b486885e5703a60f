package dev.pandan.model.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The operators TreeEnsembleRegressor and TreeEnsembleClassifier of ai.onnx.ml as a {@link Forest}. */
final class ForestNode {
    private final GraphNode node;
    private final int[] trees;
    private final Map<Long, Integer> places = new HashMap<>();

    private ForestNode(GraphNode node) {
        this.node = node;
        this.trees = node.numbers("nodes_treeids");
        int[] ids = node.numbers("nodes_nodeids");
        for (int i = 0; i < trees.length; i++) {
            places.put(key(trees[i], ids[i]), i);
        }
    }

    /** @param type of the columns: what thresholds are compared in, and values added in */
    static Forest read(GraphNode node, int type) {
        if (!node.text("aggregate_function", "SUM").equals("SUM")) {
            throw Unreadable.because("trees whose values are not added");
        }
        return new ForestNode(node).forest(type == Tensor.FLOAT ? Forest.Adding.IN_FLOATS : Forest.Adding.IN_TURN);
    }

    private Forest forest(Forest.Adding adding) {
        boolean isClassifier = node.operator().equals("TreeEnsembleClassifier");
        String leaves = isClassifier ? "class_" : "target_";
        int[] targets = node.numbers(leaves + "ids");
        int outputs = isClassifier ? Arrays.stream(targets).max().orElse(0) + 1 : (int) node.number("n_targets", 1);
        int[] columns = columns();
        int[] left = children("nodes_truenodeids");
        int[] right = children("nodes_falsenodeids");
        List<Integer> roots = roots(left, right, columns);
        int rows = 0;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] < 0) {
                left[i] = rows++;
            }
        }
        return new Forest(
                roots.stream().mapToInt(Integer::intValue).toArray(),
                columns,
                node.reals("nodes_values"),
                left,
                right,
                missing(),
                values(leaves, left, targets, rows, outputs),
                outputs,
                adding);
    }

    private double[] values(String leaves, int[] left, int[] targets, int rows, int outputs) {
        double[] values = new double[rows * outputs];
        double[] weights = node.reals(leaves + "weights");
        int[] leafTrees = node.numbers(leaves + "treeids");
        int[] leafNodes = node.numbers(leaves + "nodeids");
        for (int i = 0; i < weights.length; i++) {
            values[left[place(leafTrees[i], leafNodes[i])] * outputs + targets[i]] += weights[i];
        }
        return values;
    }

    private int[] columns() {
        int[] columns = node.numbers("nodes_featureids");
        List<String> modes = node.attribute("nodes_modes").orElseThrow().texts().stream()
                .map(String::new)
                .toList();
        for (int i = 0; i < columns.length; i++) {
            switch (modes.get(i)) {
                case "LEAF" -> columns[i] = -1;
                case "BRANCH_LEQ" -> {}
                default -> throw Unreadable.because("trees that branch by " + modes.get(i));
            }
        }
        return columns;
    }

    private boolean[] missing() {
        int[] declared = node.numbers("nodes_missing_value_tracks_true");
        boolean[] missing = new boolean[trees.length];
        for (int i = 0; i < declared.length; i++) {
            missing[i] = declared[i] != 0;
        }
        return missing;
    }

    private int[] children(String attribute) {
        int[] ids = node.numbers(attribute);
        return IntStream.range(0, ids.length)
                .map(i -> places.getOrDefault(key(trees[i], ids[i]), -1))
                .toArray();
    }

    /** Of each tree the node that is nobody's child. */
    private static List<Integer> roots(int[] left, int[] right, int[] columns) {
        int[] parents = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                parents[left[i]]++;
                parents[right[i]]++;
            }
        }
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            if (parents[i] == 0) {
                roots.add(i);
            } else if (parents[i] > 1) {
                throw Unreadable.because("a node of two parents in a tree");
            }
        }
        return roots;
    }

    private int place(int tree, int id) {
        return places.getOrDefault(key(tree, id), -1);
    }

    private static long key(int tree, int id) {
        return (long) tree << Integer.SIZE | id;
    }
}
