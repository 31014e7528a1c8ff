"""The middle of the page: the loss with the walks upon it, below it their losses and the surface in three dimensions.

Of the running network it wants nothing; `sources` do.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.contour_plot import ContourPlot
from nnviz.ui.descent.curve_plot import CurvePlot
from nnviz.ui.descent.losses_plot import LossesPlot
from nnviz.ui.descent.plot import DescentPlot
from nnviz.ui.descent.relief_plot import ReliefPlot
from nnviz.ui.export import Export, widgets
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

FOOT = 0.34  # of the height, for the row below; with a curve less
FOOT_CURVE = 0.27


class DescentView(View):
    """watched(bool)   somebody looks, or nobody does"""

    watched = Signal(bool)

    def __init__(self, bench: Bench, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.bench = bench
        self.curve = CurvePlot(bench, appearance)
        self.contours = ContourPlot(bench, appearance)
        self.relief = ReliefPlot(bench, appearance, self.contours)
        self.losses = LossesPlot(bench, appearance)
        self._stack = QStackedWidget()
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._foot = QWidget()
        self._foot.setLayout(self._row)
        for plot in (self.curve, self.contours):
            self._stack.addWidget(plot)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self._foot)
        self._row.addWidget(self.losses, 5)
        self._row.addWidget(self.relief, 5)
        bench.edited.connect(self.show_landscape)
        self.restyle()
        self.retranslate()
        self.show_landscape()

    @property
    def plots(self) -> tuple[DescentPlot, ...]:
        return self.curve, self.contours, self.relief, self.losses

    @property
    def plot(self) -> DescentPlot:
        """The large one that is seen."""
        return self.curve if self.bench.landscape.dimension == 1 else self.contours

    # -- what a view is --------------------------------------------------------------------------------------------

    @property
    def wants(self) -> Collection[Want]:
        return ()

    def set_run(self, run: RunInfo) -> None:
        """It is about no run."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """It is about no run."""

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_landscape(self) -> None:
        """A curve or a surface, each with what belongs to it."""
        focused = self._stack.currentWidget().hasFocus()
        if self._stack.currentWidget() is not self.plot:
            self._stack.setCurrentWidget(self.plot)
            if focused:
                self.plot.setFocus()
        self.relief.setVisible(self.bench.landscape.dimension == 2)
        self._set_heights()

    def export(self, point: QPoint | None) -> Export | None:
        """Of the plot at `point`; by key, of the one with the focus. The table is that of all walks."""
        names = {
            self.losses: self.tr("descent losses"),
            self.relief: self.tr("surface in three dimensions"),
            self.curve: self.tr("descent"),
            self.contours: self.tr("descent"),
        }
        found = next((plot for plot in (self.losses, self.relief) if self.is_at(plot, point)), self.plot)
        size, paint = widgets(self, found)
        return Export(names[found], size, paint, self.appearance.theme.surface, self.losses.table())

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Descent"))
        for plot in self.plots:
            plot.retranslate()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(8)))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(round(px(10)))
        for plot in self.plots:
            plot.restyle()
        self._set_heights()

    def _set_heights(self) -> None:
        share = FOOT if self.bench.landscape.dimension == 2 else FOOT_CURVE
        self._foot.setFixedHeight(max(round(share * self.height()), round(self.appearance.px(150))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_heights()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watched.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.watched.emit(False)
        super().hideEvent(event)
