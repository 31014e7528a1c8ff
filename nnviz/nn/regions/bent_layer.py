"""A layer as the cutting sees it: the affine functions of its input whose signs decide which piece a unit is on.

And what follows from the signs: the slope and the intercept of every unit.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.layers import Dense
from nnviz.nn.plain import Sign
from nnviz.nn.regions.words import Packing, Words

ROOM = 4  # times the corners that a layer begins with: mostly enough, and what is not used costs nothing
TOLERANCE = 1e-11  # of the largest sum that a pre-activation can be made of: what differs by less is equal


class BentLayer:
    """Copies of a layer's parameters in float64, with the lines along which its units bend.

    Rows of a corner in this layer are [x, y | its `lines` | passengers]: the lines are the signed distances from the
    bends, in units of the tolerance; passengers are what else is needed to tell the activations. Lines of Maxout are
    the other pieces less the first, all units of a piece side by side: it is the differences that have to be exact.
    Passenger is the first piece.

    units, pieces   the layer's size and the number of Maxout pieces, 1 of other functions
    envelope        whether the bends are those of an envelope of three or more pieces
    jumps           whether the function itself jumps at its kink: neighbours then share no activation
    last            whether nothing is to follow: then there are no passengers
    """

    def __init__(self, layer: Dense, weight: Array, bias: Array, last: bool) -> None:
        self.layer, self.weight, self.bias, self.last = layer, weight, bias, last
        self.units, self.pieces = layer.size, layer.pieces
        self.envelope = self.pieces > 2
        self.jumps = isinstance(layer.activation, Sign)
        self.kinks = (0.0,) if self.pieces > 1 else layer.activation.kinks
        self.n_lines = self.units * (self.pieces - 1 if self.pieces > 1 else len(self.kinks))
        self.packing = Packing(self.pieces, self.units) if self.envelope else Packing(2, max(self.n_lines, 1))

    def rows(self, position: Array, activation: Array) -> Array:
        """(corners, 2 + lines + passengers) of corners with these inputs of the layer, (corners, n_in); behind them
        there is room for more."""
        largest = np.abs(activation).max(axis=0)
        sums = np.abs(self.weight) @ largest + np.abs(self.bias)
        if not np.isfinite(sums).all():
            raise FloatingPointError
        weight, bias = self._functions(sums.reshape(self.units, self.pieces).max(axis=1))
        count = len(position)
        rows = np.empty((ROOM * count, 2 + len(weight)))
        rows[:count, :2] = position
        np.add(activation @ weight.T, bias, out=rows[:count, 2:])
        return rows

    def _functions(self, sums: Array) -> tuple[Array, Array]:
        """Weights and biases of lines and passengers; lines are scaled by powers of two, which rounds nothing."""
        if self.pieces > 1:
            self.scale = _power_of_two(sums)
            weights = [self.weight[piece :: self.pieces] for piece in range(self.pieces)]
            biases = [self.bias[piece :: self.pieces] for piece in range(self.pieces)]
            weight_lines = [(weight - weights[0]) * self.scale[:, None] for weight in weights[1:]]
            bias_lines = [(bias - biases[0]) * self.scale for bias in biases[1:]]
            passengers = 0 if self.last else 1
            return np.concatenate(weight_lines + weights[:passengers]), np.concatenate(bias_lines + biases[:passengers])
        if not self.kinks:
            return self.weight, self.bias
        self.scale = _power_of_two(sums + max(abs(kink) for kink in self.kinks))
        scaled = self.weight * self.scale[:, None]
        lines = [(self.bias - kink) * self.scale for kink in self.kinks]
        return np.concatenate([scaled] * len(lines)), np.concatenate(lines)

    def activation(self, rows: Array) -> Array:
        """(corners, units), what a function without jumps makes of these corners."""
        if self.pieces > 1:
            won: Array = rows[:, 2 + self.n_lines :] + self._ahead(rows) / self.scale
            return won
        z = rows[:, 2 : 2 + self.units] / self.scale + self.kinks[0] if self.kinks else rows[:, 2:]
        value: Array = self.layer.value(z.T).T
        return value

    def _line(self, rows: Array, number: int) -> Array:
        """(corners, units), the lines of one kink, or of one piece less the first, of all units."""
        return rows[:, 2 + number * self.units : 2 + (number + 1) * self.units]

    def _ahead(self, rows: Array) -> Array:
        """(corners, units), of Maxout: by how much the largest piece is larger than the first. Piece by piece: a
        reduction over so few numbers each would cost ten times as much."""
        ahead = np.maximum(self._line(rows, 0), 0.0)
        for number in range(1, self.pieces - 1):
            np.maximum(ahead, self._line(rows, number), out=ahead)
        return ahead

    def near(self, rows: Array) -> NDArray[np.uint64]:
        """The near-winner bits of these corners, (words, corners)."""
        near = self.packing.blank(len(rows))
        if self.envelope:
            least = self._ahead(rows)
            least -= 1.0
            np.less_equal(least, 0.0, out=self.packing.plane(near, 0))
            for piece in range(1, self.pieces):
                np.greater_equal(self._line(rows, piece - 1), least, out=self.packing.plane(near, piece))
        elif self.n_lines:
            line = rows[:, 2 : 2 + self.n_lines]
            np.less_equal(line, 1.0, out=self.packing.plane(near, 0))
            np.greater_equal(line, -1.0, out=self.packing.plane(near, 1))
        else:  # a layer without bends: no unit is ever open
            near[:] = True
        return self.packing.pack(near)

    def winners(self, common: Words) -> NDArray[np.uint8]:
        """(polygons, units), the piece that each unit is on: from the left of an element-wise function; the first of
        equal Maxout pieces. `sign` has three: -1, 0 and 1."""
        if not self.n_lines:
            return np.zeros((len(common[0]), self.units), np.uint8)
        left = self.packing.unpack(common)
        if self.envelope:  # a reduction over so few pieces would cost ten times as much
            behind = ~left[0]
            largest: NDArray[np.uint8] = behind.astype(np.uint8)
            for piece in left[1:-1]:
                np.greater(behind, piece, out=behind)  # neither one before nor this one
                largest += behind
            return largest
        right: NDArray[np.uint8] = (~left[0]).astype(np.uint8)
        if self.jumps:
            right += left[1]  # 0 where only the left is left, 1 where both are, 2 where only the right is
            return right
        passed: NDArray[np.uint8] = right.reshape(len(right), -1, self.units).sum(axis=1, dtype=np.uint8)
        return passed

    def slopes_and_intercepts(self) -> tuple[Array, Array]:
        """Of every piece of an element-wise function: a = slope·z + intercept, both (pieces, units)."""
        kinks = self.kinks
        inside = [-1.0, 0.0, 1.0] if self.jumps else [0.0]
        if kinks and not self.jumps:
            inside = [kinks[0] - 1.0, *((a + b) / 2 for a, b in pairwise(kinks)), kinks[-1] + 1.0]
        z = np.broadcast_to(np.array(inside), (self.units, len(inside)))
        slope = self.layer.derivative(z)
        return slope.T, (self.layer.value(z) - slope * z).T


def _power_of_two(sums: Array) -> Array:
    """By unit, what the tolerance has to be multiplied with to be 1 or a little more."""
    exponent = np.frexp(np.where(sums > 0, TOLERANCE * sums, 1.0))[1]
    scale: Array = np.ldexp(1.0, np.clip(1 - exponent, -1000, 1000))
    return scale
