"""What skl2onnx leaves out of trees of scikit-learn: where they send a missing number. Of HistGradientBoosting alone it writes that."""

import numpy as np


def last(model):
    """The last step of a Pipeline, or the model itself."""
    return model.steps[-1][1] if hasattr(model, "steps") else model


def floats_not_above(thresholds):
    """The largest float32 not above each: it parts all float32 as the double does, where the nearest one may lie above and let numbers pass."""
    near = thresholds.astype(np.float32)
    return np.where(near > thresholds, np.nextafter(near, np.float32(-np.inf)), near)


def inner(model):
    """The fitted models that a model of scikit-learn is made of, in their order."""
    if hasattr(model, "steps"):
        return [step for _, step in model.steps]
    some = getattr(model, "estimators_", None)
    found = [] if some is None else list(np.ravel(np.array(some, dtype=object)))
    found += [getattr(x, "estimator", None) for x in getattr(model, "calibrated_classifiers_", [])]
    found += [getattr(model, name, None) for name in ("estimator_", "regressor_", "best_estimator_", "final_estimator_")]
    return [x for x in found if hasattr(x, "fit")]


def trees(model):
    """All trees of a model, in their order."""
    found = [model.tree_] if hasattr(model, "tree_") else []
    for part in inner(model):
        found += trees(part)
    return found


def with_missing_values(graph, model):
    """The same ONNX model, whose trees send missing numbers where those of scikit-learn (1.3 and newer) do."""
    known = [tree for tree in trees(model) if hasattr(tree, "missing_go_to_left")]
    for node in graph.graph.node if known else []:
        if node.op_type in ("TreeEnsembleClassifier", "TreeEnsembleRegressor"):
            _complete({a.name: a for a in node.attribute}, known)
    return graph


def _complete(attributes, known):
    of_tree = np.array(attributes["nodes_treeids"].ints)
    lefts = np.array(attributes["nodes_truenodeids"].ints)
    features = np.array(attributes["nodes_featureids"].ints)
    thresholds = np.array(attributes["nodes_values"].floats)
    goes = np.array(attributes["nodes_missing_value_tracks_true"].ints)
    for number in np.unique(of_tree):
        nodes = of_tree == number
        for place, tree in enumerate(known):
            if _is_of(tree, lefts[nodes], features[nodes], thresholds[nodes]):
                goes[nodes] = np.where(tree.children_left > 0, tree.missing_go_to_left, 0)
                known.append(known.pop(place))  # of equal trees each has its turn
                break
    del attributes["nodes_missing_value_tracks_true"].ints[:]
    attributes["nodes_missing_value_tracks_true"].ints.extend(goes.tolist())


def _is_of(tree, lefts, features, thresholds):
    """Whether nodes were made of a tree; thresholds were rounded."""
    if len(lefts) != tree.node_count:
        return False
    inside = tree.children_left > 0
    return (
        np.array_equal(lefts, np.where(inside, tree.children_left, 0))
        and np.array_equal(features[inside], tree.feature[inside])
        and np.allclose(thresholds[inside], tree.threshold[inside], rtol=1e-6, atol=1e-30)
    )
