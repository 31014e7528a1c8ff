"""One piece of a picture: where it is, its map, its pattern, its samples. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.bridge.regions_job import RegionPicture
from nnviz.training.wants import Floats

TOUCH = 1e-9  # of the box: what lies so near to a corner may be in any of the polygons there


@dataclass(frozen=True, slots=True)
class Piece:
    """z^L = matrix x + offset inside, x the two raw columns of the map.

    number        in the picture
    polygons      (v, 2) each; one, unless pieces with equal maps are joined
    matrix, offset   (rows, 2) and (rows,)
    signature     of every hidden layer (n_l,), as in `Regions`; of a joined piece that of the polygon at the place
    """

    number: int
    polygons: tuple[Floats, ...]
    area: float
    matrix: Floats
    offset: Floats
    signature: tuple[NDArray[np.uint8], ...]

    def holds(self, points: Floats) -> NDArray[np.bool_]:
        """Which of the points (2, m) lie in it."""
        inside = np.zeros(points.shape[1], np.bool_)
        for polygon in self.polygons:
            (left, low), (right, high) = polygon.min(axis=0), polygon.max(axis=0)
            near = np.flatnonzero((left <= points[0]) & (points[0] <= right) & (low <= points[1]) & (points[1] <= high))
            inside[near[_depth(polygon, points[:, near]) >= 0]] = True
        return inside


def piece_at(picture: RegionPicture, x: float, y: float) -> Piece | None:
    """The piece that holds the place; on a boundary one of its neighbours; None outside the box."""
    starts = picture.start[:-1]
    low, high = np.minimum.reduceat(picture.vertices, starts), np.maximum.reduceat(picture.vertices, starts)
    room = TOUCH * (high.max(axis=0) - low.min(axis=0))
    place = np.array([x, y])
    near = np.flatnonzero(((low - room <= place) & (place <= high + room)).all(axis=1)).tolist()
    if not near:
        return None
    depths = [float(_depth(_polygon(picture, i), place[:, None])[0]) for i in near]
    polygon = near[int(np.argmax(depths))]
    number = int(picture.region[polygon])
    return Piece(
        number,
        tuple(_polygon(picture, i) for i in np.flatnonzero(picture.region == number).tolist()),
        float(picture.areas[number]),
        picture.matrix[number],
        picture.offset[number],
        tuple(signature[polygon] for signature in picture.signatures),
    )


def _polygon(picture: RegionPicture, i: int) -> Floats:
    return picture.vertices[picture.start[i] : picture.start[i + 1]]


def _depth(polygon: Floats, points: Floats) -> Floats:
    """How far each point (2, m) is inside the nearest edge; below 0 it is outside."""
    to = np.roll(polygon, -1, axis=0) - polygon
    length = np.maximum(np.hypot(*to.T), np.finfo(float).tiny)
    left = to[:, :1] * (points[1] - polygon[:, 1:]) - to[:, 1:] * (points[0] - polygon[:, :1])
    depth: Floats = (left / length[:, None]).min(axis=0)
    return depth
