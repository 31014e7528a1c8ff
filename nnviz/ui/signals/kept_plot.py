"""The curve of what is kept: answers and change of the output over the number of units that pass their signal on."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nnviz.training.signals import Signals
from nnviz.ui.marked_axis import Mark, MarkedAxis
from nnviz.ui.number_format import SPACE, count, percent
from nnviz.ui.plot import Plot, announce
from nnviz.ui.theme import Appearance

HEIGHT = 124  # px with the axis
LINEAR = 16  # units up to which the axis is linear; then each doubling is as long as the last
BELOW, ABOVE = -0.05, 1.06  # of the upright axis: room for the dots
APART = 13  # px between the words at the ends of the curves


class KeptPlot(Plot):
    """The share of answers solid, the change dashed, or of a regression solid; beyond 100 % it runs along the edge."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        axes = {
            "left": MarkedAxis("left", appearance, line=True),
            "bottom": MarkedAxis("bottom", appearance, line=True),
            "right": MarkedAxis("right", appearance, apart=APART),
        }
        super().__init__(appearance, axes, parent)
        self._shown: Signals | None = None
        self._change = pg.PlotCurveItem(antialias=True, connect="finite")
        self._main = pg.PlotCurveItem(antialias=True, connect="finite")
        self._dots = pg.ScatterPlotItem(pxMode=True, antialias=True, symbol="o")
        self._enough = pg.InfiniteLine(angle=90)
        for item in (self._enough, self._change, self._main, self._dots):
            self.addItem(item, ignoreBounds=True)
        self.grid.set_values([0, 0.5, 1])
        self.retranslate()

    def clear_curve(self) -> None:
        self._shown = None
        self.unpoint()
        for item in (self._change, self._main, self._dots):
            item.setData([], [])
        self._enough.hide()
        for side in ("bottom", "right"):
            self.axes[side].set_marks([])

    def show_curve(self, found: Signals) -> None:
        self._shown = found
        x, change = self._places(found), np.minimum(found.change, 1)
        low, high = (x[0], x[-1]) if len(x) > 1 else (x[0] - 1, x[0] + 1)
        side = 0.04 * (high - low)
        self.setRange(xRange=(low - side, high + side), yRange=(BELOW, ABOVE), padding=0)
        told = found.answers is not None
        main = change if found.answers is None else found.answers
        self._change.setData(x if told else [], change if told else [])
        self._main.setData(x, main)
        beyond = not told and bool((found.change > 1).any())
        self.axes["left"].set_marks(
            [Mark(share, f"≥{SPACE}{percent(1)}" if beyond and share == 1 else percent(share)) for share in (0, 0.5, 1)]
        )
        finite = np.isfinite(main)  # pyqtgraph cannot bound dots that are nowhere
        self._dots.setData(x=x[finite], y=main[finite])
        self._enough.setVisible(found.enough is not None)
        marks = {0: 0.0, len(x) - 1: 1.0} if len(x) > 1 else {0: 0.5}
        if found.enough is not None:
            self._enough.setPos(x[found.enough])
            width = max(1.0, self.view_box.width())
            place = (x[found.enough] - low) / (high - low) * width
            crowded = [i for i in marks if abs((x[i] - low) / (high - low) * width - place) < self.appearance.px(24)]
            for i in crowded:
                del marks[i]
            marks[found.enough] = 0.5
        self.axes["bottom"].set_marks(
            [
                Mark(x[i], count(int(found.units[i])), anchor=0.5, colour="text" if i == found.enough else "muted")
                for i in sorted(marks)
            ]
        )
        faint = "muted" if told else "text"
        ends = [Mark(float(change[-1]), self._change_word, colour=faint)] if not np.isnan(change[-1]) else []
        if told:
            ends.append(Mark(float(main[-1]), self._answers_word, colour="text"))
        self.axes["right"].set_marks(ends)
        self.scene().prepareForPaint()  # else the axes move while it is being painted, and it is painted again

    def nearest(self, x: float) -> int | None:
        """The point of the curve nearest to the place x; the upright line goes there."""
        if self._shown is None:
            return None
        places = self._places(self._shown)
        i = int(np.abs(places - x).argmin())
        self.upright.setPos(places[i])
        self.upright.show()
        self.level.hide()
        return i

    def retranslate(self) -> None:
        self._answers_word, self._change_word = self.tr("answers"), self.tr("change")
        self.setAccessibleName(self.tr("What is kept, over the number of units that pass their signal on"))
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in (self._answers_word, self._change_word))
        self.axes["right"].setWidth(widest + round(self.appearance.px(5)))
        if self._shown is not None:
            self.show_curve(self._shown)

    def restyle(self) -> None:
        super().restyle()
        theme, px = self.appearance.theme, self.appearance.px
        self.setFont(self.appearance.font(10.5))
        self.setFixedHeight(round(px(HEIGHT)))
        self.view_box.setBackgroundColor(theme.panel)
        self.plotItem.layout.setContentsMargins(0, round(px(4)), 0, 0)
        self.axes["left"].setWidth(self.fontMetrics().horizontalAdvance(f"≥{SPACE}{percent(1)}") + round(px(5)))
        self.axes["bottom"].setHeight(round(px(20)))
        self._main.setPen(self.pen(theme.text, 1.6))
        self._change.setPen(self.pen(theme.faint, 1.2, dash=[3, 2.5]))
        self._dots.setBrush(pg.mkBrush(theme.text))
        self._dots.setPen(pg.mkPen(theme.panel, width=1))
        self._dots.setSize(px(6))
        self._enough.setPen(self.pen(theme.ctl, 1))
        self.retranslate()

    def _places(self, found: Signals) -> NDArray[np.float64]:
        units = found.units.astype(float)
        return units if units[-1] <= LINEAR else np.log2(units)

    def _move_cursor(self, key: Qt.Key, step: float) -> None:
        """From point to point, not through the room between them."""
        if self._shown is None:
            return
        places = self._places(self._shown)
        last = len(places) - 1
        at = last if self.cursor_point is None else int(np.abs(places - self.cursor_point.x()).argmin())
        if self.cursor_point is not None:
            at += {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        at = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key, min(max(at, 0), last))
        self.point_at(float(places[at]), 0.5)
        announce(self)
