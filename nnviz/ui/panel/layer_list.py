"""The rows of the hidden layers: added, removed, moved by mouse and keys, equal neighbours folded into one row.

It knows no config: `layers()` is what its rows show, `show_layers()` is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.nn import Layer
from nnviz.training.config import MOST_LAYERS
from nnviz.ui.panel.drop_mark import DropMark
from nnviz.ui.panel.layer_menu import LayerMenu
from nnviz.ui.panel.layer_row import DIGIT, NUMBER, UNITS, LayerRow, activation_choices
from nnviz.ui.theme import Appearance

FOLDED = 3
"""So many equal neighbours are one row, unless the user wants to see each."""
PLAIN = Layer(4, "tanh")


def folded(layers: Iterable[Layer], apart: set[Layer]) -> list[tuple[Layer, int]]:
    """The rows to be shown: each layer and how many of it follow each other; those in `apart` are kept single."""
    rows: list[tuple[Layer, int]] = []
    for layer, equal in groupby(layers):
        count = len(list(equal))
        rows += [(layer, count)] if count >= FOLDED and layer not in apart else [(layer, 1)] * count
    return rows


class LayerList(QWidget):
    """`rows` from top to bottom, each of one layer or of several.

    edited          the layers are others
    arranged        the rows are others, or have other controls or columns
    row_selected    a row was touched
    refused         why what was typed is not taken; "" once an entry is taken again
    dragged_to      QPoint in this widget: a row is being dragged here, which should be in sight
    """

    edited = Signal()
    arranged = Signal()
    row_selected = Signal(object)
    refused = Signal(str)
    dragged_to = Signal(QPoint)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._apart: set[Layer] = set()  # kinds of layer that the user has unfolded
        self._usual = ""
        self._choices = activation_choices()
        self._goal: int | None = None  # before which row the dragged one would go
        self.rows: list[LayerRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.mark = DropMark(appearance, self)

    def layers(self) -> tuple[Layer, ...]:
        return tuple(layer for row in self.rows for layer in (row.layer(),) * row.count)

    def show_layers(self, layers: Sequence[Layer], usual: str) -> None:
        """Rows for `layers`, folded as they are now where nothing is new; `usual` is the initializer of them all."""
        self._usual = usual
        if abs(len(layers) - len(self.layers())) > 1:
            self._apart.clear()  # another network
        same = tuple(layers) == self.layers()
        wanted = [(row.layer(), row.count) for row in self.rows] if same else folded(layers, self._apart)
        while len(self.rows) > len(wanted):
            self._drop(self.rows[-1])
        while len(self.rows) < len(wanted):
            self._insert(len(self.rows))
        for row, (layer, count) in zip(self.rows, wanted, strict=True):
            row.show_layer(layer, count)
            row.show_usual(usual)
        self.renumber()

    def first_of(self, row: LayerRow) -> int:
        """The index of the row's first layer."""
        return sum(other.count for other in self.rows[: self.rows.index(row)])

    def row_of(self, layer: int) -> LayerRow | None:
        """The row that shows the layer with this index."""
        for row in self.rows:
            if layer < row.count:
                return row
            layer -= row.count
        return None

    def add(self) -> None:
        """One more layer at the end, of the last one's kind."""
        self._put(len(self.rows), self.rows[-1].layer() if self.rows else PLAIN)

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _insert(self, place: int) -> LayerRow:
        row = LayerRow(self._appearance)
        row.edited.connect(self._row_edited)
        row.selected.connect(self._row_selected)
        row.asked.connect(self._row_asked)
        row.counted.connect(self._row_counted)
        row.menu_asked.connect(self._open_menu)
        row.refused.connect(self.refused)
        row.grip.dragged.connect(self._drag)
        row.grip.dropped.connect(self._drop_row)
        row.grip.cancelled.connect(self._end_drag)
        self.rows.insert(place, row)
        self._layout.insertWidget(place, row)
        row.retranslate(self._choices)
        row.restyle()
        row.show_usual(self._usual)
        return row

    def _drop(self, row: LayerRow) -> None:
        self.rows.remove(row)
        self.refused.emit("")  # what was said may have been about this row
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _put(self, place: int, layer: Layer) -> None:
        row = self._insert(place)
        row.show_layer(layer)
        self._merge()
        self.renumber()
        self.edited.emit()

    def _merge(self) -> None:
        """Fold equal neighbours; the row with the focus, or else the first one, is the one that stays."""
        for layer, neighbours in groupby(list(self.rows), LayerRow.layer):
            equal = list(neighbours)
            total = sum(row.count for row in equal)
            one_is_folded = any(row.count > 1 for row in equal)
            if len(equal) == 1 or total < FOLDED or (layer in self._apart and not one_is_folded):
                continue
            focus = self.window().focusWidget() or self
            kept = next((row for row in equal if row.isAncestorOf(focus)), equal[0])
            for row in equal:
                if row is not kept:
                    self._drop(row)
            kept.show_layer(layer, total)

    def _unfold(self, row: LayerRow, count: int) -> None:
        """In the place of a folded row, `count` single ones."""
        layer, place = row.layer(), self.rows.index(row)
        row.show_layer(layer)
        for i in range(1, count):
            self._insert(place + i).show_layer(layer)
        self.renumber()
        row.units.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: LayerRow) -> None:
        had_focus = row.isAncestorOf(self.window().focusWidget() or self)
        place = self.rows.index(row)
        self._drop(row)
        self._merge()
        self.renumber()
        if had_focus:
            following = self.rows[min(place, len(self.rows) - 1)].remove if self.rows else self.nextInFocusChain()
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _move(self, row: LayerRow, place: int) -> None:
        """Put the row before the one that has the index `place` now."""
        at = self.rows.index(row)
        goal = place - (place > at)
        if goal == at or not 0 <= goal < len(self.rows):
            return
        self.rows.insert(goal, self.rows.pop(at))
        self._layout.insertWidget(goal, row)
        self._merge()
        self.renumber()
        self.edited.emit()

    def renumber(self) -> None:
        """Names, tab order, the common widths, and what is said of equal neighbours."""
        first, room = 0, MOST_LAYERS - sum(row.count for row in self.rows)
        for row in self.rows:
            row.show_place(first + 1)
            first += row.count
        for _, neighbours in groupby(self.rows, LayerRow.layer):
            equal = list(neighbours)
            total = sum(row.count for row in equal)
            for row in equal:
                if row.count > 1:
                    row.show_fold(row.count, row.count + room)
                else:
                    row.show_fold(total if row is equal[-1] and all(r.count == 1 for r in equal) else 0, total + room)
        self._set_columns()
        self.arranged.emit()

    def columns(self) -> tuple[int, int]:
        """The widths of numbers and of units, px: as wide as the widest needs."""
        one = self._appearance.px
        texts = [row.number.fontMetrics().horizontalAdvance(row.number.text()) + 1 for row in self.rows]
        digits = max((len(str(row.units.value())) for row in self.rows), default=1)
        return max([round(one(NUMBER)), *texts]), round(one(UNITS + DIGIT * max(0, digits - 3)))

    def _set_columns(self) -> None:
        columns = self.columns()
        for row in self.rows:
            row.set_columns(*columns)

    # -- what a row says -----------------------------------------------------------------------------------------------

    def _row_edited(self) -> None:
        self.renumber()
        self.edited.emit()

    def _row_selected(self) -> None:
        self.row_selected.emit(self.sender())

    def _row_counted(self, count: int) -> None:
        row = self.sender()
        if count >= FOLDED:
            row.show_layer(row.layer(), count)
            self.renumber()
        else:
            self._unfold(row, count)
        self.edited.emit()

    def _row_asked(self, what: str) -> None:
        self._do(self.sender(), what)

    def _do(self, row: LayerRow, what: str) -> None:
        place, layer = self.rows.index(row), row.layer()
        if what == "remove":
            self._remove(row)
        elif what == "up":
            self._move(row, place - 1)
        elif what == "down":
            self._move(row, place + 2)
        elif what == "duplicate":
            self._put(place + 1, layer)
        elif what in ("before", "after"):
            self._put(place + (what == "after"), PLAIN)
        elif what == "unfold":
            self._apart.add(layer)
            self._unfold(row, row.count)
        elif what == "fold":
            self._apart.discard(layer)
            self._merge()
            self.renumber()
        elif what == "details":
            self.renumber()

    def _open_menu(self, position: QPoint) -> None:
        row = self.sender()
        place = self.rows.index(row)
        possible = {"remove"} | ({"up"} if place else set()) | ({"down"} if place < len(self.rows) - 1 else set())
        if sum(other.count for other in self.rows) < MOST_LAYERS:
            possible |= {"duplicate", "before", "after"}
        menu = LayerMenu(possible, row)
        menu.chosen.connect(row.asked)
        menu.popup(position)

    # -- dragging ------------------------------------------------------------------------------------------------------

    def _drag(self, position: QPoint) -> None:
        row, here = self._dragged(), self.mapFromGlobal(position)
        row.show_dragged(True)
        edges = [other.y() for other in self.rows] + [self.height()]
        self._goal = min(range(len(edges)), key=lambda i: abs(edges[i] - here.y()))
        at = self.rows.index(row)
        self.mark.show_at(None if self._goal in (at, at + 1) else edges[self._goal])
        self.dragged_to.emit(here)

    def _drop_row(self) -> None:
        row, goal = self._dragged(), self._goal
        self._end_drag()
        if goal is not None:
            self._move(row, goal)

    def _end_drag(self) -> None:
        self._dragged().show_dragged(False)
        self._goal = None
        self.mark.show_at(None)

    def _dragged(self) -> LayerRow:
        return next(row for row in self.rows if row.grip is self.sender())

    # -- looks ---------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._choices = activation_choices()
        for row in self.rows:
            row.retranslate(self._choices)
        self.renumber()

    def restyle(self) -> None:
        for row in self.rows:
            row.restyle()
        self._set_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.rows:
            self._set_columns()  # larger digits need more room
            self.arranged.emit()
