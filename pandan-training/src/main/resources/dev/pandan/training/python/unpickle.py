"""Unpickles a model of scikit-learn, and hands back the model as ONNX and what it says of rows that are drawn for it. Unpickling runs whatever code the file holds."""

import json
import pickle
import sys
import traceback

import numpy as np
import pandas as pd

import drawn_rows
import pandan_trees
from told import FOLDER, ROWS, SEED, Refused, elements, run, samples, tell


def load(about):
    sys.path[:0] = about["code"]
    if about["format"] == "skops":
        import skops.io

        return skops.io.load(about["file"], trusted=skops.io.get_untrusted_types(file=about["file"]))
    with open(about["file"], "rb") as file:
        return pickle.load(file)


def found(model):
    """Of a search the model that it found."""
    while hasattr(model, "best_estimator_"):
        model = model.best_estimator_
    return model


def in_order(features, names):
    """The features in the order of the model's columns."""
    at = {name: i for i, name in enumerate(names)}
    ordered = sorted(features, key=lambda feature: at[elements(feature)[0]])
    if [name for feature in ordered for name in elements(feature)] != list(names):
        raise Refused("the elements of a vector are not side by side in the model's columns")
    return ordered


def order(model, roles):
    columns = [name for feature in roles["features"] for name in elements(feature)]
    own = getattr(model, "feature_names_in_", None)
    names = [str(x) for x in own] if own is not None else roles["pickle"]["columns"]
    if names is None:
        count = getattr(model, "n_features_in_", len(columns))
        if count != len(columns):
            raise Refused(f"the model takes {count} columns without names (expected: {len(columns)}, those of the decision: {columns})")
        return roles["features"]
    if set(names) != set(columns) or len(names) != len(columns):
        (FOLDER / "columns.json").write_text(json.dumps(names), encoding="utf-8")
        sys.exit(0)
    return in_order(roles["features"], names)


def classes_of(model, predicts):
    """Names of the classes, in the model's order; refuses a model that does not predict what the decision does."""
    from sklearn.base import is_classifier, is_regressor

    name = type(pandan_trees.last(model)).__name__
    if predicts == "number":
        if not is_regressor(model):
            raise Refused(f"{name} is no regressor (expected: one, as the decision predicts a number)")
        return []
    if predicts in ("cluster", "anomaly"):
        if is_classifier(model) or is_regressor(model):
            raise Refused(f"{name} predicts a label (expected: a model of {predicts}, as the decision's)")
        return []
    if not is_classifier(model):
        raise Refused(f"{name} is no classifier (expected: one, as the decision predicts {'a class' if predicts == 'class' else 'true or false'})")
    if not hasattr(model, "predict_proba"):
        raise Refused(f"{name} gives no probabilities (expected: a classifier with predict_proba)")
    names = getattr(model, "classes_", [])
    if isinstance(names, list) or np.ndim(names) != 1:
        raise Refused(f"{name} predicts several labels at once (expected: one)")
    texts = [str(x) for x in names.tolist()]
    if predicts == "binary" and len(texts) != 2:
        raise Refused(f"{name} tells {len(texts)} classes apart, {texts} (expected: two, the second of which is the positive one)")
    return texts


def said(model, rows, predicts):
    with np.errstate(all="ignore"):
        if predicts == "number":
            scores = np.asarray(model.predict(rows))
            if scores.size != len(rows):
                raise Refused("the model predicts several numbers at once (expected: one)")
            return scores.reshape(-1)
        if predicts == "anomaly":
            return model.score_samples(rows)
        if predicts == "cluster":
            return model.predict_proba(rows) if hasattr(model, "predict_proba") else model.transform(rows)
        scores = model.predict_proba(rows)
        return scores[:, 1] if predicts == "binary" else scores


def of_one(model, predicts, row):
    """What the model says of one row of columns."""
    return said(model, pd.DataFrame({name: [x if isinstance(x, str) else np.float32(x)] for name, x in row.items()}), predicts)


def refused_rows(model, predicts, frame):
    """Positions of rows that the model has no score for, as one that takes the logarithm of a negative number."""
    try:
        said(model, frame, predicts)
        return []
    except Refused:
        raise
    except Exception:
        if len(frame) == 1:
            return [frame.index[0]]
        half = len(frame) // 2
        return refused_rows(model, predicts, frame[:half]) + refused_rows(model, predicts, frame[half:])


def without_refused(model, predicts, kinds, rows):
    frame = pd.DataFrame({n: np.where(x == None, "", x) if kinds[n] == "category" else x for n, x in rows.items()})  # noqa: E711
    refused = refused_rows(model, predicts, frame)
    if len(refused) > len(frame) / 2:
        said(model, frame, predicts)
    kept = np.setdiff1d(np.arange(len(frame)), refused)
    return {name: values[kept] for name, values in rows.items()}, len(refused)


def drawn(model, roles, met):
    """Values by column, and what is known about what the model refuses."""
    kinds = {name: "category" if f["kind"] == "category" else "number" for f in roles["features"] for name in elements(f)}
    predicts = roles["predicts"]
    draw = drawn_rows.Draw(drawn_rows.Known(model, kinds), met, kinds, lambda row: of_one(model, predicts, row))
    rows = draw.rows(ROWS, SEED)
    for name, kind in kinds.items() if met else ():
        more = np.array([row.get(name) for row in met], dtype=object if kind == "category" else np.float32)
        rows[name] = np.concatenate([rows[name], more])
    rows, count = without_refused(model, predicts, kinds, rows)
    return rows, {"no_missing": draw.no_missing, "no_others": draw.no_others, "refused": count}


def by_columns(model, data):
    """A pipeline whose first step takes one matrix takes columns."""
    if not hasattr(model, "steps") or data.categories or hasattr(model.steps[0][1], "transformers_"):
        return model
    from sklearn.compose import make_column_transformer
    from sklearn.pipeline import Pipeline

    columns = make_column_transformer(("passthrough", list(data.test.X.columns))).fit(data.test.X)
    return Pipeline([("columns", columns), *model.steps])


def hand_back(model, predicts):
    import pandan
    import pandan_neighbours

    data = pandan.load()
    try:
        if predicts in ("cluster", "anomaly"):
            pandan._save_unlabelled(by_columns(model, data), data, None)
            return
        graph = pandan._vectors(pandan._to_onnx(by_columns(model, data), data), data)
    except Exception as problem:  # the converters throw anything
        traceback.print_exc()
        said_first = (str(problem).strip() or type(problem).__name__).splitlines()[0]
        raise Refused(f"{type(pandan_trees.last(model)).__name__} cannot be converted by skl2onnx: {said_first}") from problem
    pandan.save_onnx(graph, said(model, data.test.X, predicts), ties=pandan_neighbours.ties(by_columns(model, data), data.test.X))


def main(roles):
    model = found(load(roles["pickle"]))
    if not hasattr(model, "predict"):
        raise Refused(f"the pickle holds a {type(model).__name__} (expected: a fitted model of scikit-learn)")
    predicts = roles["predicts"]
    features = order(model, roles)
    classes = classes_of(model, predicts)
    rows, refused = drawn(model, {**roles, "features": features}, samples(roles))
    tell(roles, features, rows, classes, refused=refused)
    hand_back(model, predicts)


if __name__ == "__main__":
    run(main)
