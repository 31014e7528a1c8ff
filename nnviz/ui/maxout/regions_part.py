"""The linear pieces of the whole network beside its Maxout units: a map of the plane, and what is told of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.training.comparison_wants import SideMapWant
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.comparison.side_map import SideMap
from nnviz.ui.export import Export, widgets
from nnviz.ui.map.plane_choice import PlaneChoice
from nnviz.ui.map.words import written
from nnviz.ui.regions.controls import RegionsControls
from nnviz.ui.regions.report import RegionsReport
from nnviz.ui.theme import Appearance

RESOLUTION = 72  # points a side of the map below


class RegionsPart(QWidget):
    """For data of two columns and more; of more the plane is chosen. The pieces are on until they are switched off."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._run: RunInfo | None = None
        self._want = SideMapWant(RESOLUTION)
        self.map = SideMap(appearance)
        self.regions = self.map.regions
        self.controls = RegionsControls(appearance, self.regions.feed)
        self.report = RegionsReport(appearance, self.regions.feed)
        self.plane, self.axes = PlaneChoice(appearance), QLabel()
        self._lay_out()
        self.map.pointed.connect(self.map.show_cursor)
        self.map.left.connect(self.map.hide_cursor)
        self.regions.marked.connect(self._report)
        self.report.remedy_button.clicked.connect(self.controls.take_focus)  # the button goes
        self.plane.chosen.connect(self._choose_plane)
        self.controls.arrange(regions=True)

    @property
    def wants(self) -> tuple[Want, ...]:
        return () if self._run is None else (self._want, *self.regions.feed.wants)

    def set_run(self, run: RunInfo) -> None:
        plane = len(run.data.columns) > 1
        self._run = run if plane else None
        if not plane:
            self.regions.feed.set_run(None)
            return
        self.plane.set_data(run.data)
        self.plane.setVisible(len(run.data.columns) > 2)
        self.axes.setVisible(len(run.data.columns) == 2)
        across, up = (written(run.data.columns[column]) for column in self.plane.columns)
        self.axes.setText(f"→ {across}   ↑ {up}")
        self._want = self._wanted()
        self.map.set_run(run, self._want)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer = snapshot.answer(self._want)
        if answer is not None and self._run is not None:
            self.map.show_map(answer, faded=snapshot.state.divergence is not None)
        self.regions.feed.show_snapshot(snapshot)

    def restyle(self) -> None:
        px = self.appearance.px
        self._row.setSpacing(round(px(12)))
        self.axes.setFont(self.appearance.font(11))
        for part in (self.map, self.controls, self.plane, self.report):
            part.restyle()

    def retranslate(self) -> None:
        self.map.retranslate()
        self.plane.retranslate()

    def export(self, view: QWidget, point: QPoint | None) -> Export | None:
        """The map, if it is meant by this point of `view`, or by the focus; else None."""
        if not self.map.isVisibleTo(view):
            return None
        meant = self.map.hasFocus() if point is None else self.map.rect().contains(self.map.mapFrom(view, point))
        if not meant:
            return None
        size, paint = widgets(view, self.map)
        feed = self.regions.feed
        return Export(
            self.tr("linear regions"), size, paint, self.appearance.theme.surface, self.regions.table(), feed.step
        )

    def _lay_out(self) -> None:
        told = QWidget()
        told.setObjectName("told_of_pieces")
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        self.axes.setProperty("role", "muted")
        column.addWidget(self.controls)
        column.addWidget(self.plane)
        column.addWidget(self.axes)
        column.addWidget(self.report)
        column.addStretch(1)
        scroll = QScrollArea()  # a deep network has a long pattern
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(told)
        for transparent in (scroll.viewport(), told):
            transparent.setAutoFillBackground(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.map, 1)
        self._row.addWidget(scroll, 1)

    def _choose_plane(self) -> None:
        self._want = self._wanted()
        self.map.set_plane(self._want)

    def _wanted(self) -> SideMapWant:
        return SideMapWant(RESOLUTION, self.plane.columns, self.plane.sample)

    def _report(self) -> None:
        self.report.setVisible(self.regions.feed.on)
        self.report.show_feed(self.regions.piece, self.regions.drawing.steepest)
