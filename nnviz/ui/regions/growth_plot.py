"""The number of pieces over the steps as a small curve, or several, with the steps on its axis."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import NamedTuple

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.comparison.marks import LETTERS, dashed, side_colour
from nnviz.ui.frame import Frame, SteadyRange, tick_room
from nnviz.ui.ink import pen
from nnviz.ui.marked_axis import round_values
from nnviz.ui.number_format import count
from nnviz.ui.painting import errors_told
from nnviz.ui.regions.growth import Growth
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

HEIGHT, BESIDE = 64.0, 16.0  # px; the last between the frame, where half a tick stands, and the word behind it
APART = 13.0  # px between two letters
MANY, THOUSAND = 20_000, 1000  # steps; of more the axis counts thousands
LEAST = 5  # steps, or thousands: of fewer the axis would count fractions
DOT = 6  # px: a single figure
SEEN = 0.004  # of the steps: less is no pixel
ABOVE = 1.12  # times the largest count: the curve does not touch the frame


RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GrowthCurve(NamedTuple):
    """`side`: the number of the compared run, whose colour, dash and letter it has; None: there is only one."""

    growth: Growth
    side: int | None = None


class GrowthPlot(QWidget):
    """`show_growth` takes a curve for each of some runs. `tall`: as high as there is room."""

    def __init__(self, appearance: Appearance, *, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._labels = LabelCache()
        self._curves: tuple[GrowthCurve, ...] = ()
        self._last: list[tuple[int, int, int]] = []  # of each curve as it was painted: entries, last count, last step
        self._range = SteadyRange()
        self._tall = tall
        upwards = QSizePolicy.Policy.Expanding if tall else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Ignored, upwards)

    def show_growth(self, *curves: GrowthCurve) -> None:
        if [curve.growth for curve in curves] != [curve.growth for curve in self._curves]:
            self._range.forget()
        self._curves = curves
        told = [curve.growth for curve in curves if curve.growth.steps]
        told_last, self._last = self._last, [(len(g.steps), g.counts[-1], g.steps[-1]) for g in told]
        if len(told) == len(told_last) and all(map(_alike, told_last, self._last)):
            self._last = told_last
            return
        if told:
            text = self.tr("from {0} at step {1} to {2} at step {3}")
            parts = (
                text.format(count(g.counts[0]), count(g.steps[0]), count(g.counts[-1]), count(g.steps[-1]))
                for g in told
            )
            self.setAccessibleDescription("; ".join(parts))
        self.update()

    def restyle(self) -> None:
        self._labels.clear()
        height = round(self.appearance.px(HEIGHT))
        self.setMinimumHeight(height)
        if not self._tall:
            self.setMaximumHeight(height)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Number of linear regions over the steps"))
        self.setToolTip(self.tr("Number of linear regions over the steps"))

    def sizeHint(self) -> QSize:
        return QSize(0, round(self.appearance.px(HEIGHT)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        told = [curve for curve in self._curves if curve.growth.steps]
        if not told:
            return
        painter, px = QPainter(self), self.appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, end = min(c.growth.steps[0] for c in told), max(c.growth.steps[-1] for c in told)
        high = self._range.fit(0.0, ABOVE * max(max(c.growth.counts) for c in told))[1]
        unit = THOUSAND if end >= MANY else 1
        across, up = (start / unit, max(end, start + LEAST * unit) / unit), (0.0, _with_a_tick(high))
        gutter = max(tick_room(up, self.appearance), px(28))
        unit_text = self.tr("step") if unit == 1 else self.tr("1000 steps")
        beside = QFontMetrics(self.appearance.font(10.5)).horizontalAdvance(unit_text) + px(BESIDE)
        box = Box(gutter, px(6), max(self.width() - gutter - beside, 1.0), max(self.height() - px(24), 1.0))
        frame = Frame(box, across, up)
        frame.paint_ground(painter, self.appearance, self._labels, self.devicePixelRatioF())
        for curve in told:
            self._paint_curve(painter, frame, curve, unit)
        frame.paint_border(painter, self.appearance)
        self._paint_text(painter, unit_text, self.width(), box.bottom + px(4), RIGHT_TOP)
        self._paint_letters(painter, frame, told)
        painter.end()

    def _paint_curve(self, painter: QPainter, frame: Frame, curve: GrowthCurve, unit: int) -> None:
        growth, theme = curve.growth, self.appearance.theme
        ink = theme.text if curve.side is None else side_colour(theme, curve.side)
        line = pen(ink, 1.6, cap=Qt.PenCapStyle.RoundCap)
        painter.setPen(line if curve.side is None else dashed(line, curve.side))
        x, y = frame.across(np.array(growth.steps, float) / unit), frame.up(np.array(growth.counts, float))
        if len(growth.steps) > 1:
            painter.drawPolyline(arrayToQPolygonF(x, y))
        else:
            painter.setPen(pen(ink, DOT, cap=Qt.PenCapStyle.RoundCap))
            painter.drawPoint(round(float(x[0])), round(float(y[0])))

    def _paint_letters(self, painter: QPainter, frame: Frame, told: Sequence[GrowthCurve]) -> None:
        """At the right ends of the curves, pushed apart where they would meet."""
        ends = sorted((float(frame.up(c.growth.counts[-1])), c.side) for c in told if c.side is not None)
        apart, below = self.appearance.px(APART), frame.box.bottom + self.appearance.px(APART)
        for number, (y, side) in reversed(list(enumerate(ends))):  # from the lowest up
            below = min(y, below - apart)
            ends[number] = (below, side)
        for y, side in ends:
            assert side is not None
            self._paint_text(painter, LETTERS[side], frame.box.right + self.appearance.px(5), y, LEFT_MIDDLE)

    def _paint_text(self, painter: QPainter, text: str, x: float, y: float, align: Qt.AlignmentFlag) -> None:
        font, ratio = self.appearance.font(10.5), self.devicePixelRatioF()
        label = self._labels.plain(text, font, self.appearance.theme.text, None, ratio)
        draw_label(painter, label, x, float(y), align)


def _with_a_tick(high: float) -> float:
    """The end of an axis from 0 that is so low that it has room for two ticks: there is one above 0."""
    if len(round_values(0.0, high, 2)) > 1:
        return high
    power = 10.0 ** floor(log10(high))
    return next(times * power for times in (2, 5, 10) if times * power >= high)


def _alike(painted: tuple[int, int, int], now: tuple[int, int, int]) -> bool:
    """Whether nobody would see the difference."""
    longer = painted[2] <= now[2] <= (1 + SEEN) * painted[2]
    return painted[1] == now[1] and longer and painted[0] > 1 and now[0] >= painted[0]
