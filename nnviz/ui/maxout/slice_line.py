"""A slice as a line in a plane: taken hold of at its ends or as a whole, moved, and held inside. Plain numbers."""

from __future__ import annotations

from math import hypot
from typing import Literal, get_args

from nnviz.training.maxout_wants import Line

Part = Literal["whole", "start", "end"]
PARTS: tuple[Part, ...] = get_args(Part)
PlaneBox = tuple[float, float, float, float]


def moved(line: Line, part: Part, dx: float, dy: float, box: PlaneBox) -> Line:
    """The line, or one of its ends, moved as far as it stays inside the box x_min, x_max, y_min, y_max."""
    xs, ys = [line[0], line[2]], [line[1], line[3]]
    ends = (0, 1) if part == "whole" else (PARTS.index(part) - 1,)
    dx = min(max(dx, box[0] - min(xs[i] for i in ends)), box[1] - max(xs[i] for i in ends))
    dy = min(max(dy, box[2] - min(ys[i] for i in ends)), box[3] - max(ys[i] for i in ends))
    for i in ends:
        xs[i], ys[i] = xs[i] + dx, ys[i] + dy
    return xs[0], ys[0], xs[1], ys[1]


def held(line: Line, box: PlaneBox) -> Line:
    """The line with both ends brought inside the box."""
    x_min, x_max, y_min, y_max = box
    x0, y0, x1, y1 = line
    return (
        min(max(x0, x_min), x_max),
        min(max(y0, y_min), y_max),
        min(max(x1, x_min), x_max),
        min(max(y1, y_min), y_max),
    )


def level(box: PlaneBox) -> Line:
    """Through the middle of the box, from left to right."""
    middle = (box[2] + box[3]) / 2
    return box[0], middle, box[1], middle


def part_near(line: Line, x: float, y: float, near: float) -> Part | None:
    """What of a line a point takes hold of: an end, or the line between them; all in px."""
    x0, y0, x1, y1 = line
    if hypot(x - x0, y - y0) < near:
        return "start"
    if hypot(x - x1, y - y1) < near:
        return "end"
    length = hypot(x1 - x0, y1 - y0)
    if not length or abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length >= near:
        return None
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2
    return "whole" if 0 <= along <= 1 else None
