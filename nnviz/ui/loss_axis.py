"""The upright axis of losses: logarithmic, or linear for a run whose loss can be negative. It draws nothing itself."""

from __future__ import annotations

from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

from nnviz.ui import number_format
from nnviz.ui.loss_curves import decades, extent, power
from nnviz.ui.marked_axis import Mark, round_values
from nnviz.ui.score.log_axis import MOST_TICKS, LogAxis

MARGIN = 0.06  # of the span of the values, above and below
MOST_LABELS = 5
LARGEST = 1e300  # beyond, the ends of an axis around the values might not be finite
PLAIN = 10_000  # from here on a label has a power of ten

Curve = NDArray[np.floating]


class LossAxis:
    """The range [low, high] in heights: the losses themselves where `linear`, else their decades (log10).

    It becomes linear with the first negative loss and stays so until the next run: it does not jump to and fro.
    """

    def __init__(self, patience: int) -> None:
        self._logarithmic = LogAxis(patience)
        self._linear = LinearAxis(patience)
        self.linear = False

    def begin(self, signed: bool) -> None:
        """Of a new run; `signed` says that negative losses are to be expected."""
        self.linear = signed
        self._logarithmic.reset()
        self._linear.reset()

    @property
    def low(self) -> float:
        return self._linear.low if self.linear else self._logarithmic.low

    @property
    def high(self) -> float:
        return self._linear.high if self.linear else self._logarithmic.high

    def heights(self, *curves: Curve) -> tuple[Curve, ...] | None:
        """The curves as they are to be drawn, the axis fitted to them; NaN where there is no place. None: nowhere."""
        self.linear |= any(bool((curve < 0).any()) for curve in curves)
        drawn = tuple(_bounded(curve) if self.linear else decades(curve) for curve in curves)
        lowest, highest = extent(*drawn)
        if lowest is None or highest is None:
            return None
        (self._linear if self.linear else self._logarithmic).fit(lowest, highest)
        return drawn

    def labelled(self) -> list[float]:
        """The heights that have a label and a hairline."""
        return self._linear.labelled() if self.linear else [float(n) for n in self._logarithmic.labelled()]

    def marks(self) -> list[Mark]:
        """The labels."""
        if not self.linear:
            return [power(exponent) for exponent in self._logarithmic.labelled()]
        return [_number(value) for value in self._linear.labelled()]

    def ticks(self) -> list[float]:
        """Heights of the short strokes between the labels."""
        ticks = [] if self.linear else self._logarithmic.ticks()
        return ticks if len(ticks) <= MOST_TICKS else []


class LinearAxis:
    """A range [low, high] around values: it widens at once, and shrinks when the narrower one has lasted."""

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self.low, self.high = -1.0, 1.0
        self.reset()

    def reset(self) -> None:
        """Forget the range; the next `fit` sets it afresh."""
        self._empty = True
        self._narrower_for = 0

    def fit(self, smallest: float, largest: float) -> None:
        """Take in values from `smallest` to `largest`; the ends are rounded, so that they do not move all the time."""
        span = max(largest - smallest, 0.01 * max(abs(smallest), abs(largest)), 1e-12)
        step = 10.0 ** floor(log10(span)) / 4
        low = floor((smallest - MARGIN * span) / step) * step
        high = ceil((largest + MARGIN * span) / step) * step
        if not self._empty and (low < self.low or high > self.high):
            low, high = min(low, self.low), max(high, self.high)
        elif not self._empty:
            self._narrower_for = self._narrower_for + 1 if (low, high) != (self.low, self.high) else 0
            if self._narrower_for < self._patience:
                return
        self._empty, self._narrower_for = False, 0
        self.low, self.high = low, high

    def labelled(self) -> list[float]:
        """Round numbers in the range."""
        return round_values(self.low, self.high, MOST_LABELS)


def _bounded(losses: Curve) -> Curve:
    return np.where(np.abs(losses) <= LARGEST, losses, np.nan)  # also NaN and the infinite ones


def _number(value: float) -> Mark:
    if abs(value) < PLAIN:
        return Mark(value, number_format.typed(value).replace("-", number_format.MINUS))
    exponent = floor(log10(abs(value)) + 1e-9)
    mantissa = f"{value / 10.0**exponent:g}".replace("-", number_format.MINUS)
    return Mark(value, f"{mantissa}·10", raised=str(exponent))
