"""Loads a network that only Python reads, a file of Keras, a pickled module of PyTorch or what torch.export made of one, and hands it back as ONNX with what it says of rows that are drawn for it. A pickle runs whatever code it holds."""

import inspect
import logging
import os
import sys
import traceback
import warnings
import zipfile

import numpy as np

from told import FOLDER, ROWS, SEED, Refused, elements, run, samples, tell


# What converters say to those who write them.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
warnings.simplefilter("ignore")
logging.disable(logging.WARNING)


class Keras:
    """A model of Keras; its inputs are told by their names."""

    def __init__(self, about):
        import keras

        self._model = keras.models.load_model(about["file"], compile=False)
        self.inputs = {each.name: each.shape[-1] for each in self._model.inputs}

    def says(self, given):
        values = [given[name] for name in self.inputs]
        return np.asarray(self._model.predict(values if len(values) > 1 else values[0], batch_size=ROWS, verbose=0))

    def write(self, file, given, output):
        self._model.export(str(file), format="onnx", verbose=False)


class Torch:
    """A module of PyTorch; its inputs are the arguments of forward."""

    def __init__(self, about):
        self._module = self._load(about["file"])
        arguments = inspect.signature(self._module.forward).parameters.values()
        self.inputs = {each.name: None for each in arguments if each.default is each.empty and each.kind == each.POSITIONAL_OR_KEYWORD}
        if not self.inputs:
            raise Refused("forward of the module names no arguments (expected: one or more, for example forward(self, numbers))")

    @staticmethod
    def _load(file):
        import torch

        with zipfile.ZipFile(file) as zip:
            if any(name.endswith("/archive_format") for name in zip.namelist()):
                return torch.export.load(file).module()
        module = torch.load(file, map_location="cpu", weights_only=False)
        if not isinstance(module, torch.nn.Module):
            raise Refused(f"the pickle holds a {type(module).__name__} (expected: a whole module; of weights alone nobody knows what to do with them)")
        return module.eval()

    def says(self, given):
        import torch

        with torch.no_grad():
            return self._module(*[torch.from_numpy(given[name]) for name in self.inputs]).numpy()

    def write(self, file, given, output):
        import torch

        torch.onnx.export(
            self._module,
            tuple(torch.from_numpy(given[name][:2]) for name in self.inputs),
            str(file),
            input_names=list(self.inputs),
            output_names=[output],
            dynamic_shapes=[{0: torch.export.Dim("n")} for _ in self.inputs],
            external_data=False,
            dynamo=True,
            verbose=False,
        )


def drawn(roles):
    """Values by column: around those of rows as they occur, or around 0. No value is missing: a network makes no number of it."""
    random = np.random.default_rng(SEED)
    met = samples(roles)
    rows = {}
    for feature in roles["features"]:
        for name in elements(feature):
            if feature["kind"] == "category":
                rows[name] = np.full(ROWS, None, dtype=object)
                continue
            known = np.array([row[name] for row in met if row.get(name) is not None], np.float32)
            spread = float(np.std(known)) or 1.0 if len(known) else 3.0
            middle = random.choice(known, ROWS) if len(known) else np.zeros(ROWS)
            rows[name] = (middle + random.normal(0, spread, ROWS)).astype(np.float32)
    return rows


def fed(network, features, rows):
    """What goes into each input: the feature of its name, or all numbers side by side, in the order of the decision."""
    numbers = {f["name"]: [rows[name] for name in elements(f)] for f in features if f["kind"] != "category"}
    everything = [column for columns in numbers.values() for column in columns]
    given = {}
    for name, width in network.inputs.items():
        columns = numbers.get(name, everything)
        if not columns:
            raise Refused("the decision has no numbers (expected: some, as a network takes no texts)")
        if width is not None and width != len(columns):
            raise Refused(
                f"the model's input '{name}' takes {width} values a row (expected: {len(columns)}, "
                + (f"those of the feature '{name}')" if name in numbers else f"all numbers of the decision, {list(numbers)}, or the name of a feature)")
            )
        given[name] = np.stack(columns, axis=1)
    return given


def first_line(problem):
    return (str(problem).strip() or type(problem).__name__).splitlines()[0]


def scores_of(network, given, predicts):
    try:
        said = np.asarray(network.says(given), dtype=np.float64)
    except Exception as problem:  # whatever a library throws at what it does not take
        shapes = {name: list(values.shape) for name, values in given.items()}
        raise Refused(f"the model does not take the decision's numbers, float32 {shapes}: {first_line(problem)}") from problem
    said = said.reshape(len(said), -1)
    width = said.shape[1]
    if predicts == "cluster" or width > 1 and predicts in ("number", "anomaly") or width > 2 and predicts == "binary" or width < 2 and predicts == "class":
        raise Refused(f"the model has {width} values a row, which is no {predicts} (expected: a model of what the decision predicts)")
    return said[:, 1:] if predicts == "binary" and width == 2 else said


def main(roles):
    about = roles["pickle"]
    sys.path[:0] = about["code"]
    network = Keras(about) if about["format"] == "keras" else Torch(about)
    rows = drawn(roles)
    given = fed(network, roles["features"], rows)
    scores = scores_of(network, given, roles["predicts"])
    tell(roles, roles["features"], rows, width=scores.shape[1])
    file = FOLDER / "network.onnx"
    try:
        network.write(file, given, "probabilities" if scores.shape[1] > 1 else "score")
    except Exception as problem:  # the converters throw anything
        traceback.print_exc()
        raise Refused(f"the network cannot be converted to ONNX: {first_line(problem)}") from problem
    import pandan

    pandan.save_onnx(file, scores)


if __name__ == "__main__":
    run(main)
