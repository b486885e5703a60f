"""Writes data sets that scikit-learn brings as files, rows in a fixed random order, label last."""

import pathlib
import sys

from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.utils import shuffle

folder = pathlib.Path(sys.argv[1])


def write(name, X, y):
    X, y = shuffle(X, y, random_state=0)
    with open(folder / f"{name}.csv", "w") as out:
        out.write(",".join(f"f{i}" for i in range(X.shape[1])) + ",label\n")
        for row, label in zip(X, y):
            out.write(",".join(repr(float(value)) for value in (*row, label)) + "\n")


write("breast_cancer", *load_breast_cancer(return_X_y=True))
X, digit = load_digits(return_X_y=True)
write("digits", X, digit % 2)  # is it an odd one?
write("diabetes", *load_diabetes(return_X_y=True))
