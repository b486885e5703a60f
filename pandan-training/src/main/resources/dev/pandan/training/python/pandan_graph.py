"""Adding to a graph that skl2onnx makes."""

import numpy as np


class Graph:
    """The nodes of one converted step."""

    def __init__(self, scope, operator, container):
        from skl2onnx.operator_converters.common import concatenate_variables

        self._scope, self._container = scope, container
        inputs = operator.inputs
        self.rows = concatenate_variables(scope, inputs, container) if len(inputs) > 1 else inputs[0].full_name

    def add(self, name, *inputs, output=None, **attributes):
        """Gives the name of what comes out."""
        output = output or self._scope.get_unique_variable_name(name)
        self._container.add_node(name, list(inputs), output, name=self._scope.get_unique_operator_name(name), **attributes)
        return output

    def cast(self, value, dtype, output=None):
        return self.add("Cast", value, to=_type(dtype), output=output)

    def constant(self, numbers, dtype):
        name = self._scope.get_unique_variable_name("constant")
        numbers = np.asarray(numbers, dtype)
        self._container.add_initializer(name, _type(dtype), numbers.shape, numbers.ravel())
        return name


def _type(dtype):
    from onnx import helper

    return helper.np_dtype_to_tensor_dtype(np.dtype(dtype))
