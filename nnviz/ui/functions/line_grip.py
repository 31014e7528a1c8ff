"""Taking hold of the straight lines of a Maxout: which one is meant, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from nnviz.nn.function_curves import Lines, winner_at
from nnviz.ui.frame import Frame

LIFT = 0.1  # what a key moves a line by, or its slope
DIGITS = 3  # of a slope and an intercept


def line_under(lines: Lines, frame: Frame, point: QPointF, reach: float) -> int | None:
    """The number, from 0, of the line within `reach` px above or below `point`."""
    z = frame.x_at(point.x())
    away = [abs(frame.up(slope * z + intercept) - point.y()) for slope, intercept in lines]
    nearest = away.index(min(away))
    return nearest if away[nearest] <= reach else None


def dragged(lines: Lines, index: int, frame: Frame, point: QPointF) -> tuple[int, float, float]:
    """The line moved up or down until it passes through `point`: number, slope, intercept."""
    slope = lines[index][0]
    return index, slope, round(frame.y_at(point.y()) - slope * frame.x_at(point.x()), DIGITS)


def lifted(lines: Lines, z: float, up: int, *, tilt: bool) -> tuple[int, float, float]:
    """The line that wins at z, a step up or down, or turned about its place there: number, slope, intercept."""
    index = winner_at(lines, z)
    slope, intercept = lines[index]
    moved = (slope + up * LIFT, intercept - up * LIFT * z) if tilt else (slope, intercept + up * LIFT)
    return index, round(moved[0], DIGITS), round(moved[1], DIGITS)
