"""The affine map of every region, from the pieces that its units are on.

Not from the values at its corners: in a sliver they say nothing about the slope across it.
"""

from __future__ import annotations

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.bent_layer import BentLayer
from nnviz.nn.regions.cutting import Pattern


def affine_maps(patterns: list[Pattern], last: BentLayer) -> Array:
    """(p, rows_L, 3), z of the last layer in every polygon: slopes along x and y, and the constant, where x and y go
    from -1 to 1 over the box."""
    # Of every region of the layer below, of every unit: the slope along x, the slope along y, the constant.
    activation = np.zeros((3, 1, 2))
    activation[0, 0, 0] = activation[1, 0, 1] = 1.0
    for pattern in patterns:
        activation = _through(pattern, _affine(pattern.layer, activation))
    z = _affine(last, activation)
    return np.ascontiguousarray(z.transpose(1, 2, 0))


def _affine(layer: BentLayer, activation: Array) -> Array:
    """(3, regions, n_in) -> (3, regions, rows)."""
    regions = activation.shape[1]
    z: Array = (activation.reshape(3 * regions, -1) @ layer.weight.T).reshape(3, regions, -1)
    z[2] += layer.bias
    return z


def _through(pattern: Pattern, z: Array) -> Array:
    """(3, parents, rows) -> (3, regions, units): of every unit the piece that it is on."""
    layer, parent, unit = pattern.layer, pattern.parent, np.arange(pattern.layer.units)
    winners = layer.winners(pattern.common)
    if layer.pieces > 1:
        chosen = (parent * z.shape[2])[:, None] + (unit * layer.pieces + winners)
        won: Array = z.reshape(3, -1).take(chosen, axis=1)
        return won
    slope, intercept = layer.slopes_and_intercepts()
    z = z.take(parent, axis=1)
    z *= slope[winners, unit]
    z[2] += intercept[winners, unit]
    return z
