"""A layer of regions with its controls and its report: what a view of a single run places beside its picture."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nnviz.ui.regions.controls import RegionsControls
from nnviz.ui.regions.layer import RegionsLayer
from nnviz.ui.regions.report import RegionsReport
from nnviz.ui.theme import Appearance


class MapRegions(RegionsLayer):
    """`controls` and `report`, which is seen while the pieces are shown."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(appearance, parent)
        self.controls = RegionsControls(appearance, self.feed)
        self.report = RegionsReport(appearance, self.feed)
        self.report.hide()
        self.marked.connect(self._report)

    def restyle(self) -> None:
        self.controls.restyle()
        self.report.restyle()

    def _report(self) -> None:
        self.report.setVisible(self.feed.on)
        self.report.show_feed(self.piece, self.drawing.steepest)
