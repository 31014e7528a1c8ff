"""Where another class becomes the most probable: the exact borders between the largest outputs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Array


def class_borders(vertices: Array, start: NDArray[np.intp], maps: Array) -> Array:
    """(s, 2, 2), the stretches along which the two largest of the outputs are equal, polygon by polygon.

    vertices, start   (c, 2) and (p + 1,): convex polygons as in `Regions`
    maps              (p, n, 3), slopes along x and y and the constant of the n outputs in each polygon

    If one output is the largest at all corners of a polygon it is so everywhere in it. In the others each pair is
    equal along a line, which counts as far as no third output is larger.
    """
    lengths = np.diff(start)
    owner = np.arange(len(lengths)).repeat(lengths)
    values = _values(maps, owner, vertices)
    winner = values.argmax(axis=1)
    mixed = np.maximum.reduceat(winner, start[:-1]) != np.minimum.reduceat(winner, start[:-1])
    chosen = mixed.repeat(lengths)
    if not chosen.any():
        return np.empty((0, 2, 2))
    place, value, owner, lengths = vertices[chosen], values[chosen], owner[chosen], lengths[mixed]
    ends = np.cumsum(lengths)
    following = np.arange(1, len(place) + 1)
    following[ends - 1] = ends - lengths
    found = []
    for i, j in combinations(range(maps.shape[1]), 2):
        ahead = value[:, i] - value[:, j]
        crossed = np.flatnonzero((ahead >= 0) != (ahead[following] >= 0))  # two edges of a polygon, or none
        share = (ahead[crossed] / (ahead[crossed] - ahead[following[crossed]]))[:, None]
        met = place[crossed] + share * (place[following[crossed]] - place[crossed])
        pair, polygon = met.reshape(-1, 2, 2), owner[crossed][::2]
        found.append(_unbeaten(pair, maps[polygon], i, j))
    return np.concatenate(found)


def _unbeaten(segments: Array, maps: Array, i: int, j: int) -> Array:
    """Those parts of the segments, on which the outputs i and j are equal, where no other one is larger."""
    others = [k for k in range(maps.shape[1]) if k not in (i, j)]
    if not others or not len(segments):
        return segments
    ends = np.concatenate((segments, np.ones((*segments.shape[:2], 1))), axis=2)
    value = np.einsum("snd,sed->sen", maps, ends)
    ahead = value[:, :, others] - value[:, :, i : i + 1]
    first, last = ahead[:, 0], ahead[:, 1]
    share = np.divide(first, first - last, out=np.zeros_like(first), where=first != last)
    low = np.where((first > 0) & (last <= 0), share, 0.0).max(axis=1)
    high = np.where((first <= 0) & (last > 0), share, 1.0).min(axis=1)
    left: NDArray[np.bool_] = (low < high) & ~((first > 0) & (last > 0)).any(axis=1)
    way = segments[:, 1] - segments[:, 0]
    parts: Array = np.stack((segments[:, 0] + low[:, None] * way, segments[:, 0] + high[:, None] * way), axis=1)
    return parts[left]


def _values(maps: Array, owner: NDArray[np.intp], place: Array) -> Array:
    """(c, n), the outputs at corners (c, 2) of these polygons."""
    value: Array = np.einsum("cnd,cd->cn", maps[owner, :, :2], place) + maps[owner, :, 2]
    return value
