"""Writes the models of the tests, each with what its library says: python make.py (xgboost 3, lightgbm 4, pandas)."""

import csv
import pathlib

import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb

HERE = pathlib.Path(__file__).parent
NAMES = ["speed", "distance", "bands_0", "bands_1"]
rng = np.random.default_rng(20010314)
X = rng.normal(0, 500, (2000, 4)).astype(np.float32)
X[:, 1] = np.round(X[:, 1] / 100)  # ties with thresholds
X[rng.random(X.shape) < 0.1] = np.nan
clean = np.nan_to_num(X)
y = (clean[:, 0] + 300 * (np.isnan(X[:, 1])) - clean[:, 2] * 0.5 + rng.normal(0, 300, 2000) > 100).astype(int)
train, test = slice(0, 1700), slice(1700, 2000)
frame = pd.DataFrame(X, columns=NAMES)


def write(name, scores):
    with open(HERE / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        for row, score in zip(X[test], scores, strict=True):
            out.writerow([*row, *(repr(float(value)) for value in np.ravel(score))])


def xgboost(name, table, **parameters):
    model = xgb.XGBClassifier(n_estimators=20, max_depth=4, learning_rate=0.3, random_state=0, **parameters)
    model.fit(table[train], y[train], eval_set=[(table[test], y[test])], verbose=False)
    model.save_model(HERE / f"{name}.json")
    write(name, model.predict_proba(table[test])[:, 1])


def lightgbm(name, table, **parameters):
    model = lgb.LGBMClassifier(n_estimators=20, num_leaves=15, random_state=0, verbose=-1, **parameters)
    model.fit(table[train], y[train])
    model.booster_.save_model(HERE / f"{name}.txt")
    write(name, model.predict_proba(table[test])[:, 1])


xgboost("xgboost-named", frame)
xgboost("xgboost-dart-unnamed", X, booster="dart", rate_drop=0.3, base_score=0.3)
xgboost("xgboost-early", frame, early_stopping_rounds=2, num_parallel_tree=2, subsample=0.7)
lightgbm("lightgbm-named", frame)
lightgbm("lightgbm-unnamed", X, sigmoid=0.7)
lightgbm("lightgbm-forest", frame, boosting_type="rf", bagging_freq=1, bagging_fraction=0.7)
# No missing value in training: LightGBM takes one for zero later.
whole = frame.copy()
whole[train] = frame[train].fillna(-100)
lightgbm("lightgbm-whole", whole)
write("lightgbm-whole", lgb.Booster(model_file=HERE / "lightgbm-whole.txt").predict(frame[test]))

# Classes and numbers.
three = np.where(clean[:, 1] > 3, 2, y)
positive = np.exp(clean[:, 0] / 700 + y)
few = {"n_estimators": 6, "random_state": 0}


def labelled(name, model, table, labels):
    model.fit(table[train], labels[train])
    booster = model.get_booster() if name.startswith("xgboost") else model.booster_
    booster.save_model(HERE / (name + (".json" if name.startswith("xgboost") else ".txt")))
    write(name, (model.predict_proba if hasattr(model, "predict_proba") else model.predict)(table[test]))


xgb_few = {"max_depth": 3, **few}
lgb_few = {"num_leaves": 7, "verbose": -1, **few}
labelled("xgboost-three", xgb.XGBClassifier(num_parallel_tree=2, subsample=0.7, **xgb_few), frame, three)
labelled("xgboost-number", xgb.XGBRegressor(**xgb_few), frame, positive)
labelled("xgboost-gamma", xgb.XGBRegressor(objective="reg:gamma", **xgb_few), X, positive)
labelled("lightgbm-three", lgb.LGBMClassifier(**lgb_few), frame, three)
labelled("lightgbm-each", lgb.LGBMClassifier(objective="multiclassova", **lgb_few), frame, three)
labelled("lightgbm-number", lgb.LGBMRegressor(**lgb_few), frame, positive)
labelled("lightgbm-root", lgb.LGBMRegressor(reg_sqrt=True, **lgb_few), frame, positive)
labelled("lightgbm-poisson", lgb.LGBMRegressor(objective="poisson", **lgb_few), X, positive)

# In the binary form.
binary = xgb.XGBClassifier(max_depth=3, **few).fit(frame[train], y[train])
binary.save_model(HERE / "xgboost-binary.ubj")
write("xgboost-binary", binary.predict_proba(frame[test])[:, 1])

# Refused: with categories, of two numbers at once.
categories = frame.assign(speed=pd.Categorical(y * 2 + rng.integers(0, 2, len(frame))))
xgb.XGBClassifier(n_estimators=2, max_depth=2, enable_categorical=True).fit(categories, y).save_model(
    HERE / "xgboost-categories.json"
)
lgb.LGBMClassifier(n_estimators=2, num_leaves=4, verbose=-1).fit(categories, y).booster_.save_model(
    HERE / "lightgbm-categories.txt"
)
xgb.XGBRegressor(n_estimators=1, max_depth=1).fit(frame, np.c_[y, y]).save_model(HERE / "xgboost-two.json")
