import keras
import numpy as np
import pandan
import tensorflow as tf
from keras import layers, ops
from micros import micros

keras.utils.set_random_seed(0)
data = pandan.load()
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
model.compile("adam", "binary_crossentropy")
inputs = {"numbers": data.train.numbers, "categories": data.train.codes}
model.fit(inputs, data.train.y, batch_size=1024, epochs=1, verbose=0)

compiled = tf.function(model)  # the fastest way to call it: model(...) takes ten times as long, model.predict a thousand
row = {"numbers": tf.constant(data.test.numbers[:1]), "categories": tf.constant(data.test.codes[:1])}
metrics = {"row_us": micros(lambda: compiled(row), 200)}
if data.params["kind"] == "onnx":
    pandan.save_keras(model, metrics=metrics)
else:
    pandan.save_saved_model(model, metrics=metrics)
