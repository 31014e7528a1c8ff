"""Which neuron and which two of its weights the zig-zag is about: a layer, a unit, and two numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from nnviz.training.snapshot import LayerInfo
from nnviz.training.step_record import MOST_WEIGHTS
from nnviz.training.zigzag_wants import ZigzagWant
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.theme import Appearance

NUMBER, LAYER = 58, 92  # px


class NeuronChoice(QWidget):
    """`chosen(ZigzagWant)` tells what the user has chosen; what is shown comes from `show_choice`."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._layers: tuple[LayerInfo, ...] = ()
        self._want = ZigzagWant(0, 0)
        self.layer = ChoiceField()
        self.unit = NumberField(1, 1, integer=True)
        self.weights = NumberField(1, 2, integer=True), NumberField(1, 2, integer=True)
        self._unit_word, self._weights_word = QLabel(), QLabel()
        for word in (self._unit_word, self._weights_word):
            word.setProperty("role", "muted")
        self._grid, self._pair = QGridLayout(self), QHBoxLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self.layer, 0, 0)
        self._grid.addWidget(self._unit_word, 0, 2)
        self._grid.addWidget(self.unit, 0, 3)
        self._grid.addWidget(self._weights_word, 1, 0)
        for field in self.weights:
            self._pair.addWidget(field)
        self._grid.addLayout(self._pair, 1, 1, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self._pair.insertStretch(0, 1)
        self.layer.valueChanged.connect(self._choose_layer)
        self.unit.valueChanged.connect(self._choose_unit)
        for field in self.weights:
            field.valueChanged.connect(self._choose_weights)

    def show_choice(self, layers: tuple[LayerInfo, ...], want: ZigzagWant) -> None:
        """Offer the layers whose units have two weights."""
        self._layers, self._want = layers, want
        self.retranslate()
        self.layer.setValue(want.layer)
        info = layers[want.layer]
        self.unit.high = info.rows
        self.unit.setValue(want.row + 1)
        for field, weight in zip(self.weights, want.weights, strict=True):
            field.high = weights_of(info)
            field.setValue(weight + 1)

    def retranslate(self) -> None:
        text = self.tr("layer {number}")
        self.layer.setChoices(
            [(l, text.format(number=l + 1)) for l, info in enumerate(self._layers) if info.inputs > 1]
        )
        pieces = bool(self._layers) and self._layers[self._want.layer].pieces > 1
        self._unit_word.setText(self.tr("row") if pieces else self.tr("unit"))
        self._weights_word.setText(self.tr("its weights"))
        self.layer.setAccessibleName(self.tr("Layer of the unit"))
        self.unit.setAccessibleName(self._unit_word.text())
        self.unit.setToolTip(self.tr("Of Maxout each piece of each unit is a row of its own.") if pieces else "")
        for field, name in zip(self.weights, (self.tr("weight across"), self.tr("weight upwards")), strict=True):
            field.setAccessibleName(name)
            field.setToolTip(name)

    def restyle(self) -> None:
        px = self.appearance.px
        for layout in (self._grid, self._pair):
            layout.setSpacing(round(px(6)))
        self.layer.setFixedWidth(round(px(LAYER)))
        for field in (self.unit, *self.weights):
            field.setFixedWidth(round(px(NUMBER)))

    def _choose_layer(self, layer: int) -> None:
        self.chosen.emit(ZigzagWant(layer, 0))

    def _choose_unit(self, number: int) -> None:
        self.chosen.emit(ZigzagWant(self._want.layer, int(number) - 1, self._want.weights))

    def _choose_weights(self) -> None:
        """One that would be the other takes the place that the other had: they are two."""
        i, j = (int(field.value() or 1) - 1 for field in self.weights)
        before = self._want.weights
        if i == j:
            i, j = (i, before[0]) if i != before[0] else (before[1], j)
        self.chosen.emit(ZigzagWant(self._want.layer, self._want.row, (i, j)))


def weights_of(info: LayerInfo) -> int:
    """How many weights of a neuron can be looked at."""
    return min(info.inputs, MOST_WEIGHTS)


def fits(want: ZigzagWant, layers: tuple[LayerInfo, ...]) -> bool:
    """Whether there is such a neuron with these two weights."""
    if not 0 <= want.layer < len(layers):
        return False
    info = layers[want.layer]
    return 0 <= want.row < info.rows and max(want.weights) < weights_of(info)
