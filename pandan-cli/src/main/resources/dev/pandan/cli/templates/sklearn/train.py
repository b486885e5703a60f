"""Gradient-boosted trees of scikit-learn. Run by 'pandan train'; the parameters are those of pandan.yaml."""

import pandan
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

data = pandan.load()

columns = make_column_transformer(
    ("passthrough", data.numbers),  # missing numbers are NaN, which the trees take as they are
    (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), data.categories),
)
model = make_pipeline(columns, HistGradientBoostingClassifier(random_state=0, **data.params))
model.fit(data.train.X, data.train.y)

auc = roc_auc_score(data.test.y, model.predict_proba(data.test.X)[:, 1])
print(f"AUC on the test rows: {auc:.4f}")
pandan.save_sklearn(model, metrics={"auc": auc})
