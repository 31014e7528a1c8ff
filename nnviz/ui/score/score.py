"""The score without mouse and keys: it lays out the staves, hands them the answers, and knows what is selected.

It owns what the staves share: z axis, selection, focus and cursor. `nnviz.ui.views.score` is the view that people use.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.training.remedies import Remedy
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.score.canvas import Canvas
from nnviz.ui.score.cell_plots import CellPlots
from nnviz.ui.score.feed import Feed
from nnviz.ui.score.function_stave import FunctionStave
from nnviz.ui.score.geometry import Geometry
from nnviz.ui.score.header_stave import HeaderStave
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.score.ladder_stave import LadderStave
from nnviz.ui.score.network_stave import NetworkStave
from nnviz.ui.score.pointing import Pointing
from nnviz.ui.score.scroll import Scroll
from nnviz.ui.score.slope_stave import SlopeStave
from nnviz.ui.score.stave import Stave
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class Score(View):
    """A table of small multiples; see the staves for what each row shows. It points at nothing by itself.

    layer_selected(layer)        the tinted column, from 0; -1 when none is any more
    unit_selected(layer, unit)   a neuron was chosen
    cell_opened(stave, layer)    a cell was opened as a plot of its own
    """

    layer_selected = Signal(int)
    unit_selected = Signal(int, int)
    cell_opened = Signal(str, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._geometry: Geometry | None = None
        self._focused_layer = 0
        self._selected_layer: int | None = None
        self._units: dict[int, int] = {}
        self._plots = CellPlots(self)

        self._labels = LabelCache()
        self._header = HeaderStave(appearance, self._labels)
        self._network = NetworkStave(appearance, self._labels)
        self._function = FunctionStave(appearance, self._labels)
        self._slope = SlopeStave(appearance, self._labels)
        self._ladder = LadderStave(appearance, self._labels)
        self._feed = Feed(self._network, self._function, self._slope, self._ladder)
        self._staves: tuple[Stave, ...] = (self._header, self._network, self._function, self._slope, self._ladder)
        self._canvas = Canvas(self._staves, self)
        self._canvas.hide()
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._scroll = Scroll(self)
        self._scroll.down.valueChanged.connect(self._scrolled_down)
        self._scroll.across.valueChanged.connect(self._scrolled_across)
        self._pointing = Pointing(self, appearance, self._staves, self._feed, self._scroll)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def active(self) -> bool:
        return self.isVisible() or bool(self._plots)

    @property
    def wants(self) -> Collection[Want]:
        own: tuple[Want, ...] = ()
        if self.isVisible() and self._run is not None:
            own = self._feed.wants
        return own + self._plots.wants if self._plots else own

    def set_run(self, run: RunInfo) -> None:
        """What was selected stays selected where the new network has the same layers."""
        if self._run is None or self._run.layers != run.layers:
            self._focused_layer, self._selected_layer, self._units = 0, None, {}
            self._pointing.set(None)
            self._scroll.across.setValue(0)
        self._run = run
        for layer, info in enumerate(run.layers):
            if info.pieces > 1 or ACTIVATIONS[info.activation].learned_slope:
                self._units.setdefault(layer, 0)
        for stave in self._staves:
            stave.set_selected_layer(self._selected_layer)
            stave.set_run(run)
        self._feed.set_run(run, self._units)
        self._lay_out()
        self._empty.hide()
        self._canvas.show()
        self._plots.set_run(run)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._run is None:
            return
        if self.isVisible():
            self._feed.show(snapshot)
            self._pointing.refresh(at_once=not snapshot.running)
        self._plots.show_snapshot(snapshot)

    def restyle(self) -> None:
        self._labels.clear()
        self._empty.setFont(self.appearance.font(14))
        self._pointing.label.restyle()
        self._lay_out()

    def retranslate(self) -> None:
        name = QCoreApplication.translate(
            "ScoreView", "Score: network, f(z), f′(z) and size of δ, one column per layer"
        )
        self.setAccessibleName(name)
        self._empty.setText(
            QCoreApplication.translate("ScoreView", "The network appears here as soon as a run begins.")
        )
        self._scroll.down.setAccessibleName(QCoreApplication.translate("ScoreView", "Scroll the rows of the score"))
        self._scroll.across.setAccessibleName(
            QCoreApplication.translate("ScoreView", "Scroll the columns of the score")
        )
        for stave in self._staves:
            stave.rebuild()
        self._pointing.refresh(at_once=True)

    # -- selection

    @property
    def selected_layer(self) -> int | None:
        return self._selected_layer

    def select_layer(self, layer: int | None) -> None:
        """Tint the column of `layer`, bring it into focus among sparklines; None or -1 tints nothing."""
        layer = None if layer == -1 else layer
        if self._run is None or (layer is not None and not 0 <= layer < len(self._run.layers)):
            return
        if layer is not None:
            self._focus_layer(layer)
        if layer != self._selected_layer:
            self._selected_layer = layer
            for stave in self._staves:
                stave.set_selected_layer(layer)
            self.layer_selected.emit(-1 if layer is None else layer)

    def select_unit(self, layer: int, unit: int) -> None:
        """Frame a neuron; the cells of a Maxout layer show its pieces, those of prelu its slope."""
        if self._run is None or not (0 <= layer < len(self._run.layers) and 0 <= unit < self._run.layers[layer].size):
            return
        if self._units.get(layer) == unit:
            return
        self._units[layer] = unit
        self._feed.choose_unit(layer, unit)
        self.unit_selected.emit(layer, unit)

    def open_cell(self, stave: str, layer: int) -> None:
        """Show a cell as a plot with axes and zoom in a window of its own."""
        assert self._run is not None
        self._plots.open(self.appearance, self._run, stave, layer, self._units.get(layer, 0))
        self.cell_opened.emit(stave, layer)

    @Slot(object)
    def preview(self, remedy: Remedy | None) -> None:
        """Show the ladder of a remedy's run at step 0 beside that of now; None: no more."""
        self._feed.preview(remedy)

    def set_map_plane(self, right: int, up: int, sample: int | None) -> None:
        """The two raw columns of the neurons' heat maps; the others stand as in a sample, or (None) at their mean."""
        self._feed.choose_plane(right, up, sample)
        self._plots.set_plane(right, up, sample)

    def _focus_layer(self, layer: int) -> None:
        """Widen the column of `layer` among sparklines, and scroll it into view."""
        moved = layer != self._focused_layer
        self._focused_layer = layer
        geometry = self._geometry
        if geometry is not None and geometry.sparklines and (moved or geometry.scroll_to(layer) != geometry.scroll):
            self._lay_out(into_view=layer)

    # -- layout

    def _lay_out(self, into_view: int | None = None) -> None:
        """Place everything anew; sideways the score keeps its place, or is moved to show the layer `into_view`."""
        if self._run is None:
            return
        layers, scale = len(self._run.layers), self.appearance.scale
        geometry = self._scroll.lay_out(self.width(), self.height(), layers, self._focused_layer, scale, into_view)
        self._geometry = self._pointing.geometry = geometry
        for stave in self._staves:
            stave.set_geometry(geometry)
        self._place_canvas()

    def _place_canvas(self) -> None:
        assert self._geometry is not None
        bottom = round(self._geometry.height)
        self._canvas.setGeometry(0, -self._scroll.down.value(), round(self._geometry.width), bottom)

    def _scrolled_down(self) -> None:
        self._place_canvas()
        self._pointing.scrolled()

    def _scrolled_across(self) -> None:
        self._lay_out()
        self._pointing.scrolled()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(860)), round(self.appearance.px(762)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(420)), round(self.appearance.px(480)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.rect())
        self._lay_out()
