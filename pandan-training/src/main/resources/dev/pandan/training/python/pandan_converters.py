"""Converters for skl2onnx that reckon as scikit-learn does where its own round otherwise: scalers, which keep float32 and take each step in float64, and distances from the centres of k-means; besides, isolation forests."""

import numpy as np
import pandan_isolation
from pandan_graph import Graph


def converters():
    """Arguments for convert_sklearn."""
    from skl2onnx.shape_calculators.isolation_forest import calculate_isolation_forest_output_shapes as of_isolation
    from skl2onnx.shape_calculators.k_means import calculate_sklearn_kmeans_output_shapes as of_centres
    from skl2onnx.shape_calculators.scaler import calculate_sklearn_scaler_output_shapes as of_scaler
    from sklearn.cluster import KMeans, MiniBatchKMeans
    from sklearn.ensemble import IsolationForest
    from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler

    scalers = (MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler)
    centres = (KMeans, MiniBatchKMeans)
    return {
        "custom_conversion_functions": {
            **dict.fromkeys(scalers, _scale),
            **dict.fromkeys(centres, _measure),
            IsolationForest: pandan_isolation.convert,
        },
        "custom_shape_calculators": {
            **dict.fromkeys(scalers, of_scaler),
            **dict.fromkeys(centres, of_centres),
            IsolationForest: of_isolation,
        },
    }


def _scale(scope, operator, container):
    from skl2onnx.common.data_types import DoubleTensorType, FloatTensorType

    graph, scaler = Graph(scope, operator, container), operator.raw_operator
    is_float = all(isinstance(variable.type, FloatTensorType) for variable in operator.inputs)
    value = graph.rows
    for name, numbers in _steps(scaler):
        value = graph.add(name, graph.cast(value, np.float64), graph.constant(numbers, np.float64))
        if is_float:
            value = graph.cast(value, np.float32)
    dtype = np.float64 if isinstance(operator.outputs[0].type, DoubleTensorType) else np.float32
    if getattr(scaler, "clip", False):
        value = graph.add("Clip", graph.cast(value, dtype), *(graph.constant(end, dtype) for end in scaler.feature_range))
    graph.cast(value, dtype, output=operator.outputs[0].full_name)


def _steps(scaler):
    """Operators and what they take besides, in the order of scikit-learn."""
    if hasattr(scaler, "min_"):
        return [("Mul", scaler.scale_), ("Add", scaler.min_)]
    is_shifted = getattr(scaler, "with_mean", False) or getattr(scaler, "with_centering", False)
    shift = getattr(scaler, "mean_", getattr(scaler, "center_", None)) if is_shifted else None
    return [(name, numbers) for name, numbers in (("Sub", shift), ("Div", scaler.scale_)) if numbers is not None]


def _measure(scope, operator, container):
    """The nearest centre, and distances from all."""
    graph = Graph(scope, operator, container)
    rows = graph.add("Unsqueeze", graph.cast(graph.rows, np.float64), graph.constant([1], np.int64))
    apart = graph.add("Sub", rows, graph.constant(operator.raw_operator.cluster_centers_, np.float64))
    squares = graph.add("ReduceSumSquare", apart, graph.constant([2], np.int64), keepdims=0)
    label, distances = (variable.full_name for variable in operator.outputs)
    graph.add("ArgMin", squares, axis=1, keepdims=0, output=label)
    graph.cast(graph.add("Sqrt", squares), np.float32, output=distances)
