"""One layer of a network by hand: its size and function, and the tables of its weights, biases and slopes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.training.walk.formula import Formula
from nnviz.training.walk.hand import MOST_UNITS, HandLayer
from nnviz.ui import icons
from nnviz.ui.backprop.cell_table import CellTable
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.panel.rows import SmallButton
from nnviz.ui.theme import Appearance

MOST_PIECES = 4


class NamedTable(QWidget):
    """A table under its symbol and shape."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._symbol = Formula("")
        self._named = ("", "")
        self.label = QLabel()
        self.table = CellTable(appearance)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.label)
        column.addWidget(self.table)
        column.addStretch(1)
        self.restyle()

    def show_cells(
        self, symbol: str, cells: tuple[tuple[str, ...], ...], wrong: Collection[tuple[int, int]] = ()
    ) -> None:
        shape = f"({len(cells)}, {len(cells[0])})"
        if (symbol, shape) != self._named:
            self._named, self._symbol = (symbol, shape), Formula(symbol)
            self.label.setText(f"{self._symbol.rich}&nbsp; <span style='font-size:small'>{shape}</span>")
            self.retranslate()
        self.table.show_cells(cells, wrong)

    def retranslate(self) -> None:
        text = self.tr("{name}, {shape}: type numbers into its cells")
        self.table.setAccessibleName(text.format(name=self._symbol.plain, shape=self._named[1]))

    def restyle(self) -> None:
        self.label.setFont(self._appearance.maths(14, italic=False))
        self.table.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class HandLayerBox(QWidget):
    """sized(int), pieced(int), chosen(str)   units, pieces, activation were changed
    removed                                the layer is not wanted any more
    edited(table, row, column, text)       a cell; table is W, b or s
    """

    sized = Signal(object)
    pieced = Signal(object)
    chosen = Signal(object)
    removed = Signal()
    edited = Signal(str, int, int, str)

    def __init__(self, number: int, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._appearance = number, appearance
        self.title = QLabel()
        self.units = NumberField(1, MOST_UNITS, integer=True)
        self.activation = ChoiceField()
        self.pieces = NumberField(2, MOST_PIECES, integer=True)
        self.pieces_label = QLabel()
        self.pieces_label.setProperty("role", "muted")
        self.remove = SmallButton()
        self.tables = {part: NamedTable(appearance) for part in ("W", "b", "s")}
        head, self._grid = QHBoxLayout(), QGridLayout()
        for widget, stretch in ((self.title, 0), (self.units, 0), (self.activation, 1), (self.remove, 0)):
            head.addWidget(widget, stretch)
        row = QHBoxLayout()
        row.addWidget(self.pieces_label)
        row.addWidget(self.pieces)
        row.addStretch(1)
        self._grid.addWidget(self.tables["W"], 0, 0)
        self._grid.addWidget(self.tables["b"], 0, 1)
        self._grid.addWidget(self.tables["s"], 1, 0)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (head, row, self._grid):
            column.addLayout(part)
        self._layouts = (column, head, row, self._grid)
        self.units.valueChanged.connect(self.sized)
        self.activation.valueChanged.connect(self.chosen)
        self.pieces.valueChanged.connect(self.pieced)
        self.remove.clicked.connect(self.removed)
        self.tables["W"].table.edited.connect(self._weight_edited)
        self.tables["b"].table.edited.connect(self._bias_edited)
        self.tables["s"].table.edited.connect(self._slope_edited)
        self.restyle()
        self.retranslate()

    def show_layer(
        self, layer: HandLayer, wrong: Mapping[str, Collection[tuple[int, int]]], *, removable: bool, sized: bool
    ) -> None:
        """`removable`: a hidden one; `sized`: whether its units may be changed."""
        n = self._number
        self.units.setValue(layer.size)
        self.units.setEnabled(sized)
        self.activation.setValue(layer.activation)
        self.remove.setVisible(removable)
        for widget in (self.pieces, self.pieces_label):
            widget.setVisible(layer.pieces > 1)
        if layer.pieces > 1:
            self.pieces.setValue(layer.pieces)
        self.tables["W"].show_cells(f"W^{{{n}}}", layer.weight, wrong.get(f"W{n}", ()))
        self.tables["b"].show_cells(f"b^{{{n}}}", layer.bias, wrong.get(f"b{n}", ()))
        self.tables["s"].setVisible(bool(layer.slopes))
        if layer.slopes:
            self.tables["s"].show_cells(f"s^{{{n}}}", layer.slopes, wrong.get(f"s{n}", ()))

    def _weight_edited(self, row: int, column: int, text: str) -> None:
        self.edited.emit("W", row, column, text)

    def _bias_edited(self, row: int, column: int, text: str) -> None:
        self.edited.emit("b", row, column, text)

    def _slope_edited(self, row: int, column: int, text: str) -> None:
        self.edited.emit("s", row, column, text)

    def retranslate(self) -> None:
        n = self._number
        self.title.setText(self.tr("Layer {number}").format(number=n))
        self.units.setAccessibleName(self.tr("Units of layer {number}").format(number=n))
        self.activation.setAccessibleName(self.tr("Activation of layer {number}").format(number=n))
        self.activation.setChoices(grouped("activation"))
        self.pieces_label.setText(self.tr("pieces of each unit"))
        self.pieces.setAccessibleName(self.tr("Pieces of each unit of layer {number}").format(number=n))
        text = self.tr("Remove layer {number}").format(number=n)
        self.remove.setAccessibleName(text)
        self.remove.setToolTip(text)

    def restyle(self) -> None:
        px, side = self._appearance.px, round(self._appearance.px(20))
        self.title.setFont(self._appearance.font(12, bold=True))
        self.remove.setIcon(icons.icon("close", self._appearance.theme.ctl, self._appearance.theme.border))
        self.remove.setFixedSize(QSize(side, side))
        self.units.setFixedWidth(round(px(46)))
        self.pieces.setFixedWidth(round(px(46)))
        for layout in self._layouts:
            layout.setSpacing(round(px(6)))
        for table in self.tables.values():
            table.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
