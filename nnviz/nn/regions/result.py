"""What `linear_regions` found: polygons, areas, affine maps, activation patterns, boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.errors import EngineError
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.regions.boundary import boundary
from nnviz.nn.regions.classes import class_borders
from nnviz.nn.regions.corners import Ids, Polygons, placed
from nnviz.nn.regions.cutting import Cuts, Pattern
from nnviz.nn.regions.neighbours import TOUCH, Borders, alike, borders, joined

SAME = 1e-9  # of the largest number in the maps over the box: maps that differ by less are one


class Outlines(Sequence[Array]):
    """The polygons as a sequence of arrays (v, 2), counter-clockwise; each is made when it is asked for."""

    def __init__(self, vertices: Array, start: Ids) -> None:
        self._vertices, self._start = vertices, start

    def __len__(self) -> int:
        return len(self._start) - 1

    @overload
    def __getitem__(self, index: int) -> Array: ...
    @overload
    def __getitem__(self, index: slice) -> list[Array]: ...
    def __getitem__(self, index: int | slice) -> Array | list[Array]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        i = range(len(self))[index]
        return self._vertices[self._start[i] : self._start[i + 1]]


class Regions:
    """p convex polygons that fill the box, and the r regions that they are.

    kind          "activation pattern": a region is where every unit is on one piece, and it is one polygon (p = r);
                  "linear piece": neighbours with one and the same map are joined, so a region is one or more polygons
    count         r
    polygons      sequence of p arrays (v, 2), counter-clockwise
    vertices, start   (c, 2) and (p + 1,), the same in two arrays: polygon i is vertices[start[i] : start[i + 1]]
    region        (p,), the region that each polygon belongs to
    areas         (r,)
    matrix, offset   (r, n_L, 2) and (r, n_L): z^L = matrix x + offset inside the region, z^L before the activation of
                  the output layer (of Maxout there: all its pieces). None if they were not wanted
    signatures    of every hidden layer (p, n_l): the piece that each unit is on. Of an element-wise function from the
                  left (ReLU: 0 off, 1 on; sign: 0, 1, 2 for -1, 0, 1), of Maxout the index of the winner
    segments      (s, 2, 2), the boundaries between regions, start and end; none twice
    segment_layer (s,), the hidden layer, from 0, that bends there
    """

    def __init__(
        self,
        polygons: Polygons,
        position: Array,
        sides: Array,
        patterns: list[Pattern],
        cuts: Cuts,
        maps: Array | None,
        merge: bool = False,
    ) -> None:
        """`position` (corners, 2) and `maps` (p, rows_L, 3), slopes along x and y and the constant: in coordinates that
        go from -1 to 1 over the box."""
        self.sides = sides
        self._polygons, self._position, self._patterns, self._cuts = polygons, position, patterns, cuts
        self._maps = maps
        self.kind = "linear piece" if merge else "activation pattern"
        self.region = self._merged(maps) if merge and maps is not None else np.arange(polygons.count)
        self.count = int(self.region.max()) + 1
        self.matrix: Array | None = None
        self.offset: Array | None = None
        if maps is not None:
            if merge:
                maps = maps[np.unique(self.region, return_index=True)[1]]
            self.matrix = maps[:, :, :2] / (np.diff(sides, axis=1)[:, 0] / 2)
            self.offset = maps[:, :, 2] - self.matrix @ sides.mean(axis=1)

    def _merged(self, maps: Array) -> Ids:
        pairs = self._borders.first, self._borders.second
        return joined(len(maps), *(side[alike(maps, pairs, SAME * np.abs(maps).max())] for side in pairs))

    @cached_property
    def vertices(self) -> Array:
        return placed(self._position, self.sides)[self._polygons.corner]

    @cached_property
    def start(self) -> Ids:
        return np.append(self._polygons.start, len(self._polygons.corner))

    @property
    def polygons(self) -> Outlines:
        return Outlines(self.vertices, self.start)

    @cached_property
    def areas(self) -> Array:
        return np.bincount(self.region, self._polygons.areas(self._position)) * np.prod(np.diff(self.sides, axis=1) / 2)

    @cached_property
    def signatures(self) -> tuple[NDArray[np.uint8], ...]:
        chain, found = np.arange(self._polygons.count), []
        for pattern in reversed(self._patterns):
            found.append(pattern.winners.take(chain, axis=0))
            chain = pattern.parent[chain]
        return tuple(reversed(found))

    @cached_property
    def _borders(self) -> Borders:
        return borders(self._polygons, self._position)

    @cached_property
    def _boundaries(self) -> tuple[Array, Ids]:
        if self.kind == "activation pattern":
            return self._cuts.segments(self.sides)
        felt = self.region[self._borders.first] != self.region[self._borders.second]
        segments = placed(self._borders.segments[felt], self.sides)
        return segments, self._cuts.segments(self.sides)[1][self._borders.cut[felt]]

    @property
    def segments(self) -> Array:
        return self._boundaries[0]

    @property
    def segment_layer(self) -> Ids:
        return self._boundaries[1]

    def at(self, x: ArrayLike) -> Ids:
        """The region that holds each point, (2, m) -> (m,), or (2,) -> (); -1 outside the box. On a boundary, one of
        its neighbours."""
        points = np.asarray(x, np.float64)
        flat = points.reshape(2, -1).T
        found = np.array([self._at(point) for point in flat], np.intp).reshape(points.shape[1:])
        return found

    def _at(self, point: Array) -> int:
        low, high = self._bounds
        near: list[int] = np.flatnonzero(((low <= point) & (point <= high)).all(axis=1)).tolist()
        if not near:
            return -1
        # how far inside its nearest edge: in a gap left by rounding, the polygon that it is least outside of
        inside = []
        for i in near:
            polygon = self.polygons[i]
            to = np.roll(polygon, -1, axis=0) - polygon
            left = to[:, 0] * (point[1] - polygon[:, 1]) - to[:, 1] * (point[0] - polygon[:, 0])
            inside.append((left / np.maximum(np.hypot(*to.T), np.finfo(float).tiny)).min())
        return int(self.region[near[int(np.argmax(inside))]])

    @cached_property
    def _bounds(self) -> tuple[Array, Array]:
        """(p, 2) and (p, 2), the least and the greatest coordinates, rounding included."""
        room = TOUCH * np.diff(self.sides, axis=1)[:, 0]
        starts = self._polygons.start
        low = np.minimum.reduceat(self.vertices, starts) - room
        high = np.maximum.reduceat(self.vertices, starts) + room
        # outside the box is outside
        return np.maximum(low, self.sides[:, 0]), np.minimum(high, self.sides[:, 1])

    def class_borders(self) -> Array:
        """(s, 2, 2), where the largest of the n_L outputs z^L is no longer the same one: the borders of the classes.

        Where the function itself jumps (`sign`) the borders that lie on its kinks are not among them.
        """
        return placed(class_borders(self._position[self._polygons.corner], self.start, self._needed_maps()), self.sides)

    def decision_boundary(self, level: float = 0.0, output: int = 0) -> Array:
        """(s, 2, 2), where z^L of this output is `level`, or jumps across it: the border of where it is greater.

        A region that is at `level` everywhere is not greater, and has no line inside.
        """
        maps = self._needed_maps()[:, output] - np.array([0.0, 0.0, level])
        jumps = any(pattern.layer.jumps for pattern in self._patterns)
        segments = boundary(self._polygons, self._position, maps, jumps, lambda: self._borders)
        return placed(segments, self.sides)

    def _needed_maps(self) -> Array:
        if self._maps is None:
            text = QT_TRANSLATE_NOOP("Message", "The decision boundary needs the maps: ask for regions with maps=True.")
            raise EngineError(Message("regions.no_maps", text))
        return self._maps
