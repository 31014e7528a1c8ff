"""Maxout: a unit is the largest of its `pieces` linear functions, so it learns the shape of its own activation.

Goodfellow et al., "Maxout Networks", 2013. Rows are unit-major: the pieces of unit 0 first, then those of unit 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import inf

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Activation, Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter

PIECES = 2


class Maxout(Activation):
    """z is (size*pieces, m), a is (size, m). Of equal pieces the first wins; f' is 1 for the winner, 0 for losers."""

    name = "maxout"
    formula = "f(z) = max(z₁, …, z_k)"
    range = (-inf, inf)
    zero_centred = True
    note = QT_TRANSLATE_NOOP(
        "Note",
        "The largest of k straight lines, all learned: each unit makes its own activation. Only the winning "
        "line of a sample learns from it.",
    )
    parameters: Mapping[str, Parameter] = {"pieces": Parameter(PIECES, 2, 64, integer=True)}
    elementwise = False

    def value(self, z: Array, pieces: int = PIECES) -> Array:
        largest: Array = _by_unit(z, pieces).max(axis=1)
        return largest

    def winners(self, z: Array, pieces: int = PIECES) -> NDArray[np.intp]:
        """The index 0 … pieces-1 of the largest piece, the first of equals: (size, m)."""
        first_largest: NDArray[np.intp] = _by_unit(z, pieces).argmax(axis=1)
        return first_largest

    def derivative(self, z: Array, pieces: int = PIECES) -> Array:
        """∂a/∂z of every piece, (size*pieces, m): 1 for the winner, 0 for the others."""
        won = np.arange(pieces)[None, :, None] == self.winners(z, pieces)[:, None, :]
        derivative: Array = won.astype(z.dtype).reshape(z.shape)
        return derivative

    def max_derivative(self, pieces: int = PIECES) -> float:
        return 1.0

    def delta(self, brought: Array, z: Array, pieces: int = PIECES) -> Array:
        return np.repeat(brought, pieces, axis=0) * self.derivative(z, pieces)

    def saturates(self, z: Array, pieces: int = PIECES) -> NDArray[np.bool_]:
        """Never: whichever piece wins, the derivative through it is 1. (size, m)."""
        return np.zeros((z.shape[0] // pieces, z.shape[1]), np.bool_)

    def pieces(self, pieces: int = PIECES) -> int:
        return pieces

    def value_calls(self, z: Array, a: Array, pieces: int = PIECES) -> list[Call]:
        return [partial(np.maximum.reduce, _by_unit(z, pieces), 1, None, a)]

    def delta_calls(self, brought: Array, z: Array, a: Array, delta: Array, pieces: int = PIECES) -> list[Call]:
        # The first piece equal to the maximum takes all that was brought and leaves exactly 0 for those behind it;
        # the last takes what is left. argmax along the middle axis would cost ten times as much.
        piece, share = _by_unit(z, pieces), _by_unit(delta, pieces)
        won = np.empty(a.shape, np.bool_)
        calls: list[Call] = []
        for j in range(pieces - 1):
            left = brought if j < pieces - 2 else share[:, -1]
            calls += [
                partial(np.equal, piece[:, j], a, won),
                partial(np.multiply, brought, won, share[:, j]),
                partial(np.subtract, brought, share[:, j], left),
            ]
        return calls


def _by_unit(z: Array, pieces: int) -> Array:
    """A view (size, pieces, m) of the rows (size*pieces, m)."""
    return z.reshape(len(z) // pieces, pieces, z.shape[1])
