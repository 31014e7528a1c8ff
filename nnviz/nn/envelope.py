"""The upper envelope of lines and of planes, exactly: who wins where, and where the winner changes.

That is what a Maxout unit has learned; of equal ones the first wins, as in `Maxout.winners`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end` the line number `piece` (from 0) is the largest."""

    piece: int
    start: float
    end: float


def upper_envelope(slope: ArrayLike, intercept: ArrayLike, low: float, high: float) -> tuple[Stretch, ...]:
    """Who is the largest of the k lines slope t + intercept, (k,) each, for low <= t <= high, from left to right.

    A walk from one crossing to the next: of what is steeper than the winner, the line that overtakes it first.
    ValueError for an empty interval or numbers that are not finite.
    """
    slopes, intercepts = np.asarray(slope, np.float64), np.asarray(intercept, np.float64)
    if not (low < high and np.isfinite(slopes).all() and np.isfinite(intercepts).all()):
        raise ValueError("an envelope needs finite lines and an interval with low < high")
    s, b = slopes.tolist(), intercepts.tolist()
    pieces = range(len(s))
    highest = max(s[j] * low + b[j] for j in pieces)
    level = [j for j in pieces if s[j] * low + b[j] == highest]
    winner = max(level, key=lambda j: (s[j], -j))  # just behind `low` the steepest of them is the largest
    stretches: list[Stretch] = []
    at = low
    while True:
        crossings = [((b[winner] - b[j]) / (s[j] - s[winner]), -s[j], j) for j in pieces if s[j] > s[winner]]
        crossing, _, follower = min(crossings, default=(high, 0.0, -1))
        crossing = max(crossing, at)
        if follower < 0 or crossing >= high:
            stretches.append(Stretch(winner, at, high))
            return tuple(stretches)
        if crossing > at:
            stretches.append(Stretch(winner, at, crossing))
        at, winner = crossing, follower


def cells(weight: Array, bias: Array, box: tuple[float, float, float, float]) -> tuple[NDArray[np.float64], ...]:
    """Where each of the planes weight x + bias is the largest: convex polygons (v, 2), counter-clockwise.

    weight (k, 2), bias (k,), box x_min, x_max, y_min, y_max. The polygon of a plane that wins nowhere in the box is
    empty, (0, 2). Together they cover the box once. ValueError for a box without area or numbers that are not finite.
    """
    x_min, x_max, y_min, y_max = (float(side) for side in box)
    planes = np.column_stack([weight, bias]).astype(np.float64)
    if not (x_min < x_max and y_min < y_max and np.isfinite(planes).all() and np.isfinite(box).all()):
        raise ValueError("cells need finite planes and a box with min < max")
    planes /= max(float(np.abs(planes).max()), np.finfo(float).tiny)  # who wins stays, and no difference overflows
    corners = [(x_min, y_min), (x_max, y_min), (x_max, y_max), (x_min, y_max)]
    rows = planes.tolist()
    found = []
    for i, (p, q, r) in enumerate(rows):
        polygon = corners
        for j, (u, v, w) in enumerate(rows):
            if i != j and polygon:
                polygon = _clipped(polygon, p - u, q - v, r - w, first=i < j)
        found.append(np.array(polygon, np.float64).reshape(-1, 2))
    return tuple(found)


def area(polygon: NDArray[np.float64]) -> float:
    """The area of a polygon (v, 2); positive counter-clockwise."""
    if len(polygon) < 3:
        return 0.0
    x, y = (polygon - polygon[0]).T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def _clipped(
    polygon: list[tuple[float, float]], a: float, b: float, c: float, *, first: bool
) -> list[tuple[float, float]]:
    """The part of a convex polygon in which a x + b y + c >= 0; nothing where that is a mere edge or point.

    `first`: whether it has the better claim where both are equal everywhere.
    """
    if a == b == 0:
        return polygon if c > 0 or (c == 0 and first) else []
    above = [a * x + b * y + c for x, y in polygon]
    if min(above) >= 0:
        return polygon
    if max(above) <= 0:
        return []
    kept: list[tuple[float, float]] = []
    for place, (x, y) in enumerate(polygon):
        here, before = above[place], above[place - 1]
        if (here > 0 > before) or (here < 0 < before):
            x0, y0 = polygon[place - 1]
            part = before / (before - here)
            kept.append((x0 + part * (x - x0), y0 + part * (y - y0)))
        if here >= 0:
            kept.append((x, y))
    return kept
