"""What skl2onnx makes of neighbours: distances of a row from all training rows, of which it goes through one by one, in float32; and weights="distance", which it gets wrong."""

import copy

import numpy as np
from pandan_trees import last

_DISTANCES = (["ReduceSumSquare"], ["Abs", "ReduceSum"], ["Abs", "Pow", "ReduceSum"])


def one_by_one(graph):
    """The same ONNX model, which takes the rows to score one by one and compares each with all training rows at once, in float64 as scikit-learn does.

    Where only the nearest are asked for they are chosen at once too, so that no distance is kept longer than for its row.
    """
    for scan in [node for node in graph.graph.node if _goes_through_training(node)]:
        turned = _users(graph.graph, scan.output[1])
        if len(turned) == 1 and turned[0].op_type == "Transpose":
            _turn(graph.graph, scan, turned[0])
            _tidy(graph.graph)
    return graph


def with_dense_rows(model):
    """The same fitted model, whose training rows are no sparse matrix: skl2onnx takes none."""
    if not hasattr(getattr(last(model), "_fit_X", None), "toarray"):
        return model
    model = copy.deepcopy(model)
    last(model)._fit_X = last(model)._fit_X.toarray()
    return model


def ties(model, rows):
    """Positions of rows whose score depends on which of several training rows is taken that are equally near: scikit-learn takes any of them."""
    knn = last(model)
    count = getattr(knn, "n_neighbors_", getattr(knn, "n_neighbors", None))
    if not hasattr(knn, "kneighbors") or not count or count >= knn.n_samples_fit_:
        return []
    prepared = model[:-1].transform(rows) if len(getattr(model, "steps", [])) > 1 else rows
    distances = knn.kneighbors(prepared, n_neighbors=count + 1)[0]
    squares = prepared.multiply(prepared) if hasattr(prepared, "multiply") else np.square(prepared)
    length = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
    error = 1e-7 * (length + distances[:, count])  # of distances by products, as of many columns
    tied = distances[:, count] - distances[:, count - 1] <= error
    if knn._fit_method == "brute" and getattr(knn, "weights", None) == "distance":
        tied |= distances[:, 1] <= error
    return np.flatnonzero(tied).tolist()


def _attribute(node, name):
    return next(a for a in node.attribute if a.name == name)


def _users(graph, value):
    return [node for node in graph.node if value in node.input]


def _goes_through_training(node):
    """Whether a node takes all rows to score along from one training row to the next."""
    if node.op_type != "Scan" or len(node.input) != 2 or _attribute(node, "num_scan_inputs").i != 1:
        return False
    through, difference, *rest, _ = _attribute(node, "body").g.node
    inputs = [x.name for x in _attribute(node, "body").g.input]
    return (
        through.op_type == "Identity"
        and list(through.input) == inputs[:1]
        and difference.op_type == "Sub"
        and list(difference.input) == inputs
        and [x.op_type for x in rest] in _DISTANCES
        and len(rest[-1].input) == 2
    )


def _turn(graph, scan, transpose):
    """The training rows stand side by side as columns: each operation goes along all of them."""
    from onnx import TensorProto, helper, numpy_helper

    rows, training = scan.input
    old = _attribute(scan, "body").g
    own = scan.output[1] + "_"
    axes = {name: numpy_helper.from_array(np.array([at], np.int64), own + name) for name, at in (("down", 0), ("across", 1))}
    graph.initializer.extend(axes.values())
    found = own + "distances"
    nodes = [
        helper.make_node("Cast", [own + "row"], [own + "wide"], to=TensorProto.DOUBLE),
        helper.make_node("Unsqueeze", [own + "wide", axes["across"].name], [own + "column"]),
        helper.make_node("Sub", [own + "column", own + "columns"], list(old.node[1].output)),
        *old.node[2:-2],
        helper.make_node(old.node[-2].op_type, [old.node[-2].input[0], axes["down"].name], [found], keepdims=0),
    ]
    roots, top = _what_follows(graph, transpose)
    results = [(roots or [transpose])[-1].output[0]]
    if top:
        nodes.append(helper.make_node("TopK", [found, top.input[1]], [own + "nearest", own + "places"], largest=0, sorted=1))
        found, results = own + "nearest", list(top.output)
    for i, root in enumerate(roots):
        nodes.append(helper.make_node(root.op_type, [found, *root.input[1:]], [f"{own}root{i}"]))
        found = nodes[-1].output[0]
    nodes.append(helper.make_node("Cast", [found], [own + "out"], to=TensorProto.FLOAT))
    outputs = [helper.make_tensor_value_info(own + "out", TensorProto.FLOAT, [None])]
    if top:
        outputs.append(helper.make_tensor_value_info(own + "places", TensorProto.INT64, [None]))
        _weigh(graph, top.output[0])
    row = helper.make_tensor_value_info(own + "row", TensorProto.FLOAT, [None])
    new = [
        helper.make_node("Cast", [training], [own + "training"], to=TensorProto.DOUBLE),
        helper.make_node("Transpose", [own + "training"], [own + "columns"], perm=[1, 0]),
        helper.make_node(
            "Scan", [rows], results, body=_tidy(helper.make_graph(nodes, old.name, [row], outputs, old.initializer)), num_scan_inputs=1
        ),
    ]
    _replace(graph, [scan, transpose, *roots, *([top] if top else [])], new)


def _what_follows(graph, transpose):
    """Nodes that take a root of each distance, and the one that chooses the smallest, or None."""
    roots, value = [], transpose.output[0]
    while True:
        following = _users(graph, value)
        if len(following) != 1 or following[0].op_type not in ("Sqrt", "Pow", "TopK"):
            return roots, None
        if following[0].op_type == "TopK":
            return roots, following[0]
        roots.append(following[0])
        value = following[0].output[0]


def _weigh(graph, distances):
    """Weights by distance: those that skl2onnx writes take distances for negative, and are all the same. Training rows without any distance are the only ones that count, where there are some."""
    from onnx import TensorProto, helper, numpy_helper

    found = [node for node in _users(graph, distances) if node.op_type == "Mul"]
    for name in ("Max", "Reciprocal"):
        found += [node for node in (_users(graph, found[-1].output[0]) if found else []) if node.op_type == name]
    if [node.op_type for node in found] != ["Mul", "Max", "Reciprocal"]:
        return
    own = distances + "_"
    zero, first = numpy_helper.from_array(np.array([0], np.float32), own + "zero"), numpy_helper.from_array(np.array([0], np.int64), own + "first")
    graph.initializer.extend([zero, first])
    new = [
        helper.make_node("Equal", [distances, zero.name], [own + "same"]),
        helper.make_node("Gather", [own + "same", first.name], [own + "any"], axis=1),
        helper.make_node("Cast", [own + "same"], [own + "ones"], to=TensorProto.FLOAT),
        helper.make_node("Reciprocal", [distances], [own + "inverse"]),
        helper.make_node("Where", [own + "any", own + "ones", own + "inverse"], list(found[-1].output)),
    ]
    _replace(graph, found, new)


def _replace(graph, old, new):
    place = max(list(graph.node).index(node) for node in old) + 1 - len(old)
    for node in old:
        graph.node.remove(node)
    for node in reversed(new):
        graph.node.insert(place, node)


def _names(graph):
    """All that nodes take in, those of graphs inside included."""
    names = {x for node in graph.node for x in node.input} | {x.name for x in graph.output}
    return names.union(*(_names(a.g) for node in graph.node for a in node.attribute if a.name == "body"))


def _tidy(graph):
    """Without constants that nothing uses."""
    used = _names(graph)
    for constant in [x for x in graph.initializer if x.name not in used]:
        graph.initializer.remove(constant)
    return graph
