"""The middle of the workshop: the unit under the hand, below it the losses and the units that learn beside it.

Of the running network it wants nothing.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.training.workshop import WorkshopUnit
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.envelope_plot import EnvelopePlot, X
from nnviz.ui.workshop.loss_plot import LossPlot
from nnviz.ui.workshop.painting import in_view
from nnviz.ui.workshop.small_unit import SmallUnit
from nnviz.ui.workshop.words import WorkshopWords

FOOT = 178.0  # px of the row below
ROWS = 401  # of a table over x


class WorkshopView(View):
    """watched(bool)   somebody looks, or nobody does"""

    watched = Signal(bool)

    def __init__(self, bench: Bench, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.bench = bench
        self.words = WorkshopWords(self)
        self.plot = EnvelopePlot(bench, appearance)
        self.losses = LossPlot(bench, appearance)
        self.small = [SmallUnit(bench, place, appearance) for place in range(len(bench.others))]
        self.switches = QLabel()
        self.switches.setWordWrap(True)
        self.switches.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._foot = QLabel()
        self._foot.setProperty("role", "section")
        self._lay_out()
        for signal in (bench.edited, bench.retargeted, bench.run_changed):
            signal.connect(self.show_switches)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.addWidget(self.plot, 1)
        self._column.addWidget(self.switches)
        self._column.addWidget(self._foot)
        self._row.addWidget(self.losses, 5)
        for small in self.small:
            self._row.addWidget(small, 4)
        self._column.addLayout(self._row)

    # -- what a view is --------------------------------------------------------------------------------------------

    @property
    def wants(self) -> Collection[Want]:
        return ()

    def set_run(self, run: RunInfo) -> None:
        """It is about no run."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """It is about no run."""

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_switches(self) -> None:
        """Say who wins where."""
        self.switches.setText(self.words.switches(in_view(self.bench.lines, X)))

    def export(self, point: QPoint | None) -> Export | None:
        """Of the part at `point`; by key, of the part with the focus."""
        surface = self.appearance.theme.surface
        if self._is_at(self.losses, point):
            size, paint = widgets(self, self.losses)
            return Export(self.tr("workshop losses"), size, paint, surface, self.losses.table())
        for small in self.small:
            if self._is_at(small, point):
                size, paint = widgets(self, small)
                unit = self.bench.others[small.place]
                what = self.tr("Maxout unit, {k} lines").format(k=len(unit.lines))
                return Export(what, size, paint, surface, envelope_table(unit, X))
        size, paint = widgets(self, self.plot)
        return Export(self.tr("Maxout unit"), size, paint, surface, envelope_table(self.bench.unit, self.plot.frame.x))

    def _is_at(self, part: QWidget, point: QPoint | None) -> bool:
        return part.hasFocus() if point is None else part.geometry().contains(point)

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Maxout workshop"))
        self._foot.setText(self.tr("The same curve with 2, 3 and 5 lines, step by step beside yours"))
        for part in (self.plot, self.losses, *self.small):
            part.retranslate()
        self.show_switches()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(6)))
        self._row.setSpacing(round(px(10)))
        for part in (self.losses, *self.small):
            part.setFixedHeight(round(px(FOOT)))
        self.switches.setFixedHeight(2 * self.fontMetrics().lineSpacing())  # so that nothing moves while it learns
        for part in (self.plot, self.losses, *self.small):
            part.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watched.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.watched.emit(False)
        super().hideEvent(event)


def envelope_table(unit: WorkshopUnit, x_range: tuple[float, float]) -> Table:
    """x, the maximum, the piece that wins (from 1), every line, and the target."""
    x = np.linspace(*x_range, ROWS)
    weight, bias = np.array(unit.lines).T
    z = weight[:, None] * x + bias[:, None]
    names = ("x", "a", "piece", *(f"z{piece + 1}" for piece in range(len(z))), "target")
    return Table(names, (x, z.max(axis=0), z.argmax(axis=0) + 1, *z, unit.target.at(x)))
