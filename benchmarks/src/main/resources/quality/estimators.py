"""The estimators that are compared: the same for Pandan's script and for the direct fit."""

from sklearn.compose import make_column_transformer
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler


def make(name, number, numbers, categories):
    if name == "linear":
        estimator = Ridge() if number else LogisticRegression(max_iter=1000)
        encoded = make_pipeline(SimpleImputer(), StandardScaler()), OneHotEncoder(handle_unknown="ignore")
    elif name == "forest":
        forest = RandomForestRegressor if number else RandomForestClassifier
        estimator = forest(n_estimators=50, max_depth=8, random_state=0)
        encoded = SimpleImputer(), OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    else:
        boosting = HistGradientBoostingRegressor if number else HistGradientBoostingClassifier
        estimator = boosting(random_state=0)
        encoded = "passthrough", OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    steps = [(encoded[0], numbers)] + ([(encoded[1], categories)] if categories else [])
    return make_pipeline(make_column_transformer(*steps), estimator)
