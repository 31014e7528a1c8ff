"""What `linear_regions` found: polygons, areas, affine maps, activation patterns, boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.corners import Ids, Polygons
from nnviz.nn.regions.cutting import Cuts, Pattern


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
    """r regions that fill the box.

    kind          "activation pattern": a region is where every unit is on one piece
    count         r
    vertices      (c, 2), the corners of all regions, one region after another, counter-clockwise
    start         (r + 1,), where each begins in `vertices`, and the end
    polygons      the same as a sequence of (v, 2)
    areas         (r,)
    matrix, offset   (r, n_L, 2) and (r, n_L): z^L = matrix x + offset inside the region, z^L before the activation of
                  the output layer (of Maxout there: all its pieces); None without maps
    signatures    of every hidden layer (r, n_l): the piece that each unit is on. Of an element-wise function from the
                  left (ReLU: 0 off, 1 on; sign: 0, 1, 2 for -1, 0, 1), of Maxout the index of the winner
    """

    kind = "activation pattern"

    def __init__(
        self,
        polygons: Polygons,
        x: Array,
        sides: Array,
        patterns: list[Pattern],
        cuts: Cuts,
        matrix: Array | None = None,
        offset: Array | None = None,
    ) -> None:
        self.sides = sides
        self.count = polygons.count
        self._polygons, self._x, self._patterns, self._cuts = polygons, x, patterns, cuts
        self.matrix, self.offset = matrix, offset
        if matrix is not None and offset is not None:  # from coordinates between -1 and 1 to those of the box
            self.matrix = matrix / (np.diff(sides, axis=1)[:, 0] / 2)
            self.offset = offset - self.matrix @ sides.mean(axis=1)

    @cached_property
    def vertices(self) -> Array:
        return self._x[self._polygons.corner]

    @cached_property
    def start(self) -> Ids:
        return np.append(self._polygons.start, len(self._polygons.corner))

    @property
    def polygons(self) -> Outlines:
        return Outlines(self.vertices, self.start)

    @cached_property
    def areas(self) -> Array:
        return self._polygons.areas(self._x)

    @cached_property
    def signatures(self) -> tuple[NDArray[np.uint8], ...]:
        chain, found = np.arange(self.count), []
        for pattern in reversed(self._patterns):
            found.append(pattern.layer.winners(pattern.common)[chain])
            chain = pattern.parent[chain]
        return tuple(reversed(found))
