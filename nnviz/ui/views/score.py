"""The score as people use it: what mouse, keys and menu do in it. What it shows is `nnviz.ui.score.score`'s."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.export import Export
from nnviz.ui.lessons.given import only, whole
from nnviz.ui.score.cell_export import CellExports
from nnviz.ui.score.score import Score
from nnviz.ui.score.stave import Cursor
from nnviz.ui.score.steering import inside_cell, to_cell
from nnviz.ui.theme import Appearance

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScoreView(Score):
    """Points, selects, opens cells; mouse and keys reach the same places."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._exports = CellExports(self._staves, self._feed)
        self._plots.menu_asked.connect(self.menu_asked)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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

    # -- for lessons

    def arrange(self, **settings: object) -> None:
        """layer: the number, from 1, of the one that is tinted. Raises ValueError."""
        only(settings, ("layer",))
        if "layer" in settings:
            layers = 1 if self._run is None else len(self._run.layers)
            self.select_layer(whole("layer", settings["layer"], 1, layers) - 1)

    def facts(self) -> dict[str, float | str | bool]:
        """layer: the tinted one, from 1; 0: none."""
        return {"layer": 0 if self._selected_layer is None else self._selected_layer + 1}

    def places(self) -> dict[str, tuple[QWidget, QRect]]:
        """heads: those of the columns; network, function, slope, ladder: staves with their labels, as far in view."""
        if self._geometry is None:
            return {}
        found = {}
        left, right = round(self._geometry.gutter), round(self._geometry.right)
        for stave in ("heads", "network", "function", "slope", "ladder"):
            _, top, _, height = self._geometry.cell("header" if stave == "heads" else stave, 0)
            top = round(top) - self._scroll.down.value()
            below = self._geometry.names.height if stave == "ladder" else self._geometry.labels_below(stave)
            found[stave] = (self, QRect(left, top, right - left, round(height + below)))
        return found

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
