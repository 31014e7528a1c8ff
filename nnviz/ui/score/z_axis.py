"""The z axis that all cells of f and f' share: symmetric, on round values, widening at once and shrinking slowly."""

from __future__ import annotations

from math import floor, isfinite, log10

LEAST = 2.0
STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)  # times a power of ten
FIRST = 6.0
PATIENCE = 1.0  # seconds that a smaller axis must have been enough
MARGIN = 1.15  # a smaller axis must leave so much room, or it would widen again at once


def round_limit(extent: float) -> float:
    """The least of 2, 3, 4, 6, 8, 10, 15, 20 ... that is at least `extent`."""
    if not isfinite(extent) or extent <= LEAST:
        return LEAST
    power = 10.0 ** floor(log10(extent))
    for step in (*STEPS, 10.0):
        if step * power >= extent * (1 - 1e-12):
            return step * power
    return 10.0 * power


class ZAxis:
    """`limit` is what the axis should be now; tell it the extent of every new set of figures."""

    def __init__(self) -> None:
        self.limit = FIRST
        self._enough_since: float | None = None

    def follow(self, extent: float, now: float) -> float:
        """`extent` is how far the z reach, `now` a clock in seconds; the new limit."""
        if not isfinite(extent):
            return self.limit
        if extent > self.limit:
            self.limit = round_limit(extent)
            self._enough_since = None
        elif round_limit(extent * MARGIN) >= self.limit:
            self._enough_since = None
        elif self._enough_since is None:
            self._enough_since = now
        elif now - self._enough_since >= PATIENCE:
            self.limit = _next_smaller(self.limit)
            self._enough_since = now
        return self.limit


def _next_smaller(limit: float) -> float:
    power = 10.0 ** floor(log10(limit) + 1e-9)
    mantissa = limit / power
    smaller = [step for step in STEPS if step < mantissa * (1 - 1e-9)]
    return max(LEAST, (smaller[-1] if smaller else 0.8) * power)
