"""The activation functions, one small object each, and the registry ACTIVATIONS. Maxout has its own file.

A new function is one class with `value`, `derivative` and `max_derivative`, and its name in the registry.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from math import inf

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Activation, Array, Call
from nnviz.nn.maxout import Maxout
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter
from nnviz.nn.registry import Registry

# The ufunc behind np.clip: max(z, 0) without the 0.9 µs that np.maximum spends on every call (measured, NumPy 2.4).
clip: np.ufunc = import_module("numpy._core.umath" if hasattr(np, "_core") else "numpy.core.umath").clip


class Purelin(Activation):
    name = "purelin"
    aliases = ("linear", "identity")
    formula = "f(z) = z"
    range = (-inf, inf)
    zero_centred = True
    note = "No bend: a network of such layers alone is one linear map. Used for the output of a regression."
    identity = True
    from_output = True

    def value(self, z: Array) -> Array:
        return np.positive(z)

    def derivative(self, z: Array) -> Array:
        return np.ones_like(z)

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [] if z is a else [partial(np.copyto, a, z)]


class Sigmoid(Activation):
    name = "sigmoid"
    aliases = ("logistic", "logsig")
    formula = "f(z) = 1 / (1 + e⁻ᶻ)"
    range = (0.0, 1.0)
    zero_centred = False
    note = "Its derivative is at most 1/4 and vanishes on both sides: δ shrinks with every layer it passes."
    from_output = True

    def value(self, z: Array) -> Array:
        with np.errstate(over="ignore"):  # e^-z becomes inf far left, and 1 / (1 + inf) is the 0 that is meant
            return 1 / (1 + np.exp(np.negative(z)))

    def derivative(self, z: Array) -> Array:
        a = self.value(z)
        return a * (1 - a)

    def max_derivative(self) -> float:
        return 0.25

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        one = np.ones((), a.dtype)
        return [
            partial(np.negative, z, a),
            partial(np.exp, a, a),
            partial(np.add, a, one, a),
            partial(np.divide, one, a, a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return [partial(np.multiply, a, a, out), partial(np.subtract, a, out, out)]  # a - a²


class Tanh(Activation):
    name = "tanh"
    aliases = ("tansig",)
    formula = "f(z) = (eᶻ - e⁻ᶻ) / (eᶻ + e⁻ᶻ)"
    range = (-1.0, 1.0)
    zero_centred = True
    note = "Zero-centred, with slope 1 at the origin; its derivative still vanishes on both sides."
    from_output = True

    def value(self, z: Array) -> Array:
        return np.tanh(z)

    def derivative(self, z: Array) -> Array:
        return 1 - np.tanh(z) ** 2

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(np.tanh, z, a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        one = np.ones((), a.dtype)
        return [partial(np.multiply, a, a, out), partial(np.subtract, one, out, out)]


class ReLU(Activation):
    name = "relu"
    aliases = ("poslin",)
    formula = "f(z) = max(0, z);  f'(0) = 0"
    range = (0.0, inf)
    zero_centred = False
    note = "Derivative 1 on the right keeps δ alive; 0 on the left and at the kink: a unit always there is dead."
    from_output = True

    def value(self, z: Array) -> Array:
        return np.maximum(z, 0)

    def derivative(self, z: Array) -> Array:
        return np.heaviside(z, 0)

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(clip, z, np.zeros((), a.dtype), np.array(inf, a.dtype), a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return _step_calls(a, out, 0.0)


LEAKY_SLOPE = 0.01


class LeakyReLU(Activation):
    name = "leaky_relu"
    formula = "f(z) = max(0, z) + slope·min(0, z);  f'(0) = slope"
    range = (-inf, inf)
    zero_centred = True
    note = "A small slope on the left lets a unit recover that would be dead with ReLU."
    parameters: Mapping[str, Parameter] = {"slope": Parameter(LEAKY_SLOPE, 0.0, 1.0)}

    def value(self, z: Array, slope: float = LEAKY_SLOPE) -> Array:
        return np.where(np.greater(z, 0), z, np.multiply(z, slope))

    def derivative(self, z: Array, slope: float = LEAKY_SLOPE) -> Array:
        return np.maximum(np.heaviside(z, 0), slope)  # the slope is at most 1

    def max_derivative(self, slope: float = LEAKY_SLOPE) -> float:
        return max(1.0, slope)

    def saturates(self, z: Array, slope: float = LEAKY_SLOPE) -> NDArray[np.bool_]:
        """Never, however small the slope: what passes back is little, but it does not fade with z. Off at slope 0."""
        return np.less_equal(z, 0) & (slope == 0)

    def value_calls(self, z: Array, a: Array, slope: float = LEAKY_SLOPE) -> list[Call]:
        # max(z, slope·z) is f because the slope is at most 1
        return [
            partial(np.multiply, z, np.array(slope, a.dtype), a),
            partial(clip, z, a, np.array(inf, a.dtype), a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array, slope: float = LEAKY_SLOPE) -> list[Call]:
        return _step_calls(z, out, slope)


def _step_calls(z: Array, out: Array, low: float) -> list[Call]:
    """Calls that write the step from `low` (z <= 0) to 1: ceil is at least 1 right of 0 and at most 0 left of it.

    Exact, and on large layers two to three times as fast as np.sign and np.heaviside.
    """
    return [
        partial(np.ceil, z, out),
        partial(clip, out, np.array(low, z.dtype), np.ones((), z.dtype), out),
    ]


class Softmax(Activation):
    name = "softmax"
    formula = "f(z)ᵢ = e^zᵢ / Σⱼ e^zⱼ"
    range = (0.0, 1.0)
    zero_centred = False
    note = "Couples the units of its layer: the outputs are positive and sum to 1, and every z moves every output."
    elementwise = False

    def value(self, z: Array) -> Array:
        highest: Array = np.max(z, axis=0, keepdims=True)
        e = np.exp(z - highest)  # the largest exponent is 0: nothing overflows
        total: Array = e.sum(axis=0, keepdims=True)
        return e / total

    def jacobian(self, z: Array) -> Array:
        """∂aᵢ/∂zⱼ = aᵢ(δᵢⱼ - aⱼ) of every sample: (n, m) -> (m, n, n)."""
        a = self.value(z).T
        return a[:, :, None] * (np.eye(a.shape[1], dtype=a.dtype) - a[:, None, :])

    def derivative(self, z: Array) -> Array:
        """The diagonal of the Jacobian, ∂aᵢ/∂zᵢ = aᵢ(1 - aᵢ): what a unit does to itself, for a picture only."""
        a = self.value(z)
        return a * (1 - a)

    def max_derivative(self) -> float:
        return 0.25

    def delta(self, brought: Array, z: Array) -> Array:
        a = self.value(z)  # J·g = a ⊙ (g - Σ a ⊙ g), the Jacobian multiplied out
        coupling: Array = (a * brought).sum(axis=0, keepdims=True)
        return a * (brought - coupling)

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        row = np.empty((1, z.shape[1]), z.dtype)
        return [
            partial(np.maximum.reduce, z, 0, None, row, True),
            partial(np.subtract, z, row, a),
            partial(np.exp, a, a),
            partial(np.add.reduce, a, 0, None, row, True),
            partial(np.divide, a, row, a),
        ]

    def delta_calls(self, brought: Array, z: Array, a: Array, delta: Array) -> list[Call]:
        row = np.empty((1, z.shape[1]), z.dtype)
        return [
            partial(np.multiply, a, brought, delta),
            partial(np.add.reduce, delta, 0, None, row, True),
            partial(np.subtract, brought, row, brought),
            partial(np.multiply, a, brought, delta),
        ]


ACTIVATIONS: Registry[Activation] = Registry(
    QT_TRANSLATE_NOOP("Message", "activation"), (Purelin(), Sigmoid(), Tanh(), ReLU(), LeakyReLU(), Maxout(), Softmax())
)
