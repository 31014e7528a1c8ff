"""The corners of the polygons of one layer, and the polygons as lists of corners: the tables that the cutting works on.

A corner's row is [x, y | lines | passengers], see `bent_layer.py`; all of it is affine on a polygon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.bent_layer import BentLayer
from nnviz.nn.regions.words import Words

Ids = NDArray[np.intp]
Mask = NDArray[np.bool_]


class Corners:
    """A growing table: `rows` (capacity, width) and `words` (words, capacity), of which `count` are in use."""

    def __init__(self, layer: BentLayer, position: Array, activation: Array) -> None:
        """Corners at these places (c, 2) with these inputs of the layer (c, n_in)."""
        self.layer, self.count = layer, len(position)
        self.rows = layer.rows(position, activation)
        self.width = self.rows.shape[1]
        near = layer.near(self.rows[: self.count])
        self.words = np.empty((len(near), len(self.rows)), np.uint64)
        self.words[:, : self.count] = near

    def add(self, rows: Array) -> Ids:
        """The numbers of these new corners."""
        count = self.count + len(rows)
        if count > len(self.rows):
            # twice as much as is needed, so that a corner is moved twice at most on average
            grown, words = np.empty((2 * count, self.width)), np.empty((len(self.words), 2 * count), np.uint64)
            grown[: self.count], words[:, : self.count] = self.rows[: self.count], self.words[:, : self.count]
            self.rows, self.words = grown, words
        new = np.arange(self.count, count)
        self.rows[self.count : count] = rows
        self.words[:, self.count : count] = self.layer.near(rows)
        self.count = count
        return new

    def between(self, a: Ids, b: Ids, share: Array) -> Array:
        """Rows on the edges from corner a to corner b, at these shares of the way."""
        rows = self.rows.take(a, axis=0)
        step = self.rows.take(b, axis=0)
        step -= rows
        step *= share[:, None]
        rows += step
        return rows

    def common(self, polygons: Polygons) -> Words:
        """The bits that all corners of a polygon have, one array (polygons,) for each word."""
        return [np.bitwise_and.reduceat(word.take(polygons.corner), polygons.start) for word in self.words]


@dataclass(eq=False)
class Polygons:
    """Convex polygons, one after another: `corner` has the numbers of their corners, counter-clockwise.

    corner (c,)   start (p,) where a polygon begins in it   length (p,) its number of corners
    edge (c,)     the number of the cut that made the edge from a corner to the next one; -1: the edge of the box
    parent (p,)   the polygon of the layer below
    """

    corner: Ids
    edge: Ids
    length: Ids
    parent: Ids
    start: Ids

    @classmethod
    def of(cls, corner: Ids, edge: Ids, length: Ids, parent: Ids) -> Polygons:
        start = length.cumsum()
        start -= length
        return cls(corner, edge, length, parent, start)

    @classmethod
    def joined(cls, parts: list[Polygons]) -> Polygons:
        if len(parts) == 1:
            return parts[0]
        return cls.of(
            np.concatenate([part.corner for part in parts]),
            np.concatenate([part.edge for part in parts]),
            np.concatenate([part.length for part in parts]),
            np.concatenate([part.parent for part in parts]),
        )

    @property
    def count(self) -> int:
        return len(self.length)

    def where(self, chosen: Mask) -> Polygons:
        polygons, corners = chosen.nonzero()[0], chosen.repeat(self.length).nonzero()[0]
        return Polygons.of(
            self.corner.take(corners), self.edge.take(corners), self.length.take(polygons), self.parent.take(polygons)
        )

    @cached_property
    def following(self) -> Ids:
        """(c,): of every place in `corner`, the place of the next corner of the same polygon."""
        after = np.arange(1, len(self.corner) + 1)
        last = self.start + self.length
        last -= 1
        after[last] = self.start
        return after

    def areas(self, x: Array) -> Array:
        """(p,) from the corners' positions (corners, 2)."""
        at = x.take(self.corner, axis=0)
        at -= at.take(self.start, axis=0).repeat(self.length, axis=0)  # small numbers, so that small areas are exact
        to = at.take(self.following, axis=0)
        cross = at[:, 0] * to[:, 1]
        cross -= at[:, 1] * to[:, 0]
        area: Array = np.add.reduceat(cross, self.start) / 2
        return area


def placed(position: Array, sides: Array) -> Array:
    """Where positions from -1 to 1, (c, 2), lie in the box."""
    share = (position + 1.0) / 2.0
    x: Array = sides[:, 0] * (1.0 - share) + sides[:, 1] * share  # at both ends exactly
    return x
