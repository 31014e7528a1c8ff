"""Exponential linear units: a straight line on the right of 0, an exponential that levels off on the left.

Sources: ELU, Clevert et al. 2015; SELU, Klambauer et al. 2017.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import inf

import numpy as np

from nnviz.nn.activation_base import Activation, Array, Call, clip
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter

ELU_ALPHA = 1.0


class ELU(Activation):
    name = "elu"
    formula = "f(z) = max(0, z) + alpha·(e^min(0, z) - 1);  f'(0) = alpha"
    range = (-ELU_ALPHA, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "ReLU on the right; on the left it falls smoothly to -alpha, so outputs centre on 0 and few units die.",
    )
    torch_name = "torch.nn.ELU"
    matlab_name = "eluLayer"
    parameters: Mapping[str, Parameter] = {"alpha": Parameter(ELU_ALPHA, 0.0, 10.0)}
    from_output = True

    def value(self, z: Array, alpha: float = ELU_ALPHA) -> Array:
        return np.where(np.greater(z, 0), z, alpha * np.expm1(np.minimum(z, 0)))

    def derivative(self, z: Array, alpha: float = ELU_ALPHA) -> Array:
        right = np.heaviside(z, 0)
        return np.where(right > 0, right, alpha * np.exp(np.minimum(z, 0)))

    def max_derivative(self, alpha: float = ELU_ALPHA) -> float:
        return max(1.0, alpha)

    def value_calls(self, z: Array, a: Array, alpha: float = ELU_ALPHA) -> list[Call]:
        return _elu_calls(z, a, alpha, 1.0)

    def derivative_calls(self, z: Array, a: Array, out: Array, alpha: float = ELU_ALPHA) -> list[Call]:
        return _elu_derivative_calls(a, out, alpha, 1.0)


SELU_SCALE, SELU_ALPHA = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717


class SELU(Activation):
    name = "selu"
    formula = "f(z) = 1.0507·(max(0, z) + 1.6733·(e^min(0, z) - 1));  f'(0) = 1.7581"
    range = (-SELU_SCALE * SELU_ALPHA, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "An ELU scaled so that z keeps mean 0 and variance 1 from layer to layer (with lecun_normal); f' exceeds 1.",
    )
    kinks = (0.0,)
    torch_name = "torch.nn.SELU"
    from_output = True

    def value(self, z: Array) -> Array:
        left = SELU_SCALE * SELU_ALPHA * np.expm1(np.minimum(z, 0))
        return np.where(np.greater(z, 0), np.multiply(z, SELU_SCALE), left)

    def derivative(self, z: Array) -> Array:
        right = np.heaviside(z, 0)
        return np.where(right > 0, SELU_SCALE * right, SELU_SCALE * SELU_ALPHA * np.exp(np.minimum(z, 0)))

    def max_derivative(self) -> float:
        return SELU_SCALE * SELU_ALPHA

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return _elu_calls(z, a, SELU_ALPHA, SELU_SCALE)

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return _elu_derivative_calls(a, out, SELU_ALPHA, SELU_SCALE)


def _elu_calls(z: Array, a: Array, alpha: float, scale: float) -> list[Call]:
    """scale·(max(0, z) + alpha·(e^min(0, z) - 1)); one of the two terms is 0."""
    zero, left = np.zeros((), a.dtype), np.empty_like(a)
    calls: list[Call] = [
        partial(clip, z, np.array(-inf, a.dtype), zero, left),
        partial(np.expm1, left, left),
        partial(np.multiply, left, np.array(scale * alpha, a.dtype), left),
        partial(clip, z, zero, np.array(inf, a.dtype), a),
    ]
    if scale != 1:
        calls.append(partial(np.multiply, a, np.array(scale, a.dtype), a))
    return [*calls, partial(np.add, a, left, a)]


def _elu_derivative_calls(a: Array, out: Array, alpha: float, scale: float) -> list[Call]:
    """On the left a + scale·alpha, which is scale·alpha·eᶻ; on the right scale."""
    right, zero = np.empty(a.shape, np.bool_), np.zeros((), a.dtype)
    return [
        partial(np.greater, a, zero, right),
        partial(np.add, a, np.array(scale * alpha, a.dtype), out),
        partial(np.copyto, out, np.array(scale, a.dtype), where=right),
    ]
