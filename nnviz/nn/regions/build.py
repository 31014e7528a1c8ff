"""`linear_regions`: the rectangle through all hidden layers, then the affine maps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nnviz.nn.activation_base import Array
from nnviz.nn.network import QUIET, Network
from nnviz.nn.regions.bent_layer import BentLayer
from nnviz.nn.regions.corners import Corners, Polygons
from nnviz.nn.regions.cutting import Cuts, LineCutter, Pattern, cut_layer
from nnviz.nn.regions.envelope import EnvelopeCutter
from nnviz.nn.regions.maps import affine_maps
from nnviz.nn.regions.refusals import Budget, check_hidden_layers, checked_box, checked_plane, overflow
from nnviz.nn.regions.result import Regions

MOST = 1_000_000
SECONDS = 60.0
SQUARE = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])


def linear_regions(
    network: Network,
    box: Sequence[float] = (-6.0, 6.0, -6.0, 6.0),
    *,
    plane: tuple[ArrayLike, ArrayLike, ArrayLike] | None = None,
    merge: bool = False,
    maps: bool = True,
    most: int = MOST,
    seconds: float = SECONDS,
) -> Regions:
    """The exact linear regions of `network` over the rectangle `box` = (x_min, x_max, y_min, y_max) of its inputs.

    plane     (origin, direction, direction), each (n_0,): the box then lies in the plane origin + x·first + y·second
              of the input space, and regions, maps and points are told in its x and y. Needed unless n_0 is 2
    merge     join neighbours in which the network computes one and the same affine map; needs the maps
    maps      compute the affine maps, which costs about half as much again
    most      stop when there are more regions than that
    seconds   stop after this time

    What differs by less than 1e-11 of the numbers that it is made of is equal, and the sign of what is nearer to 0 is
    0; of Maxout pieces that differ by hardly more, one pattern may be told in two neighbouring regions.

    Raises EngineError, a ValueError, that says what is wrong with network, box or plane, and RegionBudgetError where
    `most` or `seconds` are not enough.
    """
    check_hidden_layers(network)
    sides = checked_box(box)
    origin, directions = checked_plane(network, plane)
    budget = Budget(most, seconds)
    with np.errstate(**QUIET):
        layers = _layers(network, origin, directions, sides)
        polygons, position, patterns, cuts = _cut(layers[:-1], budget)
        found = affine_maps(patterns, layers[-1]) if maps or merge else None
        return Regions(polygons, position, sides, patterns, cuts, found, merge)


def _layers(network: Network, origin: Array, directions: Array, sides: Array) -> list[BentLayer]:
    """All layers as they are seen from the plane: the first one takes the place in the box, from -1 to 1 both ways.

    So the box's own place and size cost no accuracy.
    """
    origin, directions = origin + directions @ sides.mean(axis=1), directions * (np.diff(sides, axis=1)[:, 0] / 2)
    layers = []
    for l, layer in enumerate(network.layers):
        weight, bias = layer.weight.astype(np.float64), layer.bias[:, 0].astype(np.float64)
        if l == 0:
            weight, bias = weight @ directions, bias + weight @ origin
        layers.append(BentLayer(layer, weight, bias, last=l >= len(network.layers) - 2))
    return layers


def _cut(layers: list[BentLayer], budget: Budget) -> tuple[Polygons, Array, list[Pattern], Cuts]:
    """The polygons of the last hidden layer with their corners (c, 2), and how each layer came to its own."""
    position = SQUARE
    polygons = Polygons.of(np.arange(4), np.full(4, -1), np.array([4]), np.array([0]))
    activation = position
    patterns, cuts = [], Cuts()
    for number, layer in enumerate(layers):
        try:
            corners = Corners(layer, position, activation)
        except FloatingPointError:
            raise overflow(number) from None
        polygons.parent = np.arange(polygons.count)
        cutter = (EnvelopeCutter if layer.envelope else LineCutter)(corners, number, cuts)
        polygons, common = cut_layer(cutter, polygons, budget)
        patterns.append(Pattern(layer, polygons.parent, common))
        rows = corners.rows[: corners.count]
        if layer.jumps:  # neighbours share no activation: every polygon gets corners of its own
            rows = rows[polygons.corner]
            polygons.corner = np.arange(len(rows))
            activation = (patterns[-1].winners - 1.0).repeat(polygons.length, axis=0)
        elif number < len(layers) - 1:
            activation = layer.activation(rows)
        position = rows[:, :2]
    return polygons, position, patterns, cuts
