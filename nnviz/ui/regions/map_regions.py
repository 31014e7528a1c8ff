"""A layer of regions with its controls and its report: what a view of a single run places beside its picture."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject

from nnviz.ui.regions.controls import RegionsControls
from nnviz.ui.regions.layer import RegionsLayer
from nnviz.ui.regions.report import RegionsReport
from nnviz.ui.theme import Appearance

PAUSE = 0.3  # s: figures that change more often cannot be read


class MapRegions(RegionsLayer):
    """`controls` and `report`, which is seen while the pieces are shown.

    While a run goes on a newer picture `waits` for the view's next map, an eighth of a second away, to be painted along
    with it; and what is told of it waits for one of the next. To paint either alone costs as much as to paint the map.
    """

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(appearance, parent)
        self.controls = RegionsControls(appearance, self.feed)
        self.report = RegionsReport(appearance, self.feed)
        self.report.hide()
        self.report.remedy_button.clicked.connect(self.controls.take_focus)  # the button goes
        self.waits = False
        self._flows = False
        self._told, self._told_at = False, 0.0  # whether of a picture and nothing else
        self.marked.connect(self._bring)

    def restyle(self) -> None:
        self.controls.restyle()
        self.report.restyle()

    def go_on(self, flows: bool, with_map: bool) -> bool:
        """A snapshot has come, from a run that goes on or not; True when what has waited is told now."""
        self._flows = flows
        told = self.waits and (not flows or (with_map and perf_counter() > self._told_at + PAUSE))
        if told:
            self._tell()
        return told

    @property
    def _only_picture(self) -> bool:
        return self.feed.on and self.feed.picture is not None and self.feed.words is None

    def _bring(self) -> None:
        self.waits = self._flows and self._told and self._only_picture and not self.pointed
        if not self.waits:
            self._tell()

    def _tell(self) -> None:
        self.waits, self._told, self._told_at = False, self._only_picture, perf_counter()
        self.report.setVisible(self.feed.on)
        self.report.show_feed(self.piece, self.drawing.steepest)
