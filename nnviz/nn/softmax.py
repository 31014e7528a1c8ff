"""Softmax: turns the z of a layer into probabilities. The one function here in which units depend on each other."""

from __future__ import annotations

from functools import partial

import numpy as np

from nnviz.nn.activation_base import Activation, Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP


class Softmax(Activation):
    name = "softmax"
    formula = "f(z)ᵢ = e^zᵢ / Σⱼ e^zⱼ"
    range = (0.0, 1.0)
    zero_centred = False
    note = QT_TRANSLATE_NOOP(
        "Note", "Turns a layer into probabilities: all positive, their sum is 1, and every z moves every output."
    )
    torch_name = "torch.nn.Softmax"
    matlab_name = "softmax"
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
