"""A recurrent network in Keras over the latest arrivals at the airport, with the other features beside it. Run by 'pandan train'."""

import keras
import numpy as np
import pandan
from keras import layers, ops

ROWS, WIDTH = 12, 3  # recent: rows(12, delay, seconds_ago()) OVER arrivals_here_2h, each row with a 1 at its end

keras.utils.set_random_seed(0)
data = pandan.load()
params = {"epochs": 3, "batch_size": 1024, "learning_rate": 0.003} | data.params
place = data.place("recent")

rest = [i for i in range(len(data.numbers)) if not place.start <= i < place.stop]
mean, scale = np.nanmean(data.train.numbers, axis=0), np.nanstd(data.train.numbers, axis=0) + 1e-6
rows = data.train.numbers[:, place].reshape(-1, ROWS, WIDTH)
rows = rows[rows[:, :, -1] == 1][:, :-1]  # those that are there
row_mean, row_scale = np.nanmean(rows, axis=0), np.nanstd(rows, axis=0) + 1e-6

numbers = keras.Input((len(data.numbers),), name="numbers")
categories = keras.Input((len(data.categories),), dtype="int64", name="categories")

recent = layers.Reshape((ROWS, WIDTH))(numbers[:, place.start : place.stop])
values, mask = recent[:, :, :-1], recent[:, :, -1]
values = ops.where(ops.isnan(values), 0.0, (values - row_mean) / row_scale)
sequence = layers.GRU(16, unroll=True)(values, mask=ops.cast(mask, "bool"))

others = ops.take(numbers, rest, axis=1)
missing = ops.isnan(others)
parts = [sequence, ops.where(missing, 0.0, (others - mean[rest]) / scale[rest]), ops.cast(missing, "float32")]
for i, size in enumerate(data.sizes):
    parts.append(layers.Embedding(size, min(8, size))(categories[:, i]))
x = layers.Dense(64, activation="relu")(layers.Concatenate()(parts))
model = keras.Model([numbers, categories], layers.Dense(1, activation="sigmoid", name="score")(x))

model.compile(keras.optimizers.Adam(params["learning_rate"]), "binary_crossentropy")
model.fit(
    {"numbers": data.train.numbers, "categories": data.train.codes},
    data.train.y,
    batch_size=params["batch_size"],
    epochs=params["epochs"],
    verbose=2,
)
pandan.save_keras(model)
