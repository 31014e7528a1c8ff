"""An axis that shows exactly the marks its view gives it: short texts in the right places, real superscripts.

It chooses nothing by itself; `round_values` is there for views that want round numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

GAP = 5  # px between a mark and the plot


@dataclass(frozen=True, slots=True)
class Mark:
    """A text beside an axis. `anchor` is the share of its width that lies left of `value` (bottom axis only).

    `raised` and `lowered` are a real superscript and subscript; `maths` takes the italic face of formulas; `colour` is
    the name of a token of the theme.
    """

    value: float
    text: str
    raised: str = ""
    lowered: str = ""
    maths: bool = False
    anchor: float = 0.5
    colour: str = "muted"


class MarkedAxis(pg.AxisItem):
    """An axis with exactly the marks and ticks it is given. Marks of an upright axis are pushed `apart` (px)."""

    def __init__(self, orientation: str, appearance: Appearance, *, line: bool = False, apart: float = 0.0) -> None:
        super().__init__(orientation, showValues=False)
        self.setStyle(tickLength=0)
        self.appearance = appearance
        self._line = line
        self._apart = apart
        self._marks: tuple[Mark, ...] = ()
        self._ticks: Sequence[float] = ()
        self._font = QFont()
        self._small = QFont()
        self._maths = QFont()
        self._pen = QPen()

    def set_marks(self, marks: Sequence[Mark], ticks: Sequence[float] = ()) -> None:
        """`ticks` are values with a short stroke and no text."""
        if tuple(marks) != self._marks or list(ticks) != list(self._ticks):
            self._marks, self._ticks = tuple(marks), ticks
            self.update()

    def needed_width(self) -> int:
        """Of an upright axis, px: its widest mark and the gap to the plot."""
        widest = max((self._width(mark) for mark in self._marks), default=0.0)
        return ceil(widest + self.appearance.px(GAP))

    def restyle(self) -> None:
        self._font = self.appearance.font(10.5)
        self._small = self.appearance.font(8.5)
        self._maths = self.appearance.maths(13)
        self._pen = QPen(QColor(self.appearance.theme.border), max(1, round(self.appearance.px(1.5))))
        self.update()

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        low, high = self.range
        size = self.size()
        if high <= low or size.isEmpty():
            return
        upright = self.orientation in ("left", "right")
        if self._line:
            self._paint_line(painter, low, high)
        if not upright:
            for mark in self._marks:
                x = (mark.value - low) / (high - low) * size.width()
                self._paint_mark(painter, mark, x, self.appearance.px(4), upright=False)
            return
        height = size.height()
        wanted = [(1 - (mark.value - low) / (high - low)) * height for mark in self._marks]
        gap = self.appearance.px(GAP)
        for mark, y in zip(self._marks, spread(wanted, self._apart * self.appearance.scale, 0, height), strict=True):
            x = size.width() - gap if self.orientation == "left" else gap
            self._paint_mark(painter, mark, x, y, upright=True)

    def _paint_line(self, painter: QPainter, low: float, high: float) -> None:
        width, height = self.size().width(), self.size().height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.orientation == "bottom":
            painter.fillRect(QRectF(0, 0, width, self._pen.width()), self._pen.color())
            return
        painter.fillRect(QRectF(width - self._pen.width(), 0, self._pen.width(), height + 1), self._pen.color())
        painter.setPen(QPen(self._pen.color(), 1))
        for tick in self._ticks:
            y = round((1 - (tick - low) / (high - low)) * height)
            painter.drawLine(QPointF(width - self.appearance.px(5), y), QPointF(width, y))

    def _paint_mark(self, painter: QPainter, mark: Mark, x: float, y: float, *, upright: bool) -> None:
        """Upright axes: right-aligned to or left-aligned from x, centred on y. Bottom axis: top of the text at y."""
        font = self._maths if mark.maths else self._font
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(mark.text)
        script = mark.raised or mark.lowered
        share = float(self.orientation == "left") if upright else mark.anchor
        left = round(x - share * self._width(mark))
        view = None if upright else self.getViewWidget()
        if view is not None:  # what would be cut at the end of the plot moves inwards
            left = min(left, floor(view.width() - self.scenePos().x() - self._width(mark)))
        baseline = round(y + (metrics.capHeight() / 2 if upright else QFontMetricsF(self._font).ascent()))
        painter.setPen(QColor(getattr(self.appearance.theme, mark.colour)))
        painter.setFont(font)
        painter.drawText(QPointF(left, baseline), mark.text)
        if script:
            painter.setFont(self._small)
            shift = -0.42 * metrics.capHeight() - 1 if mark.raised else 0.35 * metrics.capHeight()
            painter.drawText(QPointF(left + width + 1, round(baseline + shift)), script)

    def _width(self, mark: Mark) -> float:
        """Of its text and its superscript or subscript, px."""
        width = QFontMetricsF(self._maths if mark.maths else self._font).horizontalAdvance(mark.text)
        script = mark.raised or mark.lowered
        return width + (QFontMetricsF(self._small).horizontalAdvance(script) + 1 if script else 0)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """The positions nearest to `wanted`, in the same order, at least `apart` from each other and within [low, high].

    Where there is no room for all, they begin at `low`.
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    placed = [min(max(wanted[i], low), high) for i in order]
    for i in range(1, len(placed)):
        overlap = placed[i - 1] + apart - placed[i]
        if overlap > 0:
            placed[i - 1] -= overlap / 2
            placed[i] += overlap / 2
            for j in range(i - 1, 0, -1):
                placed[j - 1] = min(placed[j - 1], placed[j] - apart)
    if placed and placed[-1] > high:
        placed[-1] = high
        for j in range(len(placed) - 1, 0, -1):
            placed[j - 1] = min(placed[j - 1], placed[j] - apart)
    if placed and placed[0] < low:
        placed[0] = low
        for j in range(1, len(placed)):
            placed[j] = max(placed[j], placed[j - 1] + apart)
    result = [0.0] * len(wanted)
    for position, i in zip(placed, order, strict=True):
        result[i] = position
    return result


def round_values(low: float, high: float, most: int = 3) -> list[float]:
    """One to `most` round numbers within [low, high], evenly spaced by 1, 2 or 5 times a power of ten."""
    exponent = floor(log10((high - low) / most)) - 1
    while True:
        for factor in (1, 2, 5):
            step = factor * 10.0**exponent
            first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
            if last - first + 1 <= most:
                return [round(number * step, max(0, -exponent)) for number in range(first, last + 1)]
        exponent += 1
