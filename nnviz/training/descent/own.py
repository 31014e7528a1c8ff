"""A curve whose formula was typed; taken only where it is finite over the whole range."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnviz.training.descent.expression import ExpressionError, read
from nnviz.training.descent.jets import Jet
from nnviz.training.descent.landscape import AT_ONCE, CURVE_POINTS, Floats, GivenCurve
from nnviz.training.message import QT_TRANSLATE_NOOP, Message, as_typed

NAME = "own"
LEAST_RANGE, FARTHEST = 1e-6, 1e6
LARGEST = 1e12  # of a loss


@dataclass(frozen=True, slots=True)
class Formula:
    """What was typed: the formula and the range it is to be drawn in."""

    text: str = "w^2 + 2 sin(3 w)"
    low: float = -4.0
    high: float = 4.0


class OwnCurve(GivenCurve):
    """Raises ExpressionError for a formula that cannot be read or is not finite everywhere in the range."""

    name = NAME
    title = Message("curve", QT_TRANSLATE_NOOP("Message", "Own curve"))
    at_once = AT_ONCE // 4  # its tree is walked through for every place

    def __init__(self, formula: Formula) -> None:
        self.typed = formula
        self.formula = formula.text.replace("&", "&amp;").replace("<", "&lt;")
        self._read = read(formula.text)
        self._last: tuple[float, Jet] | None = None
        if not (max(abs(formula.low), abs(formula.high)) <= FARTHEST and formula.high - formula.low >= LEAST_RANGE):
            text = QT_TRANSLATE_NOOP("Message", "The range must run from a smaller number to a larger one.")
            raise ExpressionError(Message("own-range", text), 0)
        self.range = (formula.low, formula.high)
        w = np.linspace(*self.range, CURVE_POINTS)
        bad = ~(np.abs(self.value(w)) <= LARGEST)
        if bad.any():
            text = QT_TRANSLATE_NOOP(
                "Message", "The formula is not finite at w = {w}. Choose a range in which it is, or another formula."
            )
            raise ExpressionError(Message("own-infinite", text, {"w": as_typed(float(w[bad][0]))}), 0)

    @cached_property
    def minima(self) -> tuple[float, ...]:  # type: ignore[override]
        """Those inside the range that its samples show, each found to the last digits by halving where L' changes."""
        w = np.linspace(*self.range, CURVE_POINTS)
        slope = self.gradient(w)
        found: list[float] = []
        for i in np.flatnonzero((slope[:-1] < 0) & (slope[1:] >= 0)):
            low, high = float(w[i]), float(w[i + 1])
            for _ in range(60):
                middle = 0.5 * (low + high)
                low, high = (middle, high) if self.gradient(np.array([middle]))[0] < 0 else (low, middle)
            found.append(high)
        return tuple(found)

    @property
    def steepest(self) -> float | None:
        found = super().steepest
        return found if found is not None and 0 < found < LARGEST else None

    def _jet(self, theta: Floats) -> Jet:
        """At one place, of which value and slope are asked for one after the other."""
        w = float(theta[0])
        if self._last is None or self._last[0] != w:
            self._last = (w, self._read(theta))
        return self._last[1]

    def at(self, theta: Floats) -> float:
        return float(self._jet(theta).value[0])

    def slope(self, theta: Floats) -> Floats:
        return self._jet(theta).first

    def value(self, w: Floats) -> Floats:
        return self._read(w).value

    def gradient(self, w: Floats) -> Floats:
        return self._read(w).first

    def curvature(self, w: Floats) -> Floats:
        return self._read(w).second
