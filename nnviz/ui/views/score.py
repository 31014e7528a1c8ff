"""The score: one column per layer, and under the network what f, f' and delta of each layer are doing.

It lays out the staves, hands them the answers, and owns what they share: z axis, selection, focus and cursor.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.export import Export
from nnviz.ui.score.canvas import Canvas
from nnviz.ui.score.cell_export import CellExports
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
from nnviz.ui.score.stave import Cursor, Stave
from nnviz.ui.score.steering import inside_cell, to_cell
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScoreView(View):
    """A table of small multiples; see the staves for what each row shows.

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
        self._exports = CellExports(self._staves, self._feed)
        self._plots.menu_asked.connect(self.menu_asked)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
            if info.pieces > 1:
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
        self.setAccessibleName(self.tr("Score: network, f(z), f′(z) and size of δ, one column per layer"))
        self._empty.setText(self.tr("The network appears here as soon as a run begins."))
        self._scroll.down.setAccessibleName(self.tr("Scroll the rows of the score"))
        self._scroll.across.setAccessibleName(self.tr("Scroll the columns of the score"))
        for stave in self._staves:
            stave.rebuild()
        self._pointing.refresh(at_once=True)

    # -- selection

    @property
    def selected_layer(self) -> int | None:
        return self._selected_layer

    def select_layer(self, layer: int | None) -> None:
        """Tint the column of `layer`, bring it into focus among sparklines; None tints nothing."""
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
        """Frame a neuron; the cells of a Maxout layer show its pieces."""
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

    def set_map_plane(self, right: int, up: int, sample: int | None) -> None:
        """The two raw columns of the neurons' heat maps; the others stand as in a sample, or (None) at their mean."""
        self._feed.choose_plane(right, up, sample)

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

    # -- the cursor: mouse and keys point at the same places

    @property
    def cursor_place(self) -> Cursor | None:
        return self._pointing.cursor

    @property
    def readout_text(self) -> str:
        """What stands beside the cursor; empty without one."""
        label = self._pointing.label
        return label.text if label.isVisible() else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointing.move_mouse(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._scroll.turn(event):
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._pointing.by_key:
            self._pointing.set(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._pointing.place_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if place is not None and place.more:
            self._visit_next(place)
            return
        if place is None or place.layer < 0:
            return
        if place.stave == "header":
            self.select_layer(None if place.layer == self._selected_layer else place.layer)
        elif place.stave == "network" and place.source is None:
            self.select_unit(place.layer, place.unit)

    def _visit_next(self, place: Cursor) -> None:
        """Point at the next of the units that are not drawn."""
        self._pointing.set(replace(place, unit=self._network.next_hidden(place.layer), more=False))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._pointing.place_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if place is not None and place.more:
            self._visit_next(place)
        elif place is not None and place.layer >= 0 and place.stave != "header" and place.source is None:
            self.open_cell(place.stave, place.layer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Escape. Until another arrow has brought the cursor, Right is the window's: one step."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._run is None or event.modifiers() & OTHERS:
            super().keyPressEvent(event)
        elif event.key() in ARROWS and (self._pointing.by_key or event.key() != Qt.Key.Key_Right):
            self._steer(*ARROWS[Qt.Key(event.key())], inside=shift)
        elif event.key() in ENTER and self._pointing.cursor is not None:
            self._enter(self._pointing.cursor)
        elif event.key() == Qt.Key.Key_Escape and self._pointing.cursor is not None:
            self._pointing.set(None)
        elif event.key() == Qt.Key.Key_Escape and self._selected_layer is not None:
            self.select_layer(None)
        else:
            super().keyPressEvent(event)

    def _steer(self, across: int, down: int, *, inside: bool) -> None:
        assert self._run is not None
        layers = self._run.layers
        cursor = self._pointing.cursor
        if cursor is None or cursor.layer < 0:
            cursor = Cursor("function", self._focused_layer)
        elif inside:
            cursor = inside_cell(cursor, across, down, layers, self._feed.limit)
        else:
            cursor = to_cell(cursor, across, down, layers)
        self._focus_layer(cursor.layer)
        self._show_row(cursor.stave)
        self._pointing.set(cursor, by_key=True)
        self._pointing.announce()

    def _show_row(self, stave: str) -> None:
        assert self._geometry is not None
        _, top, _, height = self._geometry.cell(stave, 0)
        self._scroll.show_row(top, top + height + self._geometry.labels_below(stave))

    def _enter(self, cursor: Cursor) -> None:
        """Like a click, and on a cell or a neuron already chosen like a double click."""
        if cursor.layer < 0:
            return
        if cursor.stave == "header":
            self.select_layer(None if cursor.layer == self._selected_layer else cursor.layer)
        elif cursor.stave == "network" and self._units.get(cursor.layer) != cursor.unit:
            self.select_unit(cursor.layer, cursor.unit)
        else:
            self.open_cell(cursor.stave, cursor.layer)

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        if self._run is None:
            return None
        if point is None:
            return self._exports.at(self._pointing.cursor)
        place, row = self._pointing.place_at(QPointF(point)), self._pointing.row_at(QPointF(point))
        return self._exports.at(Cursor(row, 0) if place is None and row in ("network", "ladder") else place)

    def key_point(self) -> QPoint:
        return self.rect().center() if self._pointing.cursor is None else self._pointing.key_point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._pointing.by_key and event.reason() != Qt.FocusReason.PopupFocusReason:  # the menu is about its cell
            self._pointing.set(None)
        super().focusOutEvent(event)
