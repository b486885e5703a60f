"""What a training script needs of Pandan: the data, and a way to hand back the model. Lies beside the data; nothing has to be installed for it.

    import pandan
    data = pandan.load()
    ...                                  # fit a model on data.train
    pandan.save_sklearn(model)           # or save_keras, save_torch, save_onnx
"""

import json
import os
import pathlib
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

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
        """int64[n]: 1 is the positive class; float64[n] where a number is predicted; where a class is, its position in data.classes, -1 for one that is not there."""
        labels = self._table["_label"].to_numpy()
        if self._classes:
            return pd.Categorical(labels, categories=self._classes).codes.astype(np.int64)
        return labels.astype(np.int64) if labels.dtype == bool else labels

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


def save_onnx(model, scores, metrics=None):
    """Hands back an ONNX model.

    model: bytes, a path, or a ModelProto. Its inputs are one per feature, under the feature's name (float[n,1], string[n,1], float[n,size] of a vector), or one for all
    numbers (float[n,width]) and one for all categories (string[n,m], or int64[n,m] codes). Its score is an output named 'score', or the second of two probabilities; where a number is predicted it is that number, where a class is, the probabilities in the order of data.classes.
    scores: of the rows of data.test, as the library that trained the model gives them; Pandan refuses a model that says otherwise where it will serve.
    metrics: names and numbers to be kept with the model.
    """
    if hasattr(model, "SerializeToString"):
        model = model.SerializeToString()
    elif not isinstance(model, bytes):
        model = pathlib.Path(model).read_bytes()
    _hand_back("onnx", "model.onnx", scores, metrics, lambda path: path.write_bytes(model))


def save_sklearn(model, metrics=None):
    """Hands back a fitted classifier, or where a number is predicted a regressor, or a pipeline of scikit-learn that takes data.test.X, by way of skl2onnx."""
    data = load()
    is_number = data.roles["predicts"] == "number"
    with np.errstate(all="ignore"):
        scores = model.predict(data.test.X) if is_number else model.predict_proba(data.test.X)
    if not is_number and not data.classes:
        scores = scores[:, 1]
    save_onnx(_vectors(_to_onnx(model, data), data), scores, metrics)


def _to_onnx(model, data):
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import FloatTensorType, StringTensorType

    types = [
        (column, StringTensorType([None, 1]) if column in data.categories else FloatTensorType([None, 1]))
        for column in data.test.X.columns
    ]
    options = {} if data.roles["predicts"] == "number" else {"zipmap": False}
    return to_onnx(model, initial_types=types, options=options)


def _vectors(model, data):
    """The columns name[0], name[1], ... of a vector as one input."""
    from onnx import TensorProto, helper

    for feature in data.roles["features"]:
        if feature["kind"] == "vector":
            columns = [f"{feature['name']}[{i}]" for i in range(feature["size"])]
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


def save_keras(model, metrics=None):
    """Hands back a Keras model with the inputs 'numbers' (data.test.numbers) and 'categories' (data.test.codes), or one of them, and one probability, or the number, by way of tf2onnx."""
    data = load()
    inputs = {"numbers": data.test.numbers, "categories": data.test.codes}
    inputs = {name: inputs[name] for name in model.input_names} if hasattr(model, "input_names") else inputs
    scores = model.predict(inputs, batch_size=_BATCH, verbose=0)
    file = _FOLDER / "keras.onnx"
    model.export(str(file), format="onnx", verbose=False)
    save_onnx(file, scores, metrics)


def save_torch(module, metrics=None):
    """Hands back a PyTorch module forward(numbers, categories) that gives probabilities, or numbers; without the one of which there are no features."""
    import torch

    data = load()
    module = module.cpu().eval()
    parts = [("numbers", data.test.numbers), ("categories", data.test.codes)]
    parts = [(name, torch.from_numpy(rows)) for name, rows in parts if rows.shape[1] > 0]
    with torch.no_grad():
        batches = zip(*(rows.split(_BATCH) for _, rows in parts))
        scores = torch.cat([module(*batch).reshape(len(batch[0]), -1) for batch in batches]).numpy()
    file = _FOLDER / "torch.onnx"
    torch.onnx.export(
        module,
        tuple(rows[:2] for _, rows in parts),
        str(file),
        input_names=[name for name, _ in parts],
        output_names=["probabilities" if data.classes else "score"],
        dynamic_shapes=[{0: torch.export.Dim("n")} for _ in parts],
        external_data=False,
        dynamo=True,
        verbose=False,
    )
    save_onnx(file, scores, metrics)


def _hand_back(kind, name, scores, metrics, write):
    scores = np.asarray(scores, dtype=np.float64).reshape(-1, max(1, len(load().classes)))
    if len(scores) != len(load().test):
        raise ValueError(f"{len(scores)} scores for {len(load().test)} rows of data.test")
    _OUTPUT.mkdir(exist_ok=True)
    write(_OUTPUT / name)
    (_OUTPUT / "scores.txt").write_text("".join(" ".join(map(repr, row)) + "\n" for row in scores.tolist()), encoding="ascii")
    numbers = {key: float(value) for key, value in (metrics or {}).items()}
    result = {"format": kind, "model": name, "metrics": numbers, "versions": _versions()}
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
