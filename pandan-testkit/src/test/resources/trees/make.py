"""Writes the models of this folder with scikit-learn and skl2onnx, and rows with the scores that scikit-learn gives them (ScoredRows)."""

import pathlib

import numpy as np
import pandas as pd
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import make_column_transformer
from sklearn.ensemble import (
    ExtraTreesRegressor,
    GradientBoostingClassifier,
    GradientBoostingRegressor,
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
)
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

FOLDER = pathlib.Path(__file__).parent
random = np.random.default_rng(7)
ROWS = 600
X = pd.DataFrame(
    {
        "speed": random.normal(size=ROWS).astype("f4"),
        "distance": random.normal(1000, 300, size=ROWS).astype("f4"),
        "state": random.choice(["CA", "NY", "서울"], ROWS),
    }
)
number = X.speed * 2 + (X.state == "CA") * X.distance / 500 + random.normal(0, 0.3, ROWS)
y = (number > number.median()).astype(int)
three = np.where(number < 0, "early", np.where(number < 2, "on time", "late"))
X.loc[random.random(ROWS) < 0.1, "speed"] = np.nan
ordinal = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
one_hot = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
types = [("speed", FloatTensorType([None, 1])), ("distance", FloatTensorType([None, 1])), ("state", StringTensorType([None, 1]))]

small = {"max_depth": 4, "random_state": 0}
models = {
    "forest": (RandomForestClassifier(20, **small), ordinal, y),
    "forest-classes": (RandomForestClassifier(9, **small), one_hot, three),
    "boosted": (GradientBoostingClassifier(n_estimators=20, **small), one_hot, y),
    "histogram": (HistGradientBoostingClassifier(max_iter=20, **small), ordinal, y),
    "histogram-numbers": (HistGradientBoostingRegressor(max_iter=20, **small), ordinal, number),
    "extra-numbers": (ExtraTreesRegressor(15, **small), ordinal, number),
    "boosted-numbers": (GradientBoostingRegressor(n_estimators=20, **small), one_hot, number),
}
for name, (model, encoder, label) in models.items():
    numbers = "passthrough" if name.startswith("histogram") else make_pipeline(SimpleImputer(), StandardScaler())
    columns = make_column_transformer((numbers, ["speed", "distance"]), (encoder, ["state"]))
    model = make_pipeline(columns, model).fit(X, label)
    is_number = name.endswith("numbers")
    file = to_onnx(model, initial_types=types, options={} if is_number else {"zipmap": False})
    (FOLDER / f"{name}.onnx").write_bytes(file.SerializeToString())
    scores = model.predict(X) if is_number else model.predict_proba(X)
    scores = scores if is_number else scores.max(axis=1) if name.endswith("classes") else scores[:, 1]
    lines = [",".join(map(str, [*row, score])) for row, score in zip(X.itertuples(index=False), scores)]
    (FOLDER / f"{name}.csv").write_text("\n".join(lines[:100]) + "\n")
