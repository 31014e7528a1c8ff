"""The upright axis of losses: logarithmic, or another one where losses can be negative. It draws nothing itself."""

from __future__ import annotations

import sys
from math import ceil, floor, log10
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.ui import number_format
from nnviz.ui.loss_curves import decades, extent, power
from nnviz.ui.marked_axis import Mark, round_values
from nnviz.ui.number_format import MINUS
from nnviz.ui.score.log_axis import MOST_TICKS, LogAxis

MARGIN = 0.06  # of the span of the values, above and below
MOST_LABELS = 5
FAR = 1000.0  # a loss beyond makes a linear axis logarithmic on both sides of 0

Curve = NDArray[np.floating]
Kind = Literal["logarithmic", "linear", "two-sided"]


class LossAxis:
    """The range [low, high] in heights, which are of three kinds.

    logarithmic   the decades (log10) of positive losses; the usual one
    linear        the losses themselves, once one is negative
    two-sided     sign(L) · log10(1 + |L|), once such a run has gone beyond ±1000: nll has no lower end

    It goes on to the next kind at once, and back only with the next run: it does not jump to and fro.
    """

    def __init__(self, patience: int) -> None:
        self.kind: Kind = "logarithmic"
        self._decades = LogAxis(patience)
        self._range = LinearAxis(patience)

    def begin(self, signed: bool) -> None:
        """Of a new run; `signed` says that negative losses are to be expected."""
        self.kind = "linear" if signed else "logarithmic"
        self._decades.reset()
        self._range.reset()

    @property
    def low(self) -> float:
        return self._used.low

    @property
    def high(self) -> float:
        return self._used.high

    @property
    def _used(self) -> LogAxis | LinearAxis:
        return self._decades if self.kind == "logarithmic" else self._range

    def heights(self, *curves: Curve) -> tuple[Curve, ...] | None:
        """The curves as they are to be drawn, the axis fitted to them; NaN where there is no place. None: nowhere."""
        finite = [curve[np.isfinite(curve)] for curve in curves]
        if self.kind == "logarithmic" and any((curve < 0).any() for curve in finite):
            self.kind = "linear"
        if self.kind == "linear" and any((np.abs(curve) > FAR).any() for curve in finite):
            self.kind = "two-sided"
            self._range.reset()
        drawn = tuple(self._height(curve) for curve in curves)
        lowest, highest = extent(*drawn)
        if lowest is None or highest is None:
            return None
        if self.kind == "two-sided":  # from 0 on, or no power of ten might be in sight
            lowest, highest = min(lowest, 0.0), max(highest, 0.0)
        self._used.fit(lowest, highest)
        return drawn

    def _height(self, curve: Curve) -> Curve:
        if self.kind == "logarithmic":
            return decades(curve)
        losses = np.where(np.isfinite(curve), curve, np.nan)
        return losses if self.kind == "linear" else two_sided(losses)

    def labelled(self) -> list[float]:
        """The heights that have a label and a hairline."""
        return [mark.value for mark in self.marks()]

    def marks(self) -> list[Mark]:
        """The labels."""
        if self.kind == "logarithmic":
            return [power(exponent) for exponent in self._decades.labelled()]
        if self.kind == "linear":
            values = round_values(self.low, self.high, MOST_LABELS)
            return [Mark(value, number_format.typed(value).replace("-", MINUS)) for value in values]
        return self._two_sided_marks()

    def ticks(self) -> list[float]:
        """Heights of the short strokes between the labels."""
        ticks = self._decades.ticks() if self.kind == "logarithmic" else []
        return ticks if len(ticks) <= MOST_TICKS else []

    def _two_sided_marks(self) -> list[Mark]:
        """0 and powers of ten to both sides, no more of them than have room."""
        furthest = max(abs(self.low), abs(self.high))
        every = max(1, ceil((self.high - self.low) / MOST_LABELS))
        marks = [Mark(0.0, "0")]
        for exponent in range(every, min(ceil(furthest), sys.float_info.max_10_exp + 1), every):
            height = float(two_sided(np.array(10.0**exponent)))
            marks += [Mark(height, "10", raised=str(exponent)), Mark(-height, f"{MINUS}10", raised=str(exponent))]
        return [mark for mark in sorted(marks, key=lambda mark: mark.value) if self.low <= mark.value <= self.high]


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


def two_sided(losses: Curve) -> Curve:
    """sign(L) · log10(1 + |L|): straight through 0, and the decades far from it."""
    return np.sign(losses) * np.log10(1 + np.abs(losses))
