"""Smooth relatives of ReLU: near 0 far left, near a straight line far right, bent gently in between.

Sources: GELU, Hendrycks and Gimpel 2016; SiLU, Elfwing et al. 2017 (Swish, Ramachandran et al. 2017); Mish, Misra 2019.
"""

from __future__ import annotations

from functools import partial
from math import erf as erf_of_number
from math import exp, inf, pi, sqrt

import numpy as np

from nnviz.nn.activation_base import Activation, Array, Call, clip
from nnviz.nn.error_function import erf, erf_calls
from nnviz.nn.message import QT_TRANSLATE_NOOP


class GELU(Activation):
    name = "gelu"
    formula = "f(z) = z·Φ(z) = z/2·(1 + erf(z/√2))"
    range = (-0.16997120747990366, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "z times the chance that a normal number is below it: a ReLU with a soft corner, usual in transformers.",
    )
    torch_name = "torch.nn.GELU"
    matlab_name = "geluLayer"

    def value(self, z: Array) -> Array:
        return np.multiply(z, _normal_share(z))

    def derivative(self, z: Array) -> Array:
        density = np.exp(np.square(z) * -0.5) * (1 / sqrt(2 * pi))
        return _normal_share(z) + z * density

    def max_derivative(self) -> float:
        return 0.5 * (1 + erf_of_number(1)) + exp(-1) / sqrt(pi)  # at z = √2

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        scaled = np.empty_like(z)
        return [
            partial(np.multiply, z, np.array(sqrt(0.5), z.dtype), scaled),
            *erf_calls(scaled, a),
            partial(np.add, a, np.ones((), a.dtype), a),
            partial(np.multiply, a, np.array(0.5, a.dtype), a),
            partial(np.multiply, a, z, a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        # Φ(z) = a/z: the error function is the dear part, and it is in `a` already; near 0 it is 1/2
        size, far = np.empty_like(z), np.empty(z.shape, np.bool_)
        half, least = np.array(0.5, z.dtype), np.array(sqrt(np.finfo(z.dtype).tiny), z.dtype)
        return [
            partial(np.absolute, z, size),
            partial(np.greater, size, least, far),
            partial(np.copyto, out, half),
            partial(np.divide, a, z, out, where=far),
            partial(np.multiply, z, z, size),
            partial(np.multiply, size, -half, size),
            partial(np.exp, size, size),
            partial(np.multiply, size, np.array(1 / sqrt(2 * pi), z.dtype), size),
            partial(np.multiply, size, z, size),
            partial(np.add, out, size, out),
        ]


def _normal_share(z: Array) -> Array:
    """Φ(z), the share of N(0, 1) below z."""
    return 0.5 + 0.5 * erf(np.multiply(z, sqrt(0.5)))


class SiLU(Activation):
    name = "silu"
    aliases = ("swish",)
    formula = "f(z) = z / (1 + e⁻ᶻ)"
    range = (-0.2784645427610738, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "z times its own sigmoid: a smooth ReLU that dips below 0, so a unit on the left still learns a little.",
    )
    torch_name = "torch.nn.SiLU"
    matlab_name = "swishLayer"

    def value(self, z: Array) -> Array:
        return np.multiply(z, _sigmoid(z))

    def derivative(self, z: Array) -> Array:
        s = _sigmoid(z)
        return s * (1 + z * (1 - s))

    def max_derivative(self) -> float:
        return 1.0998393201288669  # at z = 2.3994

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        one = np.ones((), a.dtype)
        return [
            partial(np.negative, z, a),
            partial(np.exp, a, a),
            partial(np.add, a, one, a),
            partial(np.divide, z, a, a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        one, s = np.ones((), z.dtype), np.empty_like(z)
        return [  # s + a - a s, with z s = a
            partial(np.negative, z, s),
            partial(np.exp, s, s),
            partial(np.add, s, one, s),
            partial(np.divide, one, s, s),
            partial(np.subtract, one, s, out),
            partial(np.multiply, out, a, out),
            partial(np.add, out, s, out),
        ]


def _sigmoid(z: Array) -> Array:
    with np.errstate(over="ignore"):  # as in Sigmoid
        return 1 / (1 + np.exp(np.negative(z)))


MISH_END = 30.0  # from here on tanh(ln(1 + eᶻ)) is 1 and (e^z)² still fits into float32


class Mish(Activation):
    name = "mish"
    formula = "f(z) = z·tanh(ln(1 + eᶻ))"
    range = (-0.30884341301725044, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note", "Close to silu, with a slightly deeper dip; smooth everywhere, at the price of dearer arithmetic."
    )
    torch_name = "torch.nn.Mish"

    def value(self, z: Array) -> Array:
        e = np.exp(np.minimum(z, MISH_END))
        n = e * (e + 2)  # tanh(ln(1 + e)) = n / (n + 2)
        value: Array = np.multiply(z, n / (n + 2))
        return value

    def derivative(self, z: Array) -> Array:
        e = np.exp(np.minimum(z, MISH_END))
        n = e * (e + 2)
        derivative: Array = n / (n + 2) + 4 * np.multiply(z, e / (n + 2)) * ((e + 1) / (n + 2))
        return derivative

    def max_derivative(self) -> float:
        return 1.0884981612517279  # at z = 1.4906

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        n, more = np.empty_like(z), np.empty_like(z)
        return [*self._start(z, n, more), partial(np.divide, n, more, n), partial(np.multiply, z, n, a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        e, more, rest = (np.empty_like(z) for _ in range(3))
        one, four = np.ones((), z.dtype), np.array(4, z.dtype)
        return [
            *self._start(z, out, more, e),
            partial(np.divide, out, more, out),
            partial(np.divide, e, more, rest),
            partial(np.add, e, one, e),
            partial(np.divide, e, more, e),
            partial(np.multiply, rest, e, rest),
            partial(np.multiply, rest, four, rest),
            partial(np.multiply, rest, z, rest),
            partial(np.add, out, rest, out),
        ]

    @staticmethod
    def _start(z: Array, n: Array, more: Array, e: Array | None = None) -> list[Call]:
        """Calls that write e(e + 2) into `n` and 2 more than that into `more`, where e = eᶻ."""
        e, two = n if e is None else e, np.array(2, z.dtype)
        return [
            partial(clip, z, np.array(-inf, z.dtype), np.array(MISH_END, z.dtype), e),
            partial(np.exp, e, e),
            partial(np.add, e, two, more),
            partial(np.multiply, e, more, n),
            partial(np.add, n, two, more),
        ]


class Softplus(Activation):
    name = "softplus"
    formula = "f(z) = ln(1 + eᶻ)"
    range = (0.0, inf)
    zero_centred = False
    note = QT_TRANSLATE_NOOP(
        "Note", "A ReLU with a round corner; its derivative is the sigmoid, so no unit is ever quite dead."
    )
    torch_name = "torch.nn.Softplus"
    matlab_name = "softplusLayer"
    from_output = True

    def value(self, z: Array) -> Array:
        return np.logaddexp(z, np.zeros_like(z))

    def derivative(self, z: Array) -> Array:
        return _sigmoid(z)

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(np.logaddexp, z, np.zeros((), a.dtype), a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return [partial(np.negative, a, out), partial(np.expm1, out, out), partial(np.negative, out, out)]  # 1 - e^-a
