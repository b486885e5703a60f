"""Draws rows that a fitted model of scikit-learn tells apart: around the values that it keeps itself, as thresholds, categories and means are."""

from collections import defaultdict

import numpy as np
import pandan_trees

_MANY = 500
_UNSEEN = "unseen by the model"


class Known:
    """Values that a fitted model keeps, by the column that they belong to."""

    def __init__(self, model, columns):
        self.values = defaultdict(list)
        self.whole = set()
        """Columns that are categories in whole numbers: fractions would be cut off by the converted encoder, and do not occur."""
        self._walk(model, list(columns))

    def _walk(self, step, columns):
        """The columns that come out, each None if it is none of those that went in; None if nobody knows."""
        if columns is None or isinstance(step, str) or step is None:
            return columns
        if hasattr(step, "steps"):
            for _, inner in step.steps:
                columns = self._walk(inner, columns)
            return columns
        if hasattr(step, "transformers_"):
            return self._side_by_side((inner, _picked(columns, which)) for _, inner, which in step.transformers_)
        if hasattr(step, "transformer_list"):
            return self._side_by_side((inner, columns) for _, inner in step.transformer_list)
        self._learn(step, columns)
        return _after(step, columns)

    def _side_by_side(self, parts):
        found = []
        for step, columns in parts:
            if isinstance(step, str) and step == "drop":
                continue
            out = self._walk(step, columns)
            found = None if out is None or found is None else found + out
        return found

    def _learn(self, step, columns):
        width = len(columns)
        centre = next((a for a in map(lambda n: _row(step, n, width), ("mean_", "center_")) if a is not None), None)
        scale = _row(step, "scale_", width)
        if centre is not None and scale is not None:
            for times in (-2, -1, -0.3, 0.3, 1, 2):
                self._add(columns, centre + times * scale)
        for name in ("mean_", "center_", "statistics_", "data_min_", "data_max_"):
            self._add(columns, _row(step, name, width))
        for name in ("theta_", "means_", "support_vectors_", "quantiles_", "_fit_X"):
            rows = getattr(step, name, None)
            if isinstance(rows, np.ndarray) and rows.ndim == 2 and rows.shape[1] == width:
                for row in rows[:: max(1, len(rows) // _MANY)]:
                    self._add(columns, row)
        centres = getattr(step, "cluster_centers_", None)
        if isinstance(centres, np.ndarray) and centres.shape[1:] == (width,):
            # Not the centres themselves: the root of nothing is not exact.
            spread = np.ptp(centres, axis=0) + 1e-3 * np.abs(centres).max(axis=0)
            for centre in centres:
                for part in (-0.41, -0.17, 0.13, 0.37):
                    self._add(columns, centre + part * spread)
        for name in ("categories_", "bin_edges_"):
            lists = getattr(step, name, None)
            if lists is not None and len(lists) == width:
                for column, values in zip(columns, lists):
                    self._put(column, values)
                    if name == "categories_" and _are_whole(values):
                        self.whole.add(column)
        self._learn_weights(step, columns)
        for feature, threshold in _thresholds(step):
            if feature < width:
                self._put(columns[feature], [threshold])
        for part in pandan_trees.inner(step):
            self._walk(part, columns)

    def _learn_weights(self, step, columns):
        """Where nothing else is known: values that move the score of a linear model by about one."""
        weights = getattr(step, "coef_", None)
        if isinstance(weights, np.ndarray) and weights.size and np.atleast_2d(weights).shape[1] == len(columns):
            for column, weight in zip(columns, np.abs(np.atleast_2d(weights)).max(axis=0)):
                if column is not None and not self.values[column] and weight > 1e-9:
                    self._put(column, np.array([-3, -1, 1, 3]) / weight)

    def _add(self, columns, row):
        if row is not None:
            for column, value in zip(columns, row):
                self._put(column, [value])

    def _put(self, column, values):
        if column is not None:
            self.values[column].extend(values)

    def numbers(self, column):
        """float32, ascending, each once."""
        some = [float(x) for x in self.values[column] if isinstance(x, (int, float, np.number, np.bool_))]
        with np.errstate(over="ignore"):
            single = np.array(some, np.float32)
        return np.unique(single[np.isfinite(single)])

    def texts(self, column):
        return sorted({str(x) for x in self.values[column] if isinstance(x, str)})


def _are_whole(values):
    numbers = [x for x in values if isinstance(x, (int, float, np.number)) and np.isfinite(x)]
    return bool(numbers) and all(float(x).is_integer() for x in numbers)


def _row(step, name, width):
    values = getattr(step, name, None)
    return values if isinstance(values, np.ndarray) and values.shape == (width,) else None


def _picked(columns, which):
    """The columns that a part of a ColumnTransformer takes: names, positions, a slice or a mask."""
    if columns is None:
        return None
    if isinstance(which, slice):
        if isinstance(which.start, str) or isinstance(which.stop, str):
            return None
        return columns[which]
    which = [which] if isinstance(which, (str, int, np.integer)) else list(which)
    if which and all(isinstance(x, (bool, np.bool_)) for x in which):
        return [column for column, wanted in zip(columns, which) if wanted]
    return [x if isinstance(x, str) else columns[x] for x in which]


def _after(step, columns):
    """Columns as they are after a step that keeps their values; as many times None after any other."""
    if hasattr(step, "get_support"):
        return [column for column, kept in zip(columns, step.get_support()) if kept]
    keeps = hasattr(step, "func") and step.func is None or hasattr(step, "statistics_")
    try:
        width = len(step.get_feature_names_out())
    except Exception:  # of a predictor, or of a step that cannot tell
        width = len(columns) if keeps else None
    if width is None:
        return None
    return columns if keeps and width == len(columns) else [None] * width


def _thresholds(step):
    """Positions of features and what they are compared with, by the trees of a model."""
    some = []
    if hasattr(step, "tree_"):
        inside = step.tree_.feature >= 0
        some += zip(step.tree_.feature[inside].tolist(), step.tree_.threshold[inside].tolist())
    for trees in getattr(step, "_predictors", []):
        for tree in trees:
            inside = tree.nodes[tree.nodes["is_leaf"] == 0]
            some += zip(inside["feature_idx"].tolist(), inside["num_threshold"].tolist())
    return some


def _fails(says, row):
    try:
        says(row)
        return False
    except Exception:  # whatever a library throws at what it does not take
        return True


class Draw:
    """Rows of columns that are numbers or texts, drawn with a seed. What the model refuses of a column is not drawn for it.

    known: what a model keeps
    samples: rows as they occur, a dict of column to value each
    kinds: "number" or "category" by column
    says: asks the model for the score of a row, a dict of column to value; fails if it has none
    """

    def __init__(self, known, samples, kinds, says):
        self._kinds = kinds
        self._whole = known.whole
        self._values = {name: self._pool(known, samples, name) for name in kinds}
        base = {name: values[len(values) // 2] for name, values in self._values.items()}
        says(base)
        self.no_missing = [n for n in kinds if _fails(says, {**base, n: np.nan if kinds[n] == "number" else ""})]
        self.no_others = [n for n in kinds if _fails(says, {**base, n: self._other(n)})]

    def _pool(self, known, samples, name):
        met = [row[name] for row in samples if row.get(name) is not None]
        if self._kinds[name] == "category":
            return sorted({*known.texts(name), *met}) or ["a", "b"]
        numbers = np.unique(np.concatenate([known.numbers(name), np.array(met, np.float32)]))
        numbers = numbers[np.isfinite(numbers)]
        return numbers if len(numbers) else np.array([0, 0.5, 1, 2, 3, 10, 30], np.float32)

    def _other(self, name):
        """A value that the model does not keep."""
        if self._kinds[name] == "category":
            return _UNSEEN
        values = self._values[name]
        if name in self._whole:
            return values[-1] + np.float32(1)
        return np.float32(values[0] + 0.37 * max(1.0, float(values[-1]) - float(values[0])))

    def rows(self, count, seed):
        """Values by column: float32[count], NaN for missing; texts, None for missing."""
        random = np.random.default_rng(seed)
        return {
            name: (self._numbers if kind == "number" else self._texts)(random, name, count)
            for name, kind in self._kinds.items()
        }

    def _numbers(self, random, name, count):
        values = self._values[name]
        drawn = random.choice(values, count)
        if name not in self.no_others:
            low, high = float(values[0]), float(values[-1])
            beyond = 0.2 * (high - low or max(1.0, abs(low)))
            least = max(0.0, low - beyond) if low >= 0 else low - beyond
            between = random.uniform(least, high + beyond, count).astype(np.float32)
            between = np.rint(between) if name in self._whole else between
            beside = drawn if name in self._whole else np.nextafter(drawn, np.where(random.random(count) < 0.5, -np.inf, np.inf).astype(np.float32))
            how = random.random(count)
            drawn = np.where(how < 0.4, between, np.where(how < 0.5, beside, drawn))
        if name not in self.no_missing:
            drawn = np.where(random.random(count) < 0.1, np.float32(np.nan), drawn)
        return drawn.astype(np.float32)

    def _texts(self, random, name, count):
        drawn = random.choice(np.array(self._values[name], dtype=object), count)
        if name not in self.no_others:
            drawn = np.where(random.random(count) < 0.05, _UNSEEN, drawn)
        if name not in self.no_missing:
            drawn = np.where(random.random(count) < 0.1, None, drawn)
        return drawn
