"""Where a plot of curves over z lies on its widget, and which range its upright axis needs. It draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.function_curves import Outline

Range = tuple[float, float]
OPEN = 0.44  # an unbounded function is followed up to this share of the larger |z|: bounded ones beside it stay legible
MARGIN = 0.06  # of the span, above and below
LEAST_SLOPES = (0.0, 1.0)  # always seen in f', so that a small derivative looks small
SHAPE = 1.5  # width to height that the cells of small multiples aim at


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot's box in px, and the ranges of its axes."""

    left: float
    top: float
    width: float
    height: float
    z: Range
    y: Range

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def x_of(self, z: float) -> float:
        return self.left + (z - self.z[0]) / (self.z[1] - self.z[0]) * self.width

    def y_of(self, value: float) -> float:
        return self.top + (self.y[1] - value) / (self.y[1] - self.y[0]) * self.height

    def z_of(self, x: float) -> float:
        return self.z[0] + (x - self.left) / self.width * (self.z[1] - self.z[0])

    def value_of(self, y: float) -> float:
        return self.y[1] - (y - self.top) / self.height * (self.y[1] - self.y[0])

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def value_range(outlines: Sequence[Outline], bounded: Sequence[bool], z: Range) -> Range:
    """Of f: bounded functions whole, the others as far as leaves them legible."""
    if not outlines:
        return -1.0, 1.0
    limit = OPEN * max(-z[0], z[1]) if z[0] < 0 < z[1] else np.inf
    ends = []
    for outline, whole in zip(outlines, bounded, strict=True):
        low, high = float(outline.value.min()), float(outline.value.max())
        ends.append((low, high) if whole else (max(low, -limit), min(high, limit)))
    return widened(min(low for low, _ in ends), max(high for _, high in ends))


def slope_range(outlines: Sequence[Outline]) -> Range:
    """Of f'."""
    low = min([LEAST_SLOPES[0], *(float(outline.slope.min()) for outline in outlines)])
    high = max([LEAST_SLOPES[1], *(float(outline.slope.max()) for outline in outlines)])
    return widened(low, high)


def widened(low: float, high: float) -> Range:
    span = high - low
    if span <= 0:
        return low - 1.0, high + 1.0
    return low - MARGIN * span, high + MARGIN * span


def grid(count: int, width: float, height: float) -> tuple[int, int]:
    """Columns and rows for `count` cells in a place of this size."""
    columns = min(max(1, round(sqrt(count * width / (SHAPE * max(height, 1.0))))), count)
    rows = ceil(count / columns)
    return ceil(count / rows), rows


def peak(z: NDArray[np.float64], slope: NDArray[np.float64]) -> tuple[float, float] | None:
    """Place and height of the largest slope where it is a single peak inside the range, else None."""
    top = int(slope.argmax())
    near = np.flatnonzero(slope > slope[top] - 1e-4 * max(abs(float(slope[top])), 1e-12))
    lone = near[-1] - near[0] == near.size - 1 and near.size < 0.05 * slope.size
    if not lone or top in (0, slope.size - 1) or slope[top] <= 0:
        return None
    return float(z[near].mean()), float(slope[top])
