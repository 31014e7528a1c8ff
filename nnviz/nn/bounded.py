"""Functions with values between two ends: the S-shaped ones, what imitates them with straight lines, and the sine."""

from __future__ import annotations

from functools import partial

import numpy as np

from nnviz.nn.activation_base import Activation, Array, Call, clip
from nnviz.nn.message import QT_TRANSLATE_NOOP


class Sigmoid(Activation):
    name = "sigmoid"
    aliases = ("logistic", "logsig")
    formula = "f(z) = 1 / (1 + e⁻ᶻ)"
    range = (0.0, 1.0)
    zero_centred = False
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Squeezes z between 0 and 1, as a probability. Beware: far from 0 it saturates and the gradient "
        "vanishes; its slope is at most 0.25; its outputs are all positive, so the weights behind it zigzag; "
        "and the exponential costs time.",
    )
    torch_name = "torch.nn.Sigmoid"
    matlab_name = "logsig"
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
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Like a sigmoid, but centred on 0 and with slope 1 there: mostly the better choice, and faster to "
        "converge. Beware: for large |z| its slope vanishes too.",
    )
    torch_name = "torch.nn.Tanh"
    matlab_name = "tansig"
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


class Softsign(Activation):
    name = "softsign"
    formula = "f(z) = z / (1 + |z|)"
    range = (-1.0, 1.0)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Like tanh but without an exponential, and slower to saturate: far out f' falls as 1/z², not as e^(−2|z|).",
    )
    torch_name = "torch.nn.Softsign"
    matlab_name = "elliotsig"
    from_output = True

    def value(self, z: Array) -> Array:
        return np.divide(z, np.add(np.abs(z), 1))

    def derivative(self, z: Array) -> Array:
        return np.add(np.abs(z), 1.0) ** -2

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        below = np.empty_like(a)
        return [
            partial(np.absolute, z, below),
            partial(np.add, below, np.ones((), a.dtype), below),
            partial(np.divide, z, below, a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return [  # 1 / (1 + |z|) = 1 - |a|
            partial(np.absolute, a, out),
            partial(np.subtract, np.ones((), a.dtype), out, out),
            partial(np.multiply, out, out, out),
        ]


class Hardtanh(Activation):
    name = "hardtanh"
    aliases = ("satlins",)
    formula = "f(z) = min(1, max(-1, z));  f'(±1) = 0"
    range = (-1.0, 1.0)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note", "tanh of three straight lines: quick, but beyond ±1 its derivative is not small but exactly 0."
    )
    kinks = (-1.0, 1.0)
    torch_name = "torch.nn.Hardtanh"
    matlab_name = "satlins"
    piecewise_linear = True
    from_output = True

    def value(self, z: Array) -> Array:
        return np.clip(z, -1, 1)

    def derivative(self, z: Array) -> Array:
        return _where(np.less(np.abs(z), 1), 1.0, z)

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(clip, z, np.array(-1, a.dtype), np.array(1, a.dtype), a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return [partial(np.absolute, a, out), partial(np.less, out, np.ones((), a.dtype), out)]


class HardSigmoid(Activation):
    name = "hard_sigmoid"
    formula = "f(z) = min(6, max(0, z + 3)) / 6;  f'(±3) = 0"
    range = (0.0, 1.0)
    zero_centred = False
    note = QT_TRANSLATE_NOOP(
        "Note", "A sigmoid of three straight lines: f' is 1/6 between −3 and 3 and exactly 0 beyond."
    )
    kinks = (-3.0, 3.0)
    torch_name = "torch.nn.Hardsigmoid"
    piecewise_linear = True
    from_output = True

    def value(self, z: Array) -> Array:
        return np.clip(np.add(z, 3.0), 0, 6) / 6

    def derivative(self, z: Array) -> Array:
        return _where(np.less(np.abs(z), 3), 1 / 6, z)

    def max_derivative(self) -> float:
        return 1 / 6

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        six = np.array(6, a.dtype)
        return [
            partial(np.add, z, np.array(3, a.dtype), a),
            partial(clip, a, np.zeros((), a.dtype), six, a),
            partial(np.divide, a, six, a),
        ]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        half = np.array(0.5, a.dtype)
        return [  # between the ends |a - 1/2| < 1/2
            partial(np.subtract, a, half, out),
            partial(np.absolute, out, out),
            partial(np.less, out, half, out),
            partial(np.multiply, out, np.array(1 / 6, a.dtype), out),
        ]


class Sin(Activation):
    name = "sin"
    formula = "f(z) = sin z"
    range = (-1.0, 1.0)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Rises and falls by turns: good for waves, but many z give one output, and f' is negative half the time.",
    )
    torch_name = "torch.sin"

    def value(self, z: Array) -> Array:
        return np.sin(z)

    def derivative(self, z: Array) -> Array:
        return np.cos(z)

    def max_derivative(self) -> float:
        return 1.0

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(np.sin, z, a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return [partial(np.cos, z, out)]


def _where(chosen: Array, value: float, z: Array) -> Array:
    """`value` where chosen, else 0, in the dtype of results of z."""
    return np.multiply(chosen, np.zeros_like(z) + value)
