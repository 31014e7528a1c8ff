"""Where an affine function of each polygon passes a level: the decision boundary, exact."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.corners import Mask, Polygons
from nnviz.nn.regions.cutting import Crossing
from nnviz.nn.regions.neighbours import Borders

ON = 1e-11  # of the largest value: so near it is on the level
BETWEEN = 1e-9  # the same where two polygons meet: the ends of what they share are not corners of both


def boundary(polygons: Polygons, position: Array, maps: Array, jumps: bool, neighbours: Callable[[], Borders]) -> Array:
    """(s, 2, 2), the border of where f is above 0: f = maps · (x, y, 1), `maps` (p, 3) and `position` (corners, 2).

    `neighbours` is only asked where the border may run between two polygons; always if f `jumps`.
    """
    place = position.take(polygons.corner, axis=0)
    along_x, along_y, f = (part.repeat(polygons.length) for part in maps.T)
    f += along_x * place[:, 0] + along_y * place[:, 1]
    f /= max(ON * np.abs(f).max(), np.finfo(float).tiny)
    above, below = f > 1.0, f < -1.0
    some_above = np.logical_or.reduceat(above, polygons.start)
    some_below = np.logical_or.reduceat(below, polygons.start)
    parts = []
    crossed = some_above & some_below
    if crossed.any():
        chosen = crossed.repeat(polygons.length)
        crossing = Crossing.of(polygons.where(crossed), f[chosen])
        met = place[chosen]
        a, b = met[crossing.edges], met[crossing.behind]
        met[crossing.edges] = a + crossing.share[:, None] * (b - a)
        parts.append(np.stack((met[crossing.leave], met[crossing.enter]), axis=1))
    # Between two polygons: where both are 0 and only one is above, or where f jumps.
    flat = ~(above | below)
    if jumps or (flat & flat[polygons.following]).any():
        parts.append(_between(some_above, maps, neighbours()))
    return np.concatenate(parts) if parts else np.empty((0, 2, 2))


def _between(above: Mask, maps: Array, borders: Borders) -> Array:
    """Those stretches between a polygon that is above somewhere and one that is nowhere above, at whose both ends 0
    lies between the two values."""
    apart = above[borders.first] != above[borders.second]
    ends = borders.segments[apart]
    values = [
        np.einsum("bed,bd->be", ends, maps[side[apart], :2]) + maps[side[apart], 2:]
        for side in (borders.first, borders.second)
    ]
    room = BETWEEN * max(np.abs(value).max(initial=0.0) for value in values)
    lowest, highest = np.minimum(*values), np.maximum(*values)
    separated = ((lowest <= room) & (highest >= -room)).all(axis=1)
    border: Array = ends[separated]
    return border
