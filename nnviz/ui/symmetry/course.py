"""How many distinct units the chosen layer had over the steps, as far as it was looked at."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nnviz.training.symmetry_wants import Symmetry
from nnviz.ui.marked_axis import Mark, MarkedAxis
from nnviz.ui.number_format import count
from nnviz.ui.plot import Plot, announce
from nnviz.ui.theme import Appearance

HEIGHT = 72  # px with the axis


class CoursePlot(Plot):
    """A line with a dot at each moment; it goes on at its height until the next moment."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        axes = {
            "left": MarkedAxis("left", appearance, line=True),
            "bottom": MarkedAxis("bottom", appearance, line=True),
        }
        super().__init__(appearance, axes, parent)
        self._shown: Symmetry | None = None
        self._line = pg.PlotCurveItem(stepMode="right")
        self._dots = pg.ScatterPlotItem(pxMode=True, antialias=True, symbol="o")
        for item in (self._line, self._dots):
            self.addItem(item, ignoreBounds=True)
        self.retranslate()

    def show_course(self, found: Symmetry | None) -> None:
        """None: nothing is known."""
        self._shown = found
        if found is None:
            self.unpoint()
            self._line.setData([], [])
            self._dots.setData([], [])
            self.axes["bottom"].set_marks([])
            return
        steps, course, units = found.steps.astype(float), found.course.astype(float), len(found.groups)
        self._line.setData(steps, course)
        self._dots.setData(steps[[0, -1]], course[[0, -1]])
        last = max(float(steps[-1]), 1.0)
        low = float(min(steps[0], last - 1))
        side = 0.04 * (last - low)
        self.setRange(xRange=(low - side, last + side), yRange=(0, units * 1.15), padding=0)
        self.grid.set_values([1, units])
        self.axes["left"].set_marks([Mark(value, count(value)) for value in dict.fromkeys((1, units))])
        marks = [Mark(low, count(int(low)))]
        if steps[-1] > steps[0]:
            marks.append(Mark(last, self.tr("step {step}").format(step=count(int(last))), anchor=1.0))
        self.axes["bottom"].set_marks(marks)
        self.axes["left"].setWidth(self.axes["left"].needed_width() + round(self.appearance.px(3)))
        self.scene().prepareForPaint()  # else the axes move while it is being painted, and it is painted again

    def nearest(self, x: float) -> int | None:
        """The last moment at or before the place x, else the first; the upright line goes there."""
        if self._shown is None:
            return None
        at = max(0, int(np.searchsorted(self._shown.steps, x, side="right")) - 1)
        self.upright.setPos(float(self._shown.steps[at]))
        self.upright.show()
        self.level.hide()
        return at

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Distinct units of the layer over the steps"))
        if self._shown is not None:
            self.show_course(self._shown)

    def restyle(self) -> None:
        super().restyle()
        theme, px = self.appearance.theme, self.appearance.px
        self.setFont(self.appearance.font(10.5))
        self.setFixedHeight(round(px(HEIGHT)))
        self.view_box.setBackgroundColor(theme.panel)
        self.axes["bottom"].setHeight(round(px(20)))
        self._line.setPen(self.pen(theme.text, 1.6))
        self._dots.setBrush(pg.mkBrush(theme.text))
        self._dots.setPen(pg.mkPen(theme.panel, width=1))
        self._dots.setSize(px(6))
        self.retranslate()

    def _move_cursor(self, key: Qt.Key, step: float) -> None:
        """From moment to moment."""
        if self._shown is None:
            return
        steps = self._shown.steps
        last = len(steps) - 1
        at = last if self.cursor_point is None else self.nearest(self.cursor_point.x()) or 0
        if self.cursor_point is not None:
            at += {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        at = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key, min(max(at, 0), last))
        self.point_at(float(steps[at]), float(self._shown.course[at]))
        announce(self)
