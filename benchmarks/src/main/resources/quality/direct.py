"""Fits an estimator on a plain table and prints its AUC or R2: direct.py FOLDER ESTIMATOR binary|number CATEGORIES"""

import pathlib
import sys

import pandas as pd
from estimators import make
from sklearn.metrics import r2_score, roc_auc_score

folder, name, target, categories = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
categories = categories.split(",") if categories else []


def read(file):
    table = pd.read_csv(folder / file, dtype={name: str for name in categories})
    table[categories] = table[categories].fillna("")
    return table.drop(columns="label"), table["label"]


X, y = read("train.csv")
number = target == "number"
numbers = [column for column in X.columns if column not in categories]
model = make(name, number, numbers, categories)
model.fit(X, y if number else y.astype(int))
X, y = read("test.csv")
print(r2_score(y, model.predict(X)) if number else roc_auc_score(y, model.predict_proba(X)[:, 1]))
