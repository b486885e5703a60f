"""What a script tells of a model that only Python reads: why it does not fit, or rows that are drawn for it, what it takes in and what it says."""

import json
import pathlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = pathlib.Path(__file__).parent
ROWS = 2_000
SEED = 1


class Refused(Exception):
    """What is told to the user as it stands."""


def elements(feature):
    """The columns that a feature is."""
    return [f"{feature['name']}[{i}]" for i in range(feature["size"])] if feature["kind"] == "vector" else [feature["name"]]


def samples(roles):
    """Rows as they occur, by column."""
    file = FOLDER / "samples.json"
    some = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    rows = []
    for values in some:
        row = {}
        for feature, value in zip(roles["features"], values):
            parts = elements(feature)
            row.update(zip(parts, value if feature["kind"] == "vector" and value else [value] * len(parts)))
        rows.append(row)
    return rows


def table(features, rows):
    columns = {}
    for feature in features:
        parts = [rows[name] for name in elements(feature)]
        if feature["kind"] == "vector":
            flat = np.stack(parts, axis=1).astype(np.float32)
            columns[feature["name"]] = pa.FixedSizeListArray.from_arrays(pa.array(flat.reshape(-1)), feature["size"]).cast(pa.list_(pa.float32()))
        elif feature["kind"] == "category":
            columns[feature["name"]] = pa.array(parts[0].tolist(), pa.string())
        else:
            columns[feature["name"]] = pa.array(parts[0], pa.float32())
    return pa.table(columns)


def as_json(features, rows):
    """Rows of a value per feature; null for missing."""

    def value(x):
        return x if x is None or isinstance(x, str) else None if np.isnan(x) else float(x)

    columns = []
    for feature in features:
        parts = [[value(x) for x in rows[name]] for name in elements(feature)]
        columns.append([list(x) for x in zip(*parts)] if feature["kind"] == "vector" else parts[0])
    return [list(row) for row in zip(*columns)]


def tell(roles, features, rows, classes=(), width=0, refused=None):
    """Leaves rows, values by column, where pandan.load finds them.

    features: those of the roles, in the order in which the model takes them
    classes: names that the model has for its classes; without any they are numbered, as many as width, where the decision predicts one
    refused: what the model refuses: no_missing, columns of which missing values, no_others, values that it did not see in training, and refused, how many rows beside those
    """
    told = {"classes": list(classes), **(refused or {}), "rows": as_json(roles["features"], rows)}
    (FOLDER / "told.json").write_text(json.dumps(told), encoding="utf-8")
    names = list(classes) or [str(i) for i in range(width)]
    some = {"classes": names} if roles["predicts"] == "class" else {}
    (FOLDER / "roles.json").write_text(json.dumps({**roles, **some, "features": features}, indent=1), encoding="utf-8")
    pq.write_table(table(features, rows), FOLDER / "test.parquet")
    pq.write_table(table(features, rows), FOLDER / "train.parquet")


def run(main):
    """Calls main with the roles; a refusal is told."""
    try:
        main(json.loads((FOLDER / "roles.json").read_text(encoding="utf-8")))
    except Refused as refusal:
        (FOLDER / "refused.txt").write_text(str(refusal), encoding="utf-8")
