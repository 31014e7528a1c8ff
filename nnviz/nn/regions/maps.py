"""The affine map of every region, from the pieces that its units are on.

Not from the values at its corners: in a sliver they say nothing about the slope across it.
"""

from __future__ import annotations

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.bent_layer import BentLayer
from nnviz.nn.regions.cutting import Pattern

PART = 512  # regions at a time: their numbers fit into a core's own cache


def affine_maps(patterns: list[Pattern], last: BentLayer) -> Array:
    """(p, rows_L, 3), z of the last layer in every polygon: slopes along x and y, and the constant, where x and y go
    from -1 to 1 over the box."""
    # Of every region of the layer below, of every unit: the slope along x, the slope along y, the constant.
    activation = np.zeros((3, 1, 2))
    activation[0, 0, 0] = activation[1, 0, 1] = 1.0
    for pattern in patterns[:-1]:
        activation = _through(pattern, _affine(pattern.layer, activation), slice(None))
    if not patterns:
        return np.ascontiguousarray(_affine(last, activation).transpose(1, 2, 0))
    z = _affine(patterns[-1].layer, activation)
    count = len(patterns[-1].parent)
    maps = np.empty((count, last.units * last.pieces, 3))
    for start in range(0, count, PART):
        part = slice(start, start + PART)
        maps[part] = _affine(last, _through(patterns[-1], z, part)).transpose(1, 2, 0)
    return maps


def _affine(layer: BentLayer, activation: Array) -> Array:
    """(3, regions, n_in) -> (3, regions, rows)."""
    regions = activation.shape[1]
    z: Array = (activation.reshape(3 * regions, -1) @ layer.weight.T).reshape(3, regions, -1)
    z[2] += layer.bias
    return z


def _through(pattern: Pattern, z: Array, part: slice) -> Array:
    """(3, parents, rows) -> (3, regions, units): of every unit the piece that it is on, in a part of the regions."""
    layer, unit = pattern.layer, np.arange(pattern.layer.units)
    parent, winners = pattern.parent[part], pattern.winners[part].astype(np.intp)
    if layer.pieces > 1:
        winners += (parent * z.shape[2])[:, None] + unit * layer.pieces
        won: Array = z.reshape(3, -1).take(winners, axis=1)
        return won
    slope, intercept = layer.slopes_and_intercepts()
    winners *= layer.units
    winners += unit
    z = z.take(parent, axis=1)
    z *= slope.take(winners)
    if intercept.any():
        z[2] += intercept.take(winners)
    return z
