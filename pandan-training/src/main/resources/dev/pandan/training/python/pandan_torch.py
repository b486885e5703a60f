"""TorchScript of a module of PyTorch for live decisions, one row at a time: there the number of operations is what costs, not what they compute.

The graph that torch.export sees loses operations that do nothing, looks up several categories at once, multiplies by weights that lie ready, and writes over values that nobody
needs any more. What serves is checked against the module on the test rows; what cannot be made faster so is kept as torch.jit.trace writes it.
"""

import torch

_aten = torch.ops.aten
_TOLERANCE = 1e-6
_END = 2**31

# Operations whose result shares no memory with anything else.
_FRESH = {
    _aten.add.Tensor, _aten.sub.Tensor, _aten.mul.Tensor, _aten.div.Tensor, _aten.addmm.default, _aten.mm.default, _aten.bmm.default,
    _aten.matmul.default, _aten.linear.default, _aten.cat.default, _aten.embedding.default, _aten.layer_norm.default,
    _aten.relu.default, _aten.sigmoid.default, _aten.tanh.default, _aten.silu.default, _aten.gelu.default, _aten.where.ScalarSelf,
}  # fmt: skip

# The same operation, written over its first argument.
_OVER = {
    _aten.add.Tensor: _aten.add_.Tensor,
    _aten.sub.Tensor: _aten.sub_.Tensor,
    _aten.mul.Tensor: _aten.mul_.Tensor,
    _aten.div.Tensor: _aten.div_.Tensor,
    _aten.relu.default: _aten.relu_.default,
    _aten.sigmoid.default: _aten.sigmoid_.default,
    _aten.tanh.default: _aten.tanh_.default,
    _aten.silu.default: _aten.silu_.default,
}


def script(module, inputs, scores):
    """A ScriptModule of a module in eval mode.

    inputs: tensors of the test rows; scores: what the module says of them, an array [n, width].
    """
    if isinstance(module, torch.jit.ScriptModule):
        ways = [lambda: torch.jit.freeze(module)]
        plain = module
    else:
        some = tuple(rows[:2] for rows in inputs)
        plain = torch.jit.trace(module, some)
        ways = [lambda: torch.jit.freeze(torch.jit.trace(_short(module, some), some)), lambda: torch.jit.freeze(plain)]
    for way in ways:
        try:
            faster = way()
            _check(faster, inputs, scores)
            return faster
        except Exception as e:  # whatever it is, the module itself is fine
            reason = str(e).strip().splitlines() or [""]
            print(f"pandan: a faster form of the PyTorch module was left out: {type(e).__name__}: {reason[0][:200]}")
    return plain


def _check(script, inputs, scores):
    """Alone, in twos and threes and all together: a size of the example must not be left in it."""
    for rows in (1, 2, 3, len(scores)):
        with torch.no_grad():
            given = [tensor[:rows].clone() for tensor in inputs]
            found = script(*given).reshape(len(given[0]), -1)
        torch.testing.assert_close(found, torch.from_numpy(scores[:rows]).to(found.dtype), rtol=0, atol=_TOLERANCE, equal_nan=True)
        if any(not torch.equal(a.nan_to_num(), b[:rows].nan_to_num()) for a, b in zip(given, inputs)):
            raise ValueError("it writes into its arguments")


def _short(module, inputs):
    """The module as a graph of fewer operations."""
    rows = torch.export.Dim("n")
    program = torch.export.export(module, inputs, dynamic_shapes=[{0: rows} for _ in inputs])
    if any(_is_mutable(node) for node in program.graph.nodes):
        program = program.run_decompositions({})
    if program.graph_signature.buffers_to_mutate or program.graph_signature.user_inputs_to_mutate:
        raise ValueError("it changes itself or its arguments")
    graph_module = program.module()
    for step in (_drop_nothings, _join_embeddings, _transpose_weights, _write_over):
        step(graph_module)
        graph_module.graph.eliminate_dead_code()
    return torch.fx.GraphModule(graph_module, graph_module.graph).eval()


def _is_mutable(node):
    return node.op == "call_function" and getattr(getattr(node.target, "_schema", None), "is_mutable", False)


def _calls(graph_module, *targets):
    return [node for node in graph_module.graph.nodes if node.op == "call_function" and node.target in targets]


def _meta(node):
    """Sizes as texts, since some are unknown, and the type."""
    value = node.meta["val"]
    return [str(size) for size in value.shape], value.dtype


def _weights(graph_module, node):
    """The tensor that a node is; None if it is none of the module's."""
    if not isinstance(node, torch.fx.Node) or node.op != "get_attr":
        return None
    value = graph_module
    for part in node.target.split("."):
        value = getattr(value, part)
    return value.detach()


def _constant(graph_module, name, tensor):
    graph_module.register_buffer(name, tensor)
    return graph_module.graph.get_attr(name)


def _drop_nothings(graph_module):
    graph = graph_module.graph
    for node in list(graph.nodes):
        is_check = node.op == "call_function" and getattr(node.target, "__name__", "").startswith(("_assert", "sym_constrain"))
        if is_check or (node.op == "call_module" and node.target == "_guards_fn"):
            graph.erase_node(node)
    for node in _calls(graph_module, _aten.slice.Tensor):
        start, end, step = (*node.args[2:], *(None, None, 1)[len(node.args) - 2 :])
        if not node.kwargs and start in (0, None) and (end is None or (isinstance(end, int) and end > _END)) and step == 1:
            node.replace_all_uses_with(node.args[0])
    for node in _calls(graph_module, _aten.dropout.default):
        if node.args[2] is False:
            node.replace_all_uses_with(node.args[0])


def _join_embeddings(graph_module):
    """Embeddings of neighbouring columns that become neighbours again: one look-up in one table."""
    for cat in _calls(graph_module, _aten.cat.default):
        if len(cat.args) < 2 or cat.args[1] not in (1, -1) or len(_meta(cat)[0]) != 2:
            continue
        parts, joined = list(cat.args[0]), []
        while parts:
            run = _run(graph_module, parts)
            joined.append(_join(graph_module, cat, run) if len(run) > 1 else parts[0])
            parts = parts[max(1, len(run)) :]
        cat.args = (joined, cat.args[1])


def _column(graph_module, node):
    """(codes, position, table) of an embedding of one column of codes."""
    if node.op != "call_function" or node.target != _aten.embedding.default or len(node.users) != 1:
        return None
    table, column = _weights(graph_module, node.args[0]), node.args[1]
    if table is None or column.op != "call_function" or column.target != _aten.select.int or column.args[1] != 1:
        return None
    return column.args[0], column.args[2], table


def _run(graph_module, parts):
    run = []
    for part in parts:
        found = _column(graph_module, part)
        if found is None or len(_meta(found[0])[0]) != 2:
            break
        if run and (found[0] is not run[0][0] or found[1] != run[-1][1] + 1 or found[2].shape[1] != run[0][2].shape[1] or found[2].dtype != run[0][2].dtype):
            break
        run.append(found)
    return run


def _join(graph_module, before, run):
    codes, first, _ = run[0]
    tables = [table for _, _, table in run]
    starts = [sum(len(table) for table in tables[:i]) for i in range(len(tables))]
    graph, name = graph_module.graph, f"_joined_{before.name}_{first}"
    with graph.inserting_before(before):
        if len(run) != codes.meta["val"].shape[1]:
            codes = graph.call_function(_aten.slice.Tensor, (codes, 1, first, first + len(run)))
        places = graph.call_function(_aten.add.Tensor, (codes, _constant(graph_module, name + "_starts", torch.tensor(starts))))
        table = _constant(graph_module, name, torch.cat(tables))
        rows = graph.call_function(_aten.embedding.default, (table, places))
        return graph.call_function(_aten.flatten.using_ints, (rows, 1))


def _transpose_weights(graph_module):
    for node in _calls(graph_module, _aten.linear.default):
        weights = _weights(graph_module, node.args[1])
        if weights is None or len(_meta(node.args[0])[0]) != 2:
            continue
        with graph_module.graph.inserting_before(node):
            ready = _constant(graph_module, f"_ready_{node.name}", weights.t().contiguous())
        bias = node.args[2] if len(node.args) > 2 else None
        node.target = _aten.mm.default if bias is None else _aten.addmm.default
        node.args = (node.args[0], ready) if bias is None else (bias, node.args[0], ready)


def _write_over(graph_module):
    for node in _calls(graph_module, _aten.where.ScalarSelf, *_OVER):
        is_where = node.target == _aten.where.ScalarSelf
        over = node.args[2] if is_where else node.args[0]
        if not isinstance(over, torch.fx.Node) or over.target not in _FRESH | set(_OVER.values()) | {_aten.masked_fill_.Scalar}:
            continue
        if len(over.users) != 1 or "val" not in over.meta or _meta(over) != _meta(node) or over in node.args[1:2]:
            continue
        if is_where:
            node.target, node.args = _aten.masked_fill_.Scalar, (over, node.args[0], node.args[1])
        else:
            node.target = _OVER[node.target]
