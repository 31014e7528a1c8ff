"""Which range the upright axis of curves over z needs, and how small multiples are laid out. It draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.function_curves import Outline

Range = tuple[float, float]
OPEN = 0.44  # an unbounded function is followed up to this share of the larger |z|: bounded ones beside it stay legible
MARGIN = 0.06  # of the span, above and below
LEAST_SLOPES = (0.0, 1.0)  # always seen in f', so that a small derivative looks small
SHAPE = 1.5  # width to height that the cells of small multiples aim at


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
