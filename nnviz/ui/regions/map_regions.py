"""A layer of regions with its controls and its report: what a view of a single run places beside its picture."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nnviz.ui.regions.controls import RegionsControls
from nnviz.ui.regions.layer import RegionsLayer
from nnviz.ui.regions.report import RegionsReport
from nnviz.ui.theme import Appearance


class MapRegions(RegionsLayer):
    """`controls` and `report`, which is seen while the pieces are shown; it says what is new when the view has `tell`
    called."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(appearance, parent)
        self.controls = RegionsControls(appearance, self.feed)
        self.report = RegionsReport(appearance, self.feed)
        self.report.hide()
        self._told = False  # of a picture, and of nothing else

    def restyle(self) -> None:
        self.controls.restyle()
        self.report.restyle()

    @property
    def only_newer(self) -> bool:
        """Whether nothing is to be told but a newer picture than the one before."""
        return self._told and self._only_picture

    @property
    def _only_picture(self) -> bool:
        return self.feed.on and self.feed.picture is not None and self.feed.words is None

    def tell(self) -> None:
        self._told = self._only_picture
        self.report.setVisible(self.feed.on)
        self.report.show_feed(self.piece, self.drawing.steepest)
