"""A logarithmic axis that never flickers: it widens at once, shrinks only when the narrower range has lasted."""

from __future__ import annotations

from math import ceil, floor, log10

LEAST_DECADES = 2.0
MARGIN_BELOW, MARGIN_ABOVE = 0.12, 0.22  # decades between the values and the ends of the shortest axis
PATIENCE = 60  # updates (about a second of frames) before the axis shrinks
MOST_LABELS = 6
MOST_TICKS = 40  # more would be a bar


class LogAxis:
    """The range [low, high] in decades (log10 of the value), both in steps of half a decade."""

    def __init__(self, patience: int = PATIENCE) -> None:
        self._patience = patience
        self.low = -2.0
        self.high = 0.0
        self._narrower_for = 0
        self._empty = True

    def reset(self) -> None:
        """Forget the range; the next `fit` sets it afresh."""
        self._empty = True

    def fit(self, smallest: float, largest: float) -> bool:
        """Take in values from `smallest` to `largest` decades; True when the range has changed."""
        wide = max(1.0, (largest - smallest) / LEAST_DECADES)  # the margins are a share of the axis, not of a decade
        low, high = _half_floor(smallest - wide * MARGIN_BELOW), _half_ceil(largest + wide * MARGIN_ABOVE)
        if self._empty:
            self._empty = False
        elif low < self.low or high > self.high:
            low, high = min(low, self.low), max(high, self.high)
        else:
            self._narrower_for = self._narrower_for + 1 if self._could_shrink(low, high) else 0
            if self._narrower_for < self._patience:
                return False
        self._narrower_for = 0
        low = min(low, high - LEAST_DECADES)
        changed = (low, high) != (self.low, self.high)
        self.low, self.high = low, high
        return changed

    def _could_shrink(self, low: float, high: float) -> bool:
        return (min(low, high - LEAST_DECADES), high) != (self.low, self.high)

    def fraction(self, value: float) -> float:
        """Where a positive value lies: 0 at the floor, 1 at the top; outside values are held at the ends."""
        return self.fraction_of_decade(log10(value)) if value > 0 else 0.0

    def fraction_of_decade(self, decade: float) -> float:
        """The same for a value that is given by its log10; 10 to that power may be too large for a float."""
        return min(max((decade - self.low) / (self.high - self.low), 0.0), 1.0)

    def labelled(self) -> list[int]:
        """The exponents that get a label: every power of ten, every second, third ... over many decades."""
        first, last = ceil(self.low), floor(self.high)
        every = max(1, ceil((last - first + 1) / MOST_LABELS))
        return [exponent for exponent in range(first, last + 1) if exponent % every == 0]

    def ticks(self) -> list[float]:
        """Decades of the short ticks at 2 to 9, under four decades; else the powers of ten, unless too many."""
        if self.high - self.low > MOST_TICKS:
            return []
        if self.high - self.low > 4:
            return [float(exponent) for exponent in range(ceil(self.low), floor(self.high) + 1)]
        every = (
            log10(factor) + decade for decade in range(floor(self.low), ceil(self.high)) for factor in range(2, 10)
        )
        return [tick for tick in every if self.low <= tick <= self.high]


def _half_floor(value: float) -> float:
    return floor(value * 2) / 2


def _half_ceil(value: float) -> float:
    return ceil(value * 2) / 2
