"""Which polygons lie side by side, and along what: every edge knows the cut that made it, so nothing has to be guessed.

And what is joined to one piece when neighbours are alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.corners import Ids, Mask, Polygons

TOUCH = 1e-9  # of the box: what two polygons share has to be longer, else they meet in a point


@dataclass(frozen=True, slots=True)
class Borders:
    """Stretches that two polygons share: `first` and `second` (b,) share `segments` (b, 2, 2), parts of `cut` (b,)."""

    first: Ids
    second: Ids
    segments: Array
    cut: Ids


def borders(polygons: Polygons, position: Array) -> Borders:
    """All stretches that two of the polygons share; `position` (corners, 2) goes from -1 to 1 over the box.

    The two sides of a cut are divided differently by later cuts. Along a cut, a shared stretch begins where an edge of
    either side begins while one of the other side lasts.
    """
    edges = (polygons.edge >= 0).nonzero()[0]
    owner = np.arange(polygons.count).repeat(polygons.length)[edges]
    cut, after = polygons.edge[edges], polygons.following[edges]
    a, b = position[polygons.corner[edges]], position[polygons.corner[after]]
    # the longest edge of a cut gives its direction
    length = np.hypot(*(b - a).T)
    order = np.lexsort((length, cut))
    longest = order[np.append(np.diff(cut[order]) != 0, True)] if len(order) else order
    along = np.zeros((cut.max(initial=-1) + 1, 2))
    along[cut[longest]] = (b - a)[longest] / np.maximum(length[longest], np.finfo(float).tiny)[:, None]
    place_a, place_b = (a * along[cut]).sum(axis=1), (b * along[cut]).sum(axis=1)
    forward = place_b > place_a
    low, high = np.minimum(place_a, place_b), np.maximum(place_a, place_b)

    order = np.lexsort((low, cut))
    owner, cut, forward, low, high = owner[order], cut[order], forward[order], low[order], high[order]
    from_a = np.where(forward[:, None], a[order], b[order])
    number = np.arange(len(order))
    latest = [np.maximum.accumulate(np.where(forward == side, number, -1)) for side in (True, False)]
    other = np.where(forward, latest[1], latest[0])
    reach = np.minimum(high, high[other])
    shared = (other >= 0) & (cut[other] == cut) & (reach - low > TOUCH)
    start, step = from_a[shared], along[cut[shared]] * (reach - low)[shared, None]
    segments = np.stack((start, start + step), axis=1)
    return Borders(owner[shared], owner[other[shared]], segments, cut[shared])


def joined(count: int, first: Ids, second: Ids) -> Ids:
    """(count,), the pieces, numbered from 0, that `count` things make if these pairs belong together."""
    least = np.arange(count)
    while True:
        before = least.copy()
        lower = np.minimum(least[first], least[second])
        # both, and what they were joined to before, take the lower number
        for pair in (first, second):
            np.minimum.at(least, least[pair], lower)
            np.minimum.at(least, pair, lower)
        least = least[least]
        if (least == before).all():
            return np.unique(least, return_inverse=True)[1].reshape(-1)


def alike(maps: Array, pairs: tuple[Ids, Ids], tolerance: float) -> Mask:
    """Which pairs have equal maps (p, rows, 3): told by slopes over the box and value in its middle."""
    same: Mask = np.abs(maps[pairs[0]] - maps[pairs[1]]).max(axis=(1, 2)) <= tolerance
    return same
