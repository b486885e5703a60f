"""Writes the SavedModels of the tests, each with the scores that TensorFlow gives: python make.py (tensorflow-cpu==2.21.0, keras==3.15.1)."""

import csv
import pathlib
import shutil

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

keras.utils.set_random_seed(20010314)
HERE = pathlib.Path(__file__).parent
STATES = ["CA", "NY", "서울"]
rng = np.random.default_rng(20010314)
rows = 100
speed = rng.normal(0, 500, (rows, 1)).astype(np.float32)
bands = rng.normal(0, 500, (rows, 2)).astype(np.float32)
speed[::7] = np.nan
bands[::5, 1] = np.nan
codes = rng.integers(0, len(STATES) + 1, (rows, 1))
texts = np.array([STATES[c] if c < len(STATES) else "elsewhere" for c in codes[:, 0]])


def dense(parts, last):
    x = layers.Concatenate()(parts)
    x = layers.Dense(16, activation="relu")(x)
    return last(x)


def known(numbers):
    missing = ops.isnan(numbers)
    return [ops.where(missing, 0.0, numbers / 500), ops.cast(missing, "float32")]


def write(name, scores):
    with open(HERE / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        for i in range(rows):
            out.writerow([speed[i, 0], *bands[i], texts[i], *(repr(float(score)) for score in scores[i])])


def packed(name, last):
    """All numbers side by side and codes of categories, as a script of 'trainer: python' trains them."""
    numbers = keras.Input((3,), name="numbers")
    categories = keras.Input((1,), dtype="int64", name="categories")
    embedded = layers.Embedding(len(STATES) + 1, 2)(categories[:, 0])
    model = keras.Model([numbers, categories], dense([*known(numbers), embedded], last))
    shutil.rmtree(HERE / name, ignore_errors=True)
    model.export(HERE / name, verbose=False)
    write(name, model({"numbers": np.hstack([speed, bands]), "categories": codes}).numpy())


class Named(tf.Module):
    """An input per feature, texts included, and the probabilities of two classes."""

    def __init__(self):
        self.weights = tf.Variable(rng.normal(0, 0.5, (6, 1)).astype(np.float32))
        keys = tf.constant(STATES)
        values = tf.constant(rng.normal(0, 1, len(STATES)).astype(np.float32))
        self.table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(keys, values), 0.25)

    @tf.function(
        input_signature=[
            tf.TensorSpec([None, 1], tf.float32, name="speed"),
            tf.TensorSpec([None, 2], tf.float32, name="bands"),
            tf.TensorSpec([None, 1], tf.string, name="state"),
        ]
    )
    def __call__(self, speed, bands, state):
        numbers = tf.concat([speed, bands], 1)
        missing = tf.math.is_nan(numbers)
        parts = tf.concat([tf.where(missing, 0.0, numbers / 500), tf.cast(missing, tf.float32)], 1)
        p = tf.sigmoid(tf.matmul(parts, self.weights) + self.table.lookup(state))
        return {"label": tf.cast(p > 0.5, tf.int64), "probabilities": tf.concat([1 - p, p], 1)}


def named():
    model = Named()
    shutil.rmtree(HERE / "named", ignore_errors=True)
    tf.saved_model.save(model, str(HERE / "named"))
    write("named", model(speed, bands, texts[:, None])["probabilities"].numpy()[:, 1:])


packed("packed", layers.Dense(1, activation="sigmoid"))
named()
packed("classes", layers.Dense(3, activation="softmax"))
packed("number", layers.Dense(1, kernel_initializer=keras.initializers.RandomNormal(stddev=20)))
