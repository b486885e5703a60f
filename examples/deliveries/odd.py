"""Learns what orders are usually like; needs scikit-learn and skl2onnx."""

import pandan
from sklearn.ensemble import IsolationForest
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline

data = pandan.load()
model = make_pipeline(SimpleImputer(), IsolationForest(n_estimators=100, random_state=1))
model.fit(data.train.X)
pandan.save_sklearn(model)
