"""The two functions with which a network does not learn what is not linear: the straight line, and the bare sign."""

from __future__ import annotations

from functools import partial
from math import inf

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Activation, Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP


class Purelin(Activation):
    name = "purelin"
    aliases = ("linear", "identity")
    formula = "f(z) = z"
    range = (-inf, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "No bend: layers of it alone are one straight map, however many, and cannot solve what is not "
        "linear. Used for the output of a regression.",
    )
    torch_name = "torch.nn.Identity"
    matlab_name = "purelin"
    piecewise_linear = True
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


class Sign(Activation):
    """Of 0 it is 0, as NumPy and PyTorch have it; MATLAB's hardlims makes it 1."""

    name = "sign"
    aliases = ("hardlims",)
    formula = QT_TRANSLATE_NOOP("Note", "f(z) = -1, 0 or 1, the sign of z;  f' = 0")
    range = (-1.0, 1.0)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Flat on both sides, so its derivative is 0 everywhere: no error gets back through it, nothing below learns.",
    )
    kinks = (0.0,)
    torch_name = "torch.sign"
    matlab_name = "hardlims"
    piecewise_linear = True
    from_output = True

    def value(self, z: Array) -> Array:
        return np.sign(z)

    def derivative(self, z: Array) -> Array:
        return np.zeros_like(z)

    def max_derivative(self) -> float:
        return 0.0

    def saturates(self, z: Array) -> NDArray[np.bool_]:
        """Everywhere: 5 % of the largest |f'| is 0 here, and no z lets anything back."""
        return np.full(np.shape(z), True)

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        return [partial(np.sign, z, a)]

    def derivative_calls(self, z: Array, a: Array, out: Array) -> list[Call]:
        return [partial(out.fill, 0.0)]
