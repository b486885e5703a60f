"""An isolation forest as one ensemble of trees. skl2onnx writes each tree by itself, some 2,700 operators for a hundred of them."""

import numpy as np
from pandan_graph import Graph
from pandan_trees import floats_not_above

_LEAF = -1


def convert(scope, operator, container):
    """Label and decision_function, as skl2onnx has them."""
    graph, forest = Graph(scope, operator, container), operator.raw_operator
    if forest.max_samples_ < 2:
        raise ValueError("IsolationForest: max_samples is 1: trees of one row tell nothing apart")
    trees = graph.add(
        "TreeEnsembleRegressor", graph.rows, op_domain="ai.onnx.ml", op_version=3, n_targets=1, **_attributes(forest)
    )
    most = len(forest.estimators_) * _paths(np.array([forest.max_samples_]))[0]
    share = graph.add("Mul", graph.cast(trees, np.float64), graph.constant([-np.log(2) / most], np.float64))
    samples = graph.add("Neg", graph.add("Exp", share))
    label, decision = (variable.full_name for variable in operator.outputs)
    scores = graph.cast(graph.add("Sub", samples, graph.constant([float(forest.offset_)], np.float64)), np.float32, output=decision)
    is_in = graph.add("LessOrEqual", graph.constant([0], np.float32), scores)
    graph.add("Where", is_in, graph.constant([1], np.int64), graph.constant([-1], np.int64), output=label)


def _paths(counts):
    """Mean length of the paths in a tree that tells so many rows apart."""
    many = np.maximum(counts, 3).astype(np.float64)
    long = 2 * (np.log(many - 1) + np.euler_gamma) - 2 * (many - 1) / many
    return np.where(counts <= 1, 0, np.where(counts == 2, 1, long))


def _depths(tree):
    depths = np.zeros(tree.node_count, np.int64)
    for node in range(tree.node_count):  # parents come first
        for child in (tree.children_left[node], tree.children_right[node]):
            if child != _LEAF:
                depths[child] = depths[node] + 1
    return depths


def _attributes(forest):
    parts = [_tree(i, *x) for i, x in enumerate(zip(forest.estimators_, forest.estimators_features_))]
    return {name: np.concatenate([part[name] for part in parts]).tolist() for name in parts[0]}


def _tree(number, estimator, features):
    tree = estimator.tree_
    inside = tree.children_left != _LEAF
    nodes, leaves = np.arange(tree.node_count), np.flatnonzero(~inside)
    missing = getattr(tree, "missing_go_to_left", np.zeros(tree.node_count, np.uint8))
    return {
        "nodes_treeids": np.full(tree.node_count, number),
        "nodes_nodeids": nodes,
        "nodes_featureids": np.where(inside, np.asarray(features)[np.where(inside, tree.feature, 0)], 0),
        "nodes_modes": np.where(inside, "BRANCH_LEQ", "LEAF"),
        "nodes_values": np.where(inside, floats_not_above(tree.threshold), np.float32(0)),
        "nodes_truenodeids": np.where(inside, tree.children_left, 0),
        "nodes_falsenodeids": np.where(inside, tree.children_right, 0),
        "nodes_missing_value_tracks_true": np.where(inside, missing, 0).astype(np.int64),
        "target_treeids": np.full(len(leaves), number),
        "target_nodeids": leaves,
        "target_ids": np.zeros(len(leaves), np.int64),
        "target_weights": (_depths(tree) + _paths(tree.n_node_samples))[leaves].astype(np.float32),
    }
