"""Regions as pixels: which region each pixel lies in, and how much ink the boundaries leave on it.

A picture of ten thousand polygons is painted in no time once it is one; to paint the polygons takes longer than to
compute them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Array

Labels = NDArray[np.int32]
Ink = NDArray[np.uint8]


def label_image(
    vertices: Array, start: NDArray[np.intp], region: NDArray[np.intp], sides: Array, width: int, height: int
) -> Labels:
    """(height, width), the region at the middle of each pixel, the top row first.

    vertices, start, region   as in `Regions`: convex polygons, counter-clockwise, that fill the box
    sides                     ((x_min, x_max), (y_min, y_max)) of the box
    """
    x, y = _pixels(vertices, sides, width, height)
    following = np.arange(1, len(x) + 1)
    following[start[1:] - 1] = start[:-1]
    # In pixels y goes down; of a polygon that is counter-clockwise in the plane the left edges go that way, too.
    left = np.flatnonzero(y[following] > y)
    x0, y0, x1, y1 = x[left], y[left], x[following[left]], y[following[left]]
    # the rows whose middle, row + 1/2, is in [y0, y1)
    first = np.clip(np.ceil(y0 - 0.5), 0, height).astype(np.intp)
    rows = np.clip(np.ceil(y1 - 0.5), 0, height).astype(np.intp) - first
    edge = np.arange(len(left)).repeat(rows)
    row = np.arange(len(edge)) - (np.cumsum(rows) - rows - first).repeat(rows)
    across = x0[edge] + (row + 0.5 - y0[edge]) * ((x1 - x0) / (y1 - y0))[edge]
    order = np.argsort(row * (width + 1.0) + np.clip(across, 0, width), kind="stable")
    begin = row * width + np.clip(np.ceil(across - 0.5), 0, width).astype(np.intp)
    begin = np.maximum.accumulate(np.append(begin[order], width * height))
    begin[0] = 0  # each row begins with the box's own left side
    polygon = np.searchsorted(start, left, side="right") - 1
    labels: Labels = region[polygon[edge[order]]].astype(np.int32).repeat(np.diff(begin))
    return labels.reshape(height, width)


def line_image(
    segments: Array,
    kind: NDArray[np.integer],
    sides: Array,
    width: int,
    height: int,
    widths: Sequence[float],
    strengths: Sequence[float],
    dashes: Sequence[int],
) -> Ink:
    """(height, width), the ink of straight lines, 0 to 255; where they cross, the most of any.

    segments    (s, 2, 2), start and end in the box with these `sides`
    kind        (s,), what line each is: an index into the three tables, the last entry for all beyond
    widths, strengths, dashes   in pixels; 0 to 1; length of a dash and of the gap behind it, 0: none
    """
    ink = np.zeros((height, width), np.uint8)
    if not len(segments):
        return ink
    x, y = _pixels(segments.reshape(-1, 2), sides, width, height)
    x, y = x.reshape(-1, 2), y.reshape(-1, 2)
    kind = np.minimum(kind, len(widths) - 1)
    steep = np.abs(np.diff(y)[:, 0]) > np.abs(np.diff(x)[:, 0])
    for upright in (False, True):  # along the rows or along the columns, whichever is longer
        chosen = steep == upright
        along, across = (y[chosen], x[chosen]) if upright else (x[chosen], y[chosen])
        flat = ink.T if upright else ink
        for which in np.unique(kind[chosen]).tolist():
            mine = kind[chosen] == which
            _draw(flat, along[mine], across[mine], widths[which], 255.0 * strengths[which], dashes[which])
    return ink


def _pixels(points: Array, sides: Array, width: int, height: int) -> tuple[Array, Array]:
    """x to the right and y down, 0 to width and 0 to height over the box."""
    (x_min, x_max), (y_min, y_max) = sides
    return (points[:, 0] - x_min) * (width / (x_max - x_min)), (y_max - points[:, 1]) * (height / (y_max - y_min))


def _draw(ink: Ink, along: Array, across: Array, width: float, strength: float, dash: int) -> None:
    """Lines that are no steeper than 1; `along` (s, 2) counts the second axis of `ink`, `across` the first."""
    turned = along[:, 0] > along[:, 1]
    along[turned], across[turned] = along[turned, ::-1], across[turned, ::-1]
    limit = ink.shape[1] - 1
    first = np.clip(np.floor(along[:, 0]), 0, limit).astype(np.intp)
    count = np.clip(np.ceil(along[:, 1]) - 1, 0, limit).astype(np.intp) - first + 1
    length = along[:, 1] - along[:, 0]
    slope = np.divide(across[:, 1] - across[:, 0], length, out=np.zeros(len(length)), where=length > 0)
    line = np.arange(len(along)).repeat(count)
    column = np.arange(len(line)) - (np.cumsum(count) - count - first).repeat(count)
    if dash:
        seen = (column // dash) % 2 == 0
        line, column = line[seen], column[seen]
    # a piece of the line shorter than a pixel leaves as much less ink
    covered = np.minimum(column + 1.0, along[line, 1]) - np.maximum(column, along[line, 0])
    middle = np.clip(column + 0.5, along[line, 0], along[line, 1])
    place = across[line, 0] + slope[line] * (middle - along[line, 0])
    shrink = (1 / np.sqrt(1 + slope * slope))[line]
    reach = int(np.ceil(width / 2))
    base = np.floor(place).astype(np.intp)
    share = np.clip(covered, 0.0, 1.0) * strength
    flat = np.zeros(ink.shape, np.uint8)
    for offset in range(-reach, reach + 1):
        row = base + offset
        near = np.clip(width / 2 + 0.5 - np.abs(row + 0.5 - place) * shrink, 0.0, 1.0)
        drawn = (near > 0) & (row >= 0) & (row < ink.shape[0])
        np.maximum.at(flat, (row[drawn], column[drawn]), (near * share)[drawn].astype(np.uint8))
    np.maximum(ink, flat, out=ink)
