"""Where words stand in a plane of cells: inside the cell that they name, clear of the slice. Plain numbers, px."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

import numpy as np

from nnviz.training.maxout_wants import Line
from nnviz.training.wants import Floats
from nnviz.ui.score.geometry import Box

SHIFTS = (0.7, -0.7, 1.2, -1.2, 1.8, -1.8, 2.5, -2.5)  # times the height of the words, away from the slice
HIDES = 1000.0  # what it costs to stand on a handle; to cross the slice costs a pixel for each


def around(x: float, y: float, width: float, height: float, room: Box) -> Box:
    """A box with its middle there, or as near as it can be inside `room`."""
    x = min(max(x, room.left + width / 2), room.right - width / 2)
    y = min(max(y, room.top + height / 2), room.bottom - height / 2)
    return Box(x - width / 2, y - height / 2, width, height)


def crossed(box: Box, line: Line) -> float:
    """How much of a line lies in a box (Liang and Barsky's clip)."""
    x0, y0, x1, y1 = line
    start, end = 0.0, 1.0
    for at, by, low, high in ((x0, x1 - x0, box.left, box.right), (y0, y1 - y0, box.top, box.bottom)):
        if by:
            enters, leaves = sorted(((low - at) / by, (high - at) / by))
            start, end = max(start, enters), min(end, leaves)
        elif not low < at < high:
            return 0.0
    return max(end - start, 0.0) * hypot(x1 - x0, y1 - y0)


def centroid(polygon: Floats) -> tuple[float, float]:
    """The middle of the area of a polygon (v, 2)."""
    origin = polygon[0]
    x, y = (polygon - origin).T
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    whole = cross.sum() * 3
    if not whole:
        return float(polygon[:, 0].mean()), float(polygon[:, 1].mean())
    middle_x, middle_y = ((x + np.roll(x, -1)) * cross).sum() / whole, ((y + np.roll(y, -1)) * cross).sum() / whole
    return float(origin[0] + middle_x), float(origin[1] + middle_y)


def cell_name(cell: Floats, width: float, height: float, room: Box, line: Line | None) -> Box:
    """For the name of a convex cell (v, 2): in its middle, or beside the slice where that would cross the name."""
    x, y = centroid(cell)
    middle = around(x, y, width, height, room)
    length = 0.0 if line is None else hypot(line[2] - line[0], line[3] - line[1])
    if line is None or not length or not crossed(middle, line):
        return middle
    across, down = (line[1] - line[3]) / length, (line[2] - line[0]) / length
    for shift in SHIFTS:
        beside = around(x + shift * height * across, y + shift * height * down, width, height, room)
        if not crossed(beside, line) and _holds(cell, beside):
            return beside
    return middle


def end_word(line: Line, end: int, width: float, height: float, grip: float, room: Box, others: Sequence[Box]) -> Box:
    """For what is told of an end of the slice, 0 or 1, with its handle of the radius `grip`: above it, below or beside,
    where it covers neither slice nor handle nor, as far as may be, the `others`.
    """
    x, y = line[2 * end], line[3 if end else 1]
    away, beside = height / 2 + grip + 1, width / 2 + grip + 3
    places = ((0, -away), (0, away), (-beside, 0), (beside, 0))
    handle = Box(x - grip, y - grip, 2 * grip, 2 * grip)
    found = [around(x + dx, y + dy, width, height, room) for dx, dy in places]
    return min(found, key=lambda box: HIDES * box.meets(handle) + crossed(box, line) + _covered(box, others))


def _covered(box: Box, others: Iterable[Box]) -> float:
    """How wide the box lies over others."""
    return sum(min(box.right, other.right) - max(box.left, other.left) for other in others if box.meets(other))


def _holds(cell: Floats, box: Box) -> bool:
    """Whether a convex polygon, whichever way round, holds the whole box."""
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    points = cell.tolist()
    sides = [
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True)
        for x, y in corners
    ]
    return min(sides) >= 0 or max(sides) <= 0
