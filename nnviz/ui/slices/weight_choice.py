"""Which parameter of the network: its layer, the unit that it leads to, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.training.slices_places import Place
from nnviz.training.snapshot import LayerInfo, RunInfo
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.panel.rows import Row
from nnviz.ui.theme import Appearance

What = Literal["weight", "bias", "slope"]


class WeightChoice(QWidget):
    """chosen   the user has chosen another `place`; it is always one of the run's network"""

    chosen = Signal()

    def __init__(self, appearance: Appearance, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._layers: Sequence[LayerInfo] = ()
        self._inputs: tuple[str, ...] = ()
        self.place = place
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.layer, self.unit, self.piece, self.source = (NumberField(1, 1, integer=True) for _ in range(4))
        self.what = ChoiceField()
        self.to_row, self.piece_row = Row(self.layer, self.unit), Row(self.piece)
        self.from_row = Row(self.what, self.source, stretch=(3, 2))
        self.rows = (self.to_row, self.piece_row, self.from_row)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.caption.setProperty("role", "muted")
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.title, *self.rows, self.caption):
            column.addWidget(part)
        for field in (self.layer, self.unit, self.piece, self.what, self.source):
            field.valueChanged.connect(self._choose)
        self.restyle()
        self.retranslate()

    def set_run(self, run: RunInfo) -> None:
        """Another network: what it does not have becomes the nearest that it has."""
        self._layers, self._inputs = run.layers, run.data.inputs
        self.set_place(self.place)

    def set_place(self, place: Place) -> None:
        """Show this parameter, or the nearest that the network has, and tell nobody."""
        if self._layers:
            place = nearest(self._layers, place)
        self.place = place
        self._show()

    def _show(self) -> None:
        if not self._layers:
            return
        place, layer = self.place, self._layers[self.place.layer]
        unit, piece = (place.row, 0) if place.column is None else divmod(place.row, layer.pieces)
        what: What = "slope" if place.column is None else "bias" if place.column == layer.inputs else "weight"
        self.layer.high, self.unit.high = len(self._layers), layer.size
        self.piece.high, self.source.high = layer.pieces, layer.inputs
        self.layer.setValue(place.layer + 1)
        self.unit.setValue(unit + 1)
        self.piece.setValue(piece + 1)
        self._offer(layer)
        self.what.setValue(what)
        if what == "weight" and place.column is not None:
            self.source.setValue(place.column + 1)
        elif (self.source.value() or 1) > layer.inputs:
            self.source.setValue(1)
        self.piece_row.setVisible(layer.pieces > 1)
        self.source.setVisible(what == "weight")
        self.caption.setText(self._said(what, place))

    def _offer(self, layer: LayerInfo) -> None:
        below = self.tr("input") if layer is self._layers[0] else self.tr("unit")
        choices = [("weight", below), ("bias", self.tr("bias"))]
        if ACTIVATIONS[layer.activation].learned_slope:
            choices.append(("slope", self.tr("learned slope")))
        self.what.setChoices(choices)

    def _said(self, what: What, place: Place) -> str:
        """From where to where, with names where there are any."""
        layer = self._layers[place.layer]
        if what != "weight" or place.column is None:
            return ""
        name = self._inputs[place.column] if place.layer == 0 and place.column < len(self._inputs) else ""
        if name:
            return self.tr("from the input {name} to a {function} unit").format(name=name, function=layer.activation)
        text = self.tr("from unit {unit} of layer {layer} to a {function} unit")
        return text.format(unit=place.column + 1, layer=place.layer, function=layer.activation)

    def _choose(self) -> None:
        before = self.place
        self._take_fields()
        if self.place != before:
            self.chosen.emit()

    def _take_fields(self) -> None:
        """Make what the fields say the place, as far as the network has it."""
        if not self._layers:
            return
        l = min(int(self.layer.value() or 1), len(self._layers)) - 1
        layer, unit = self._layers[l], int(self.unit.value() or 1) - 1
        what = self.what.value()
        row = unit if what == "slope" else unit * layer.pieces + min(int(self.piece.value() or 1), layer.pieces) - 1
        column = None if what == "slope" else layer.inputs if what == "bias" else int(self.source.value() or 1) - 1
        self.set_place(Place(l, row, column))

    def arrange(self, **settings: object) -> None:
        """layer, unit, piece and source, whole numbers from 1; source also "bias" or "slope". Raises ValueError.

        What is not said stays as it is.
        """
        for name, value in settings.items():
            words = ("bias", "slope") if name == "source" else ()
            if value not in words and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
                raise ValueError(f"{name} is {value!r}; allowed is a whole number from 1" + " or ".join(("", *words)))
        for name, field in (("layer", self.layer), ("unit", self.unit), ("piece", self.piece)):
            if name in settings:
                field.setValue(settings[name])  # type: ignore[arg-type]
        source = settings.get("source")
        if source is not None:
            self.what.setValue(source if isinstance(source, str) else "weight")
            if not isinstance(source, str):
                self.source.setValue(source)  # type: ignore[arg-type]
        self._take_fields()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def set_title(self, text: str) -> None:
        self.title.setText(text)
        self.title.setVisible(bool(text))

    def retranslate(self) -> None:
        self.to_row.set_texts(self.tr("Layer, unit"), "")
        self.piece_row.set_texts(self.tr("Piece"), self.tr("Which of the unit's linear pieces."))
        self.from_row.set_texts(self.tr("From"), "")
        for field, name, tooltip in (
            (self.layer, self.tr("Layer"), self.tr("The layer whose W, b or slope it is; 1 is the first one.")),
            (self.unit, self.tr("To unit"), self.tr("The unit of that layer which it leads to.")),
            (
                self.what,
                self.tr("From what"),
                self.tr("Where it comes from; or, where it is learned, the slope for z < 0."),
            ),
            (self.source, self.tr("From"), self.tr("The number of the input, or of the unit in the layer before.")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(tooltip)
        self._show()

    def restyle(self) -> None:
        px = self._appearance.px
        self.title.setMinimumHeight(round(px(22)))
        for row in self.rows:
            row.restyle(self._appearance)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def nearest(layers: Sequence[LayerInfo], place: Place) -> Place:
    """The parameter of these layers that is nearest to this one, which they may not have; a bias stays a bias."""
    l = max(0, min(place.layer, len(layers) - 1))
    layer = layers[l]
    if place.column is None and ACTIVATIONS[layer.activation].learned_slope:
        return Place(l, max(0, min(place.row, layer.size - 1)), None)
    row = max(0, min(place.row, layer.rows - 1))
    column = 0 if place.column is None else max(0, min(place.column, layer.inputs))
    return Place(l, row, column)
