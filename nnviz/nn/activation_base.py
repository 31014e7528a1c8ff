"""What every activation function is: value and derivative in one object, and both as in-place calls for the fast step.

The functions themselves are in files by family; `activations.py` has the registry of them all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.parameters import Parameterized

Array = NDArray[np.float64]
"""float64, or float32 where a network was made so; type checkers lose every arithmetic result if told of both."""
Call = Callable[[], object]
"""One operation of a compiled step: all its arguments are bound, its result goes into a buffer."""

# The ufunc behind np.clip: max(z, 0) without the 0.9 µs that np.maximum spends on every call (measured, NumPy 2.4).
clip: np.ufunc = import_module("numpy._core.umath" if hasattr(np, "_core") else "numpy.core.umath").clip

SATURATED_BELOW = 0.05
"""A unit is saturated where |f'(z)| is below this share of the function's largest |f'|."""


class Activation(Parameterized):
    """A function f of the pre-activations z (rows, m), applied to a whole layer: a = f(z) is (size, m).

    Its parameters are passed to every method by keyword. An element-wise function takes numbers and lists as well.

    formula            in plain text
    range              the infimum and supremum of f, with the default parameters
    zero_centred       whether f takes both signs
    note               a remark for people
    kinks              where f' jumps, with the default parameters; of `sign` where f itself does
    torch_name         the same function in PyTorch, "" if it has none
    matlab_name        the same function in MATLAB's toolboxes, "" if they have none
    elementwise        f acts on each z alone, so that f' is a number per element
    piecewise_linear   f is element-wise, and straight between its kinks
    learned_slope      `slope` is not only set but learned, one for each unit: in a network it is an array (size, 1)
    identity           f(z) = z, so that δ passes unchanged
    from_output        f' can be computed from a = f(z): the fast step then keeps no z
    """

    formula: str
    range: tuple[float, float]
    zero_centred: bool
    note: str
    kinks: tuple[float, ...] = ()
    torch_name = ""
    matlab_name = ""
    elementwise = True
    piecewise_linear = False
    learned_slope = False
    identity = False
    from_output = False

    def value(self, z: Array, *args: Any, **params: Any) -> Array:
        """f(z): (rows, m) -> (size, m)."""
        raise NotImplementedError

    def derivative(self, z: Array, *args: Any, **params: Any) -> Array:
        """f'(z): (rows, m) -> (rows, m). At a kink it is one of the two sides, which one is said by the function."""
        raise NotImplementedError

    def max_derivative(self, *args: Any, **params: Any) -> float:
        """The largest |f'| over all z."""
        raise NotImplementedError

    def delta(self, brought: Array, z: Array, *args: Any, **params: Any) -> Array:
        """dL/dz (rows, m) from dL/da (size, m), which the backward pass brought to this layer."""
        return brought * self.derivative(z, **params)

    def slope_gradient(self, brought: Array, z: Array) -> Array:
        """With `learned_slope` only: dL/dslope (size, 1) from dL/da and z, both (size, m)."""
        raise NotImplementedError

    def saturates(self, z: Array, *args: Any, **params: Any) -> NDArray[np.bool_]:
        """Where |f'(z)| is below 5 % of the function's largest |f'|: (rows, m)."""
        return np.abs(self.derivative(z, **params)) < SATURATED_BELOW * self.max_derivative(**params)

    def pieces(self, *args: Any, **params: Any) -> int:
        """How many rows of z make one unit: 1, except for Maxout."""
        return 1

    # The same as in-place calls. These defaults are right for every function; one that runs hot overrides them.

    def value_calls(self, z: Array, a: Array, *args: Any, **params: Any) -> list[Call]:
        """Calls that write f(z) into `a`. Where `from_output` is set, `z` and `a` may be the same array."""
        return [partial(_write, a, partial(self.value, z, **params))]

    def derivative_calls(self, z: Array, a: Array, out: Array, *args: Any, **params: Any) -> list[Call]:
        """Element-wise functions only: calls that write f'(z) into `out`. With `from_output`, `z` is not to be read."""
        return [partial(_write, out, partial(self.derivative, z, **params))]

    def delta_calls(self, brought: Array, z: Array, a: Array, delta: Array, *args: Any, **params: Any) -> list[Call]:
        """Functions of a whole layer: calls that write dL/dz into `delta` and may destroy `brought`."""
        return [partial(_write, delta, partial(self.delta, brought, z, **params))]

    def slope_gradient_calls(self, brought: Array, z: Array, out: Array) -> list[Call]:
        """With `learned_slope` only: calls that write dL/dslope into `out` (size, 1)."""
        return [partial(_write, out, partial(self.slope_gradient, brought, z))]


def _write(out: Array, compute: Callable[[], Array]) -> None:
    out[...] = compute()
