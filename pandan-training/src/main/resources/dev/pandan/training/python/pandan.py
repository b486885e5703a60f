"""What a training script needs of Pandan: the data, and a way to hand back the model. Lies beside the data; nothing has to be installed for it.

    import pandan
    data = pandan.load()
    ...                                  # fit a model on data.train
    pandan.save_sklearn(model)           # or save_keras, save_torch, save_trees, save_onnx, save_saved_model, save_torchscript
"""

import contextlib
import copy
import json
import logging
import os
import pathlib
import warnings
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

import pandan_converters
import pandan_neighbours
import pandan_trees

_FOLDER = pathlib.Path(os.environ.get("PANDAN_DATA", pathlib.Path(__file__).parent))
_OUTPUT = _FOLDER / "output"
_BATCH = 65_536


class Rows:
    """Labelled rows, in the order of time."""

    def __init__(self, file, features, classes):
        self._table = pq.read_table(file)
        self._features = features
        self._classes = classes

    def __len__(self):
        return self._table.num_rows

    @cached_property
    def ids(self):
        return self._table["_id"].to_numpy()

    @cached_property
    def times(self):
        """datetime64[us], UTC."""
        return self._table["_time"].to_numpy().astype("datetime64[us]")

    @cached_property
    def y(self):
        """int64[n]: 1 is the positive class; float64[n] where a number is predicted; where a class is, its position in data.classes, -1 for one that is not there. Where none is needed and some are unknown: float64[n] with 1, 0 and NaN."""
        column = self._table["_label"]
        if column.null_count:
            return np.array([np.nan if y is None else float(y) for y in column.to_pylist()])
        labels = column.to_numpy()
        if self._classes:
            return pd.Categorical(labels, categories=self._classes).codes.astype(np.int64)
        return labels.astype(np.int64) if labels.dtype == bool else labels

    @cached_property
    def weights(self):
        """float64[n]: what rows of data.train weigh, above 0, as model.weights in the project file says; 1 where it says nothing, and for data.test: metrics weigh no rows."""
        if "_weight" not in self._table.column_names:
            return np.ones(len(self))
        return self._table["_weight"].to_numpy()

    @cached_property
    def X(self):
        """A DataFrame: a float32 column per number (NaN: missing), a text column per category, columns name[0], name[1], ... per vector."""
        columns = {}
        for feature in self._features:
            name = feature["name"]
            if feature["kind"] == "category":
                columns[name] = self._texts(feature)
            elif feature["kind"] == "vector":
                vector = self._vector(feature)
                columns.update({f"{name}[{i}]": vector[:, i] for i in range(feature["size"])})
            else:
                columns[name] = self._table[name].to_numpy()
        return pd.DataFrame(columns, copy=False)

    @cached_property
    def numbers(self):
        """float32[n, width]: all numbers and vectors side by side, in the order of the decision; NaN: missing."""
        some = [self._vector(f) for f in self._features if f["kind"] != "category"]
        return np.ascontiguousarray(np.concatenate(some, axis=1)) if some else np.empty((len(self), 0), np.float32)

    @cached_property
    def codes(self):
        """int64[n, categories]: position among the feature's categories; their number for one that is missing or was not seen in training."""
        some = [f for f in self._features if f["kind"] == "category"]
        codes = np.empty((len(self), len(some)), np.int64)
        for i, feature in enumerate(some):
            known = pd.Categorical(self._texts(feature), categories=feature["categories"])
            codes[:, i] = np.where(known.codes < 0, len(feature["categories"]), known.codes)
        return codes

    @cached_property
    def matrix(self):
        """float32[n, width + categories]: numbers, then codes, side by side."""
        return np.hstack([self.numbers, self.codes.astype(np.float32)])

    def _texts(self, feature):
        return self._table[feature["name"]].fill_null(feature["missing"]).to_numpy().astype(object)

    def _vector(self, feature):
        column = self._table[feature["name"]].combine_chunks()
        values = column.flatten() if feature["kind"] == "vector" else column
        return values.to_numpy(zero_copy_only=False).astype(np.float32).reshape(len(self), -1)


class Data:
    def __init__(self):
        self.roles = json.loads((_FOLDER / "roles.json").read_text(encoding="utf-8"))
        features = self.roles["features"]
        self.params = self.roles["params"]
        """Those of the project file."""
        self.classes = self.roles.get("classes", [])
        """Where a class is predicted: those of the training rows, those with most rows first."""
        self.train = Rows(_FOLDER / "train.parquet", features, self.classes)
        self.test = Rows(_FOLDER / "test.parquet", features, self.classes)
        self.numbers = [
            column
            for f in features
            if f["kind"] != "category"
            for column in ([f"{f['name']}[{i}]" for i in range(f["size"])] if f["kind"] == "vector" else [f["name"]])
        ]
        """Columns of X that are numbers."""
        self.categories = [f["name"] for f in features if f["kind"] == "category"]
        """Columns of X that are categories."""
        self.sizes = [len(f["categories"]) + 1 for f in features if f["kind"] == "category"]
        """Per category how many different codes there are, the one for all others included."""


    def place(self, name):
        """slice: the columns of .numbers that a number or a vector has."""
        start = 0
        for feature in self.roles["features"]:
            width = {"category": 0, "number": 1}.get(feature["kind"], feature.get("size"))
            if feature["name"] == name and width:
                return slice(start, start + width)
            start += width
        raise KeyError(f"no number or vector {name!r} among the features")


_data = None


def load():
    """The data of this training; read once."""
    global _data
    if _data is None:
        _data = Data()
    return _data


def save_onnx(model, scores, metrics=None, clusters=0, probabilities=False, ties=()):
    """Hands back an ONNX model.

    model: bytes, a path, or a ModelProto. Its inputs are one per feature, under the feature's name (float[n,1], string[n,1], float[n,size] of a vector), or one for all
    numbers (float[n,width]) and one for all categories (string[n,m], or int64[n,m] codes). Its score is an output named 'score', or the second of two probabilities; where a number is predicted it is that number, where a class is, the probabilities in the order of data.classes.
    scores: of the rows of data.test, as the library that trained the model gives them; Pandan refuses a model that says otherwise where it will serve.
    metrics: names and numbers to be kept with the model.
    clusters: where a cluster is predicted, how many there are; the model then has one value for each of them, in an output 'distances', the smallest of which is the
    nearest cluster's, or, with probabilities=True, in an output 'probabilities'. Where an anomaly is, the score is a number: the greater, the more unusual.
    ties: positions of those rows of data.test, one in ten at most, whose score depends on which of several equally near neighbours is taken; they are not compared.
    """
    if hasattr(model, "SerializeToString"):
        model = model.SerializeToString()
    elif not isinstance(model, bytes):
        model = pathlib.Path(model).read_bytes()
    if load().roles["predicts"] == "cluster" and clusters < 1:
        raise ValueError("save_onnx: clusters is missing: how many there are")
    more = {"clusters": clusters, "probabilities": probabilities} if clusters else {}
    if len(ties):
        if not all(0 <= row < len(load().test) for row in ties):
            raise ValueError(f"save_onnx: ties are positions of rows of data.test (expected: 0 to {len(load().test) - 1})")
        more["ties"] = list(map(int, ties))
    _hand_back("onnx", "model.onnx", scores, metrics, lambda path: path.write_bytes(model), more)


def save_sklearn(model, metrics=None):
    """Hands back a fitted classifier, or where a number is predicted a regressor, or a pipeline of scikit-learn that takes data.test.X, by way of skl2onnx.

    Where a cluster is predicted: KMeans and MiniBatchKMeans, whose scores are the distances from the centres, or GaussianMixture, whose are probabilities. Where an
    anomaly is: IsolationForest, LocalOutlierFactor(novelty=True) or OneClassSVM; its score is -score_samples, the greater, the more unusual.
    """
    data = load()
    if data.roles["predicts"] in ("cluster", "anomaly"):
        _save_unlabelled(model, data, metrics)
        return
    with np.errstate(all="ignore"):
        scores = _predicted(model, data.test.X)
    save_onnx(_vectors(_to_onnx(model, data), data), scores, metrics, ties=pandan_neighbours.ties(model, data.test.X))


def _predicted(model, rows):
    """What a fitted model of scikit-learn's manner says of rows: numbers, probabilities of the positive class, or of all classes."""
    data = load()
    name = type(pandan_trees.last(model)).__name__
    if data.roles["predicts"] == "number":
        if hasattr(model, "predict_proba"):
            raise ValueError(f"{name} is a classifier (expected: a regressor, as the decision predicts a number)")
        return model.predict(rows)
    if not hasattr(model, "predict_proba"):
        raise ValueError(f"{name} gives no probabilities (expected: a classifier with predict_proba)")
    scores = model.predict_proba(rows)
    if not data.classes:
        return scores[:, 1]
    expected = list(range(len(data.classes)))
    found = list(getattr(model, "classes_", expected))
    if found != expected:
        raise ValueError(f"{name} tells {found} apart (expected: {expected}; fit it on data.train.y)")
    return scores


def _save_unlabelled(model, data, metrics):
    """The converters have outputs of their own; one is added that says what Pandan reads."""
    from onnx import TensorProto, helper, numpy_helper

    last = pandan_trees.last(model)
    tied = pandan_neighbours.ties(model, data.test.X)
    graph_of = _vectors(_to_onnx(model, data), data)
    graph = graph_of.graph
    outputs = [output.name for output in graph.output]
    if data.roles["predicts"] == "anomaly":
        if not hasattr(last, "score_samples"):
            raise ValueError(f"{type(last).__name__} has no score_samples (expected: IsolationForest, LocalOutlierFactor(novelty=True) or OneClassSVM)")
        scores = -model.score_samples(data.test.X)
        offset = np.array([-float(np.ravel(last.offset_)[0])], np.float32)
        graph.initializer.append(numpy_helper.from_array(offset, "pandan_offset"))
        graph.node.append(helper.make_node("Sub", ["pandan_offset", outputs[-1]], ["score"]))
        name, width, probabilities = "score", 1, False
    elif hasattr(last, "predict_proba"):
        scores = model.predict_proba(data.test.X)
        graph.node.append(helper.make_node("Identity", [outputs[-1]], ["log_density"]))
        if outputs[-2] != "probabilities":
            graph.node.append(helper.make_node("Identity", [outputs[-2]], ["probabilities"]))
        name, width, probabilities = "probabilities", scores.shape[1], True
    elif hasattr(last, "cluster_centers_") and hasattr(last, "transform"):
        scores = model.transform(data.test.X)
        graph.node.append(helper.make_node("Identity", [outputs[-1]], ["distances"]))
        name, width, probabilities = "distances", scores.shape[1], False
    else:
        raise ValueError(f"{type(last).__name__} cannot tell the cluster of a new row (expected: KMeans, MiniBatchKMeans or GaussianMixture)")
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, width]))
    if probabilities:
        graph.output.append(helper.make_tensor_value_info("log_density", TensorProto.FLOAT, [None, 1]))
    save_onnx(graph_of, scores, metrics, clusters=0 if name == "score" else width, probabilities=probabilities, ties=tied)


def _with_float_thresholds(model):
    """HistGradientBoosting asks whether x <= a double, which its converter rounds to the nearest float."""
    last = pandan_trees.last(model)
    if not hasattr(last, "_predictors"):
        return model
    model = copy.deepcopy(model)
    last = pandan_trees.last(model)
    for trees in last._predictors:
        for tree in trees:
            tree.nodes["num_threshold"] = pandan_trees.floats_not_above(tree.nodes["num_threshold"])
    return model


def _to_onnx(model, data):
    from skl2onnx import convert_sklearn
    from skl2onnx.common.data_types import FloatTensorType, StringTensorType

    model = pandan_neighbours.with_dense_rows(_with_float_thresholds(model))
    if not hasattr(model, "steps") and not data.categories:
        # The converter of a model by itself takes one input only.
        from sklearn.compose import make_column_transformer
        from sklearn.pipeline import make_pipeline

        columns = make_column_transformer(("passthrough", data.numbers)).fit(data.test.X)
        model = make_pipeline(columns, model)
    types = [
        (column, StringTensorType([None, 1]) if column in data.categories else FloatTensorType([None, 1]))
        for column in data.test.X.columns
    ]
    last = pandan_trees.last(model)
    if data.roles["predicts"] in ("cluster", "anomaly"):
        options = {id(last): {"score_samples": True}} if hasattr(last, "predict_proba") else {}
    else:
        options = {} if data.roles["predicts"] == "number" else {"zipmap": False}
    own = pandan_converters.converters()
    graph = convert_sklearn(model, type(model).__name__, types, options=options, **own)
    return pandan_neighbours.one_by_one(pandan_trees.with_missing_values(graph, model))


def _vectors(model, data):
    """The columns name[0], name[1], ... of a vector as one input."""
    from onnx import TensorProto, helper

    for feature in data.roles["features"]:
        if feature["kind"] == "vector":
            # The converter takes brackets out of names.
            columns = [f"{feature['name']}_{i}_" for i in range(feature["size"])]
            used = {x for node in model.graph.node for x in node.input}
            inputs = [x for x in model.graph.input if x.name not in columns]
            inputs.append(helper.make_tensor_value_info(feature["name"], TensorProto.FLOAT, [None, feature["size"]]))
            del model.graph.input[:]
            model.graph.input.extend(inputs)
            if used & set(columns):
                split = helper.make_node("Split", [feature["name"]], columns, axis=1)
                if max(o.version for o in model.opset_import if o.domain == "") >= 18:
                    split.attribute.append(helper.make_attribute("num_outputs", feature["size"]))
                model.graph.node.insert(0, split)
    return model


@contextlib.contextmanager
def _quiet():
    """Keeps to themselves what converters say about their own code, which nobody who trains can change."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        warnings.filterwarnings("ignore", "# The axis name", UserWarning)
        try:
            yield
        finally:
            logger.setLevel(level)


def save_keras(model, metrics=None):
    """Hands back a Keras model with the inputs 'numbers' (data.test.numbers) and 'categories' (data.test.codes), or one of them, and one probability, or the number, by way of tf2onnx."""
    scores = _keras_scores(model)
    file = _FOLDER / "keras.onnx"
    with _quiet():
        model.export(str(file), format="onnx", verbose=False)
    save_onnx(file, scores, metrics)


def save_saved_model(model, scores=None, metrics=None):
    """Hands back a SavedModel as it is: a Keras model with the inputs of save_keras, or the folder of one, with its scores of data.test."""
    import shutil

    def write(path):
        shutil.rmtree(path, ignore_errors=True)
        if hasattr(model, "export"):
            model.export(str(path), verbose=False)
        else:
            shutil.copytree(model, path)

    if scores is None:
        scores = _keras_scores(model)
    _hand_back("saved_model", "saved_model", scores, metrics, write)


def _keras_scores(model):
    data = load()
    inputs = {"numbers": data.test.numbers, "categories": data.test.codes}
    inputs = {name: inputs[name] for name in model.input_names} if hasattr(model, "input_names") else inputs
    return model.predict(inputs, batch_size=_BATCH, verbose=0)


def save_torch(module, metrics=None):
    """Hands back a PyTorch module forward(numbers, categories) that gives probabilities, or numbers; without the one of which there are no features."""
    import torch

    module = module.cpu().eval()
    parts = _torch_parts()
    scores = _torch_scores(module, parts)
    file = _FOLDER / "torch.onnx"
    with _quiet():
        torch.onnx.export(
            module,
            tuple(rows[:2] for _, rows in parts),
            str(file),
            input_names=[name for name, _ in parts],
            output_names=["probabilities" if load().classes else "score"],
            dynamic_shapes=[{0: torch.export.Dim("n")} for _ in parts],
            external_data=False,
            dynamo=True,
            verbose=False,
        )
    save_onnx(file, scores, metrics)


def save_torchscript(module, metrics=None):
    """Hands back a module forward(numbers, categories) of PyTorch as it is, as TorchScript: traced, unless it is scripted already, and in fewer operations where its scores stay the same (pandan_torch.py)."""
    import pandan_torch

    module = module.cpu().eval()
    parts = _torch_parts()
    scores = _torch_scores(module, parts)
    script = pandan_torch.script(module, [rows for _, rows in parts], scores)
    _hand_back("torchscript", "model.pt", scores, metrics, lambda path: script.save(str(path)))


def _torch_parts():
    import torch

    parts = [("numbers", load().test.numbers), ("categories", load().test.codes)]
    return [(name, torch.from_numpy(rows)) for name, rows in parts if rows.shape[1] > 0]


def _torch_scores(module, parts):
    import torch

    with torch.no_grad():
        batches = zip(*(rows.split(_BATCH) for _, rows in parts))
        return torch.cat([module(*batch).reshape(len(batch[0]), -1) for batch in batches]).numpy()


def save_trees(model, metrics=None):
    """Hands back a classifier, where a number is predicted a regressor, or a booster of XGBoost or LightGBM that was fitted on data.train.matrix; it needs no converter."""
    is_wrapped = hasattr(model, "get_booster") or hasattr(model, "booster_")
    booster = model.get_booster() if hasattr(model, "get_booster") else getattr(model, "booster_", model)
    rows = load().test.matrix
    if is_wrapped:
        scores = _predicted(model, rows)
    elif type(booster).__module__.startswith("xgboost"):
        best = booster.attr("best_iteration")
        scores = booster.inplace_predict(rows, iteration_range=(0, int(best) + 1 if best else 0))
    else:
        scores = booster.predict(rows)
    name = "model.json" if type(booster).__module__.startswith("xgboost") else "model.txt"
    _hand_back("trees", name, scores, metrics, lambda path: booster.save_model(str(path)))


def _hand_back(kind, name, scores, metrics, write, more=None):
    width = (more or {}).get("clusters") or max(1, len(load().classes))
    scores = np.asarray(scores, dtype=np.float64).reshape(-1, width)
    if len(scores) != len(load().test):
        raise ValueError(f"{len(scores)} scores for {len(load().test)} rows of data.test")
    _OUTPUT.mkdir(exist_ok=True)
    write(_OUTPUT / name)
    (_OUTPUT / "scores.txt").write_text("".join(" ".join(map(repr, row)) + "\n" for row in scores.tolist()), encoding="ascii")
    numbers = {key: float(value) for key, value in (metrics or {}).items()}
    result = {"format": kind, "model": name, "metrics": numbers, "versions": _versions(), **(more or {})}
    (_OUTPUT / "result.json").write_text(json.dumps(result, indent=1), encoding="utf-8")


def _versions():
    import platform
    import sys
    from importlib import metadata

    found = {"python": platform.python_version()}
    for module in ("sklearn", "keras", "tensorflow", "torch", "lightgbm", "xgboost", "skl2onnx", "tf2onnx"):
        if module in sys.modules:
            version = getattr(sys.modules[module], "__version__", None)
            found[module] = str(version or metadata.version(module))
    return found
