"""A small neural network in Keras. Run by 'pandan train'; the parameters are those of pandan.yaml."""

import keras
import numpy as np
import pandan
from keras import layers, ops

keras.utils.set_random_seed(0)
data = pandan.load()
params = {"epochs": 5, "batch_size": 1024, "learning_rate": 0.003} | data.params

mean = np.nanmean(data.train.numbers, axis=0)
scale = np.nanstd(data.train.numbers, axis=0) + 1e-6

numbers = keras.Input((len(data.numbers),), name="numbers")
categories = keras.Input((len(data.categories),), dtype="int64", name="categories")
missing = ops.isnan(numbers)
parts = [ops.where(missing, 0.0, (numbers - mean) / scale), ops.cast(missing, "float32")]
for i, size in enumerate(data.sizes):
    parts.append(layers.Embedding(size, min(8, size))(categories[:, i]))
x = layers.Concatenate()(parts)
for _ in range(2):
    x = layers.Dense(64, activation="relu")(x)
model = keras.Model([numbers, categories], layers.Dense(1, activation="sigmoid", name="score")(x))

model.compile(keras.optimizers.Adam(params["learning_rate"]), "binary_crossentropy", metrics=["auc"])
model.fit(
    {"numbers": data.train.numbers, "categories": data.train.codes},
    data.train.y,
    batch_size=params["batch_size"],
    epochs=params["epochs"],
    verbose=2,
)
pandan.save_keras(model)
