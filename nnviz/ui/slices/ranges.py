"""How far a picture of the live loss reaches: it stays while the network moves in its middle. No Qt."""

from __future__ import annotations

import numpy as np

from nnviz.training.slices_landscapes import Box
from nnviz.training.wants import Floats

LEAST_REACH = 3.0  # of a weight to both sides
SLICE_REACH = 1.0  # of a filter-normalised direction: as far as the row of W is long
AROUND = 0.3  # of the path's extent, beyond it
SLIMMEST = 0.25  # of the larger side
MIDDLE = 0.8  # of the range: while the network is within it, it stays

Range = tuple[float, float]


def weight_range(before: Range | None, at: float, path: Floats, reach: float | None) -> Range:
    """Around a weight that is `at` now; `reach` to both sides, None: what shows its path (h,), too."""
    farthest = float(np.abs(path - at).max(initial=0.0)) if np.isfinite(path).all() else 0.0
    wanted = reach or max(LEAST_REACH, 1.3 * farthest, 0.5 * abs(at))
    return _kept(before, at, wanted, exactly=reach is not None)


def random_box(before: Box | None, at: Floats, reach: float | None) -> Box:
    """Around the place where the network is now."""
    halves = [None, None] if before is None else [before[:2], before[2:]]
    found = [_kept(half, float(a), reach or SLICE_REACH, exactly=True) for half, a in zip(halves, at, strict=True)]
    return (*found[0], *found[1])


def path_box(before: Box | None, at: Floats, path: Floats, reach: float | None) -> Box:
    """What holds the path (h, 2) and the place where the network is now."""
    if reach is not None:
        return random_box(before, at, reach)
    places = np.concatenate((path, at[None]))
    low, high = places.min(axis=0), places.max(axis=0)
    if before is not None:
        least, most = np.array(before[::2]), np.array(before[1::2])
        room = most - least
        inset = room * (1 - MIDDLE) / 4
        if (low >= least + inset).all() and (high <= most - inset).all() and ((high - low) / room).max() > 1 / 4:
            return before
    extent = np.maximum(high - low, 1e-9 * np.maximum(1, np.abs(at)))
    side = np.maximum(extent, SLIMMEST * extent.max()) * (1 + 2 * AROUND) / 2
    middle = (low + high) / 2
    (left, bottom), (right, top) = middle - side, middle + side
    return float(left), float(right), float(bottom), float(top)


def _kept(before: Range | None, at: float, reach: float, *, exactly: bool) -> Range:
    """`reach` around `at`, or the range before while it will do."""
    if before is not None:
        half = (before[1] - before[0]) / 2
        fits = abs(half / reach - 1) < 1e-9 if exactly else reach <= 1.2 * half and half <= 2.5 * reach
        if fits and abs(at - (before[0] + half)) <= MIDDLE * half:
            return before
    return at - reach, at + reach
