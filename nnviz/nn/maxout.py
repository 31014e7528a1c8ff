"""Maxout: a unit is the largest of its `pieces` linear functions, so it learns the shape of its own activation.

Goodfellow et al., "Maxout Networks", 2013. Rows are unit-major: the pieces of unit 0 first, then those of unit 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Activation, Array
from nnviz.nn.parameters import Parameter

PIECES = 2


class Maxout(Activation):
    """z is (size*pieces, m), a is (size, m). Of equal pieces the first wins; f' is 1 for the winner, 0 for losers."""

    name = "maxout"
    formula = "f(z) = max(z₁, …, z_k) over the k pieces of the unit"
    range = (-inf, inf)
    zero_centred = True
    note = "Each unit learns its own convex, piecewise linear activation; only the winning piece of a sample learns."
    parameters: Mapping[str, Parameter] = {"pieces": Parameter(PIECES, 2, 64, integer=True)}
    elementwise = False

    def value(self, z: Array, pieces: int = PIECES) -> Array:
        return z.reshape(-1, pieces, z.shape[1]).max(axis=1)

    def winners(self, z: Array, pieces: int = PIECES) -> NDArray[np.intp]:
        """The index 0 … pieces-1 of the largest piece, the first of equals: (size, m)."""
        return z.reshape(-1, pieces, z.shape[1]).argmax(axis=1)

    def value_and_winners(self, z: Array, pieces: int = PIECES) -> tuple[Array, NDArray[np.intp]]:
        """The largest piece and its index, each (size, m)."""
        return self.value(z, pieces), self.winners(z, pieces)

    def derivative(self, z: Array, pieces: int = PIECES) -> Array:
        """∂a/∂z of every piece, (size*pieces, m): 1 for the winner, 0 for the others."""
        won = np.arange(pieces)[None, :, None] == self.winners(z, pieces)[:, None, :]
        return won.astype(z.dtype).reshape(z.shape)

    def max_derivative(self, pieces: int = PIECES) -> float:
        return 1.0

    def delta(self, brought: Array, z: Array, pieces: int = PIECES) -> Array:
        return np.repeat(brought, pieces, axis=0) * self.derivative(z, pieces)

    def saturates(self, z: Array, pieces: int = PIECES) -> NDArray[np.bool_]:
        """Never: whichever piece wins, the derivative through it is 1. (size, m)."""
        return np.zeros((z.shape[0] // pieces, z.shape[1]), np.bool_)

    def pieces(self, pieces: int = PIECES) -> int:
        return pieces

    def complete(self, params: Any) -> dict[str, Any]:
        return {"pieces": int(super().complete(params)["pieces"])}
