"""Rectifiers: nothing or little on the left of 0, a straight line on the right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import inf

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Activation, Array, Call, clip
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter


class ReLU(Activation):
    name = "relu"
    aliases = ("poslin",)
    formula = "f(z) = max(0, z);  f'(0) = 0"
    range = (0.0, inf)
    zero_centred = False
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Passes what is positive, at slope 1: quick, and no vanishing there; a sound first choice. Straight on both "
        "sides, and yet layers of it are not linear. Beware: for z ≤ 0 output and slope are 0. The signals lost there "
        "are seldom missed, but a unit that is always there is dead.",
    )
    kinks = (0.0,)
    torch_name = "torch.nn.ReLU"
    matlab_name = "poslin"
    piecewise_linear = True
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


class ReLU6(Activation):
    name = "relu6"
    formula = "f(z) = min(6, max(0, z));  f'(0) = f'(6) = 0"
    range = (0.0, 6.0)
    zero_centred = False
    note = QT_TRANSLATE_NOOP(
        "Note", "A ReLU that cannot grow beyond 6, which suits numbers of few bits; it is flat on both sides."
    )
    kinks = (0.0, 6.0)
    torch_name = "torch.nn.ReLU6"
    matlab_name = "clippedReluLayer"
    piecewise_linear = True
    from_output = True

    def value(self, z: Array) -> Array:
        return np.clip(z, 0, 6)

    def derivative(self, z: Array) -> Array:
        return np.multiply(np.heaviside(z, 0), np.less(z, 6))

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(clip, z, np.zeros((), a.dtype), np.array(6, a.dtype), a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        open_above = np.empty(a.shape, np.bool_)
        return [
            partial(np.less, a, np.array(6, a.dtype), open_above),
            *_step_calls(a, out, 0.0),
            partial(np.multiply, out, open_above, out),
        ]


LEAKY_SLOPE = 0.01


class LeakyReLU(Activation):
    name = "leaky_relu"
    formula = "f(z) = max(0, z) + slope·min(0, z);  f'(0) = slope"
    range = (-inf, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "A ReLU that covers the negative side too, at a small slope: no unit dies, and one that would be dead can come "
        "back.",
    )
    kinks = (0.0,)
    torch_name = "torch.nn.LeakyReLU"
    matlab_name = "leakyReluLayer"
    piecewise_linear = True
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


PRELU_SLOPE = 0.25


class PReLU(Activation):
    """He et al., "Delving Deep into Rectifiers", 2015. In a network `slope` is an array (size, 1): every unit its own.

    A learned slope may be any number; what is set before the first step lies between 0 and 1.
    """

    name = "prelu"
    formula = "f(z) = max(0, z) + slope·min(0, z);  f'(0) = slope"
    range = (-inf, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "A leaky ReLU whose slope is learned, one for each unit: training finds how much the left side passes.",
    )
    kinks = (0.0,)
    torch_name = "torch.nn.PReLU"
    piecewise_linear = True
    parameters: Mapping[str, Parameter] = {"slope": Parameter(PRELU_SLOPE, 0.0, 1.0)}
    learned_slope = True

    def value(self, z: Array, slope: float | Array = PRELU_SLOPE) -> Array:
        return np.where(np.greater(z, 0), z, np.multiply(z, slope))

    def derivative(self, z: Array, slope: float | Array = PRELU_SLOPE) -> Array:
        step = np.heaviside(z, 0)
        return np.where(step > 0, step, np.asarray(slope, step.dtype))

    def slope_gradient(self, brought: Array, z: Array) -> Array:
        """Σ dL/da · min(0, z) over the samples."""
        gradient: Array = (brought * np.minimum(z, 0)).sum(axis=1, keepdims=True)
        return gradient

    def max_derivative(self, slope: float | Array = PRELU_SLOPE) -> float:
        return float(np.max(np.maximum(np.abs(slope), 1.0)))

    def saturates(self, z: Array, slope: float | Array = PRELU_SLOPE) -> NDArray[np.bool_]:
        """As leaky_relu: never, unless the slope is exactly 0."""
        closed: NDArray[np.bool_] = np.less_equal(z, 0) & (np.asarray(slope) == 0)
        return closed

    def value_calls(self, z: Array, a: Array, slope: float | Array = PRELU_SLOPE) -> list[Call]:
        zero, negative = np.zeros((), a.dtype), np.empty_like(a)
        return [
            partial(clip, z, np.array(-inf, a.dtype), zero, negative),
            partial(clip, z, zero, np.array(inf, a.dtype), a),
            partial(np.multiply, negative, slope, negative),
            partial(np.add, a, negative, a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array, slope: float | Array = PRELU_SLOPE) -> list[Call]:
        zero, one, right = np.zeros((), z.dtype), np.ones((), z.dtype), np.empty(z.shape, np.bool_)
        return [
            partial(np.greater, z, zero, right),
            partial(np.copyto, out, slope),
            partial(np.copyto, out, one, where=right),
        ]

    def slope_gradient_calls(self, brought: Array, z: Array, out: Array) -> list[Call]:
        negative = np.empty_like(brought)
        return [
            partial(clip, z, np.array(-inf, z.dtype), np.zeros((), z.dtype), negative),
            partial(np.multiply, brought, negative, negative),
            partial(np.add.reduce, negative, 1, None, out, True),
        ]


def _step_calls(z: Array, out: Array, low: float) -> list[Call]:
    """Calls that write the step from `low` (z <= 0) to 1: ceil is at least 1 right of 0 and at most 0 left of it.

    Exact, and on large layers two to three times as fast as np.sign and np.heaviside.
    """
    return [
        partial(np.ceil, z, out),
        partial(clip, out, np.array(low, z.dtype), np.ones((), z.dtype), out),
    ]
