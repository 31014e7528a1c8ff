"""||delta|| of every layer of one side on an axis that all sides share: dots from layer 1 to the last, and a line."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.comparison.marks import dashed, side_colour
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import MINUS
from nnviz.ui.painting import errors_told
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

HEIGHT, LEAST = 78, 58  # px
GUTTER = 30  # px left of the cell, for the powers of ten
MOST_DOTS = 40  # layers; of more the line alone is seen


class LadderCell(QWidget):
    """Painted from what `show_norms` was given last; a norm of 0 is a hollow dot on the floor."""

    def __init__(self, appearance: Appearance, number: int, axis: LogAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance, self._number, self._axis = appearance, number, axis
        self._norms: NDArray[np.floating] = np.empty(0)
        self._path = QPainterPath()
        self._dots: list[tuple[int, int, bool]] = []
        self._ends: list[tuple[int, int]] = []  # numbers and columns of the first and the last layer
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def norms(self) -> NDArray[np.floating]:
        return self._norms

    def show_norms(self, norms: NDArray[np.floating]) -> None:
        """(L,), layer 1 first, on the axis as it is by now."""
        self._norms = norms
        left, right = self._gutter, self.width() - round(self.appearance.px(6))
        top, bottom = round(self.appearance.px(5)), self.height() - round(self.appearance.px(15))
        x = left + (np.arange(norms.size) + 0.5) / max(norms.size, 1) * (right - left)
        drawable = np.isfinite(norms) & (norms > 0)
        decades = np.full(norms.shape, self._axis.low)
        np.log10(norms, out=decades, where=drawable)
        share = np.clip((decades - self._axis.low) / (self._axis.high - self._axis.low), 0, 1)
        y = bottom - share * (bottom - top)
        self._path = pg.arrayToQPath(x, y) if norms.size > 1 else QPainterPath()
        columns, rows = np.rint(x).astype(int).tolist(), np.rint(y).astype(int).tolist()
        dotted = norms.size <= MOST_DOTS
        self._dots = list(zip(columns, rows, drawable.tolist(), strict=True)) if dotted else []
        self._ends = [(number, columns[number - 1]) for number in dict.fromkeys((1, norms.size))] if columns else []
        self.update()

    def clear(self) -> None:
        self._norms = np.empty(0)
        self._dots, self._ends = [], []
        self._path = QPainterPath()
        self.update()

    def restyle(self) -> None:
        self.setMinimumHeight(round(self.appearance.px(LEAST)))
        self.setFont(self.appearance.font(10.5))
        self.show_norms(self._norms)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Norm of δ in every layer, logarithmic"))

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(120)), round(self.appearance.px(HEIGHT)))

    @property
    def _gutter(self) -> int:
        return round(self.appearance.px(GUTTER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_norms(self._norms)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        left, right = self._gutter, self.width() - round(px(1))
        top, bottom = round(px(5)), self.height() - round(px(15))
        painter = QPainter(self)
        painter.fillRect(left, 0, right - left, bottom + round(px(4)), colour(theme.plot))
        self._paint_axis(painter, left, right, top, bottom)
        painter.setPen(pen(theme.border))
        painter.drawRect(left, 0, right - left, bottom + round(px(4)))
        ink = side_colour(theme, self._number)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(self._path, dashed(pen(ink, self.appearance.line(1.4)), self._number))
        painter.setPen(pen(ink, px(1.2)))
        radius = max(2, round(px(2.6)))
        for x, y, drawable in self._dots:
            painter.setBrush(colour(ink if drawable else theme.plot))
            painter.drawEllipse(x - radius, y - radius, 2 * radius, 2 * radius)
        self._paint_layers(painter, bottom + round(px(4)))
        painter.end()

    def _paint_axis(self, painter: QPainter, left: int, right: int, top: int, bottom: int) -> None:
        theme, metrics = self.appearance.theme, QFontMetrics(self.font())
        labelled = self._axis.labelled()
        every = max(1, -(-len(labelled) * metrics.height() // max(bottom - top, 1)))
        for exponent in labelled[::every]:
            y = round(bottom - self._axis.fraction_of_decade(exponent) * (bottom - top))
            painter.setPen(pen(theme.hair))
            painter.drawLine(left, y, right, y)
            painter.setPen(pen(theme.muted))
            text = _power(exponent)
            painter.drawText(left - metrics.horizontalAdvance(text) - 4, y + metrics.capHeight() // 2, text)

    def _paint_layers(self, painter: QPainter, below: int) -> None:
        """The numbers of the first and the last layer under them."""
        painter.setPen(pen(self.appearance.theme.muted))
        metrics = QFontMetrics(self.font())
        for number, x in self._ends:
            text = str(number)
            width = metrics.horizontalAdvance(text)
            painter.drawText(min(x - width // 2, self.width() - width), below + metrics.ascent(), text)


def _power(exponent: int) -> str:
    if exponent in (0, 1):
        return str(10**exponent)
    return "10" + str(exponent).translate(str.maketrans("0123456789-" + MINUS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻"))
