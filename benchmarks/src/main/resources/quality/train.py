import pandan
from estimators import make

data = pandan.load()
number = data.train.y.dtype.kind == "f"
model = make(data.params["estimator"], number, data.numbers, data.categories)
model.fit(data.train.X, data.train.y)
pandan.save_sklearn(model)
