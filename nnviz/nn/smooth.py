"""Smooth relatives of ReLU: near 0 or a constant far left, near a straight line far right, bent gently in between.

Sources: ELU, Clevert et al. 2015; SELU, Klambauer et al. 2017; GELU, Hendrycks and Gimpel 2016; SiLU, Elfwing et al.
2017 (Swish, Ramachandran et al. 2017); Mish, Misra 2019.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import erf as erf_of_number
from math import exp, inf, pi, sqrt

import numpy as np

from nnviz.nn.activation_base import Activation, Array, Call, clip
from nnviz.nn.error_function import erf, erf_calls
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
