import pandan
from micros import micros
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

data = pandan.load()
if data.params["kind"] == "logistic":
    columns = make_column_transformer(
        (make_pipeline(SimpleImputer(), StandardScaler()), data.numbers),
        (OneHotEncoder(handle_unknown="ignore"), data.categories),
    )
    model = make_pipeline(columns, LogisticRegression(max_iter=200))
else:
    columns = make_column_transformer(
        ("passthrough", data.numbers),
        (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), data.categories),
    )
    model = make_pipeline(columns, HistGradientBoostingClassifier(random_state=0))
model.fit(data.train.X, data.train.y)
row = data.test.X.iloc[[0]]
pandan.save_sklearn(model, metrics={"row_us": micros(lambda: model.predict_proba(row), 50)})
