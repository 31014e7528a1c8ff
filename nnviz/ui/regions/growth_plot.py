"""The number of pieces over the steps as a small curve, or several, with the steps on its axis."""

from __future__ import annotations

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.frame import Frame, SteadyRange, tick_room
from nnviz.ui.ink import pen
from nnviz.ui.number_format import count
from nnviz.ui.painting import errors_told
from nnviz.ui.regions.growth import Growth
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

HEIGHT = 64.0  # px
ABOVE = 1.12  # times the largest count: the curve does not touch the frame


class GrowthPlot(QWidget):
    """`show_growth` takes a curve for each of some runs, with its colour."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._labels = LabelCache()
        self._curves: tuple[tuple[Growth, str], ...] = ()
        self._range = SteadyRange()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_growth(self, *curves: tuple[Growth, str]) -> None:
        """Each with its colour, #rrggbb."""
        if [growth for growth, _ in curves] != [growth for growth, _ in self._curves]:
            self._range.forget()
        self._curves = curves
        told = [growth for growth, _ in curves if growth.steps]
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
        self.setFixedHeight(round(self.appearance.px(HEIGHT)))
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Number of pieces over the steps"))
        self.setToolTip(self.tr("Number of pieces over the steps"))

    def sizeHint(self) -> QSize:
        return QSize(0, round(self.appearance.px(HEIGHT)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        told = [(growth, ink) for growth, ink in self._curves if growth.steps]
        if not told:
            return
        painter, px = QPainter(self), self.appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, end = min(g.steps[0] for g, _ in told), max(g.steps[-1] for g, _ in told)
        high = self._range.fit(0.0, ABOVE * max(max(g.counts) for g, _ in told))[1]
        across, up = (float(start), float(max(end, start + 1))), (0.0, high)
        gutter = max(tick_room(up, self.appearance), px(28))
        box = Box(gutter, px(6), max(self.width() - gutter - px(30), 1.0), max(self.height() - px(24), 1.0))
        frame = Frame(box, across, up)
        frame.paint_ground(painter, self.appearance, self._labels, self.devicePixelRatioF())
        for growth, ink in told:
            painter.setPen(pen(ink, 1.6, cap=Qt.PenCapStyle.RoundCap))
            x = frame.across(np.array(growth.steps, float))
            y = frame.up(np.array(growth.counts, float))
            if len(growth.steps) > 1:
                painter.drawPolyline(arrayToQPolygonF(x, y))
            else:
                painter.drawPoint(round(float(x[0])), round(float(y[0])))
        frame.paint_border(painter, self.appearance)
        step = self._labels.plain(
            self.tr("step"), self.appearance.font(10.5), self.appearance.theme.text, None, self.devicePixelRatioF()
        )
        draw_label(
            painter, step, self.width(), box.bottom + px(4), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        )
        painter.end()
