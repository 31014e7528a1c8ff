"""Where descent along one weight would settle, and how steeply the loss bends there, from samples and gradients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnviz.training.descent import Floats

MOST = 9  # gradients until the place is found
NEARNESS = 1e-8  # of the slopes at the bracket's ends: a slope that is no more than that is none
STEPS = 1e-3, 2.5e-4  # of the bracket, to both sides: from their difference a kink is told
AGREEMENT = 0.2  # of the larger of the two second derivatives


@dataclass(frozen=True, slots=True)
class Minimum:
    """`bend`: the second derivative there; None at a kink, where there is none, and where the loss is flat."""

    place: float
    bend: float | None


def minimum_below(points: Floats, losses: Floats, start: float, gradient: Callable[[float], float]) -> Minimum | None:
    """The minimum that lies downhill from `start`, by the samples (p,) of the loss; None if it is not among them.

    Within the two samples beside the lowest one it is found by false position (Illinois), with the exact gradient.
    """
    lowest = _downhill(losses, int(np.argmin(np.abs(points - start))))
    if lowest is None:
        return None
    low, high = float(points[lowest - 1]), float(points[lowest + 1])
    width = high - low
    below, above = gradient(low), gradient(high)
    if not (below < 0 < above):
        return None
    place, none, side = float(points[lowest]), NEARNESS * (above - below), 0
    for _ in range(MOST):
        slope = gradient(place)
        if abs(slope) <= none:
            break
        if slope < 0:
            low, below, above = place, slope, above / 2 if side < 0 else above
        else:
            high, above, below = place, slope, below / 2 if side > 0 else below
        side = -1 if slope < 0 else 1
        place = (low * above - high * below) / (above - below)
    coarse, fine = ((gradient(place + h) - gradient(place - h)) / (2 * h) for h in (s * width for s in STEPS))
    smooth = coarse > 0 and fine > 0 and abs(coarse - fine) <= AGREEMENT * max(coarse, fine)
    return Minimum(place, fine if smooth else None)


def _downhill(losses: Floats, at: int) -> int | None:
    """The sample from which on neither neighbour is lower; None at an end, and beside what is not finite."""
    while 0 < at < len(losses) - 1:
        before, here, after = losses[at - 1 : at + 2]
        if not np.isfinite([before, here, after]).all():
            return None
        if here <= before and here <= after:
            return at
        at += -1 if before < after else 1
    return None
