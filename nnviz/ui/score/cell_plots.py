"""The cells that are open as plots of their own, each in its window; they live on when the score itself is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.theme import Appearance

if TYPE_CHECKING:
    from nnviz.ui.score.cell_plot import CellPlot


class CellPlots(QObject):
    """Knows which are open: a closed one asks for nothing more. `menu_asked` as in `View`."""

    menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._open: list[CellPlot] = []
        self._plane: tuple[int, int, int | None] = (0, 1, None)

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def wants(self) -> tuple[Want, ...]:
        return tuple(want for plot in self._open for want in plot.wants)

    def open(self, appearance: Appearance, run: RunInfo, stave: str, layer: int, unit: int) -> None:
        """Show a cell with axes and zoom."""
        from nnviz.ui.score.cell_plot import CellPlot  # with the whole of pyqtgraph

        plot = CellPlot(appearance, run, stave, layer, unit, self._window)
        self._open.append(plot)
        plot.set_plane(*self._plane)
        plot.installEventFilter(self)
        plot.menu_asked.connect(self.menu_asked)
        plot.show()

    def set_plane(self, right: int, up: int, sample: int | None) -> None:
        """The plane of the neurons' maps, of those that are open and of those to come."""
        self._plane = right, up, sample
        for plot in self._open:
            plot.set_plane(right, up, sample)

    def set_run(self, run: RunInfo) -> None:
        for plot in list(self._open):
            plot.set_run(run)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        for plot in self._open:
            plot.show_snapshot(snapshot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self._open = [plot for plot in self._open if plot is not watched]
        return super().eventFilter(watched, event)
