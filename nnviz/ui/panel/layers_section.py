"""The section of the network: one row for each hidden layer, the output layer, and how the weights are drawn."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.nn import INITIALIZERS, Layer
from nnviz.training.config import MOST_LAYERS, SETTINGS, RunConfig
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.icons import icon
from nnviz.ui.panel.explanations import explained, explained_choice
from nnviz.ui.panel.layer_row import GAP, NUMBER, UNITS, LayerRow
from nnviz.ui.panel.rows import FlatButton, Reason, Row, Section
from nnviz.ui.theme import Appearance


class LayersSection(Section):
    """All layers and the weights' beginning. `layer_selected` counts from 0; the output layer is the last."""

    layer_selected = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._selected: int | None = None
        self._output_size: int | None = None
        self.add = FlatButton()
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.clicked.connect(self._add)
        self.head.replaceWidget(self.remark, self.add)
        self.remark.setParent(self)
        self.remark.hide()
        self.layer_rows: list[LayerRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.layers_reason = Reason()
        self.body.addWidget(self.layers_reason)
        self.reasons["layers"] = self.layers_reason
        self.output = LayerRow(appearance, output=True)
        self.output.edited.connect(self._output_edited)
        self.output.selected.connect(self._row_selected)
        self.body.addWidget(self.output)
        self.output_reason = Reason()
        self.body.addWidget(self.output_reason)
        self.reasons["output_activation"] = self.output_reason
        scale = SETTINGS["init_scale"]
        self.initializer = ChoiceField()
        self.scale = NumberField(scale.low, scale.high, sign="×", step=0.1)
        self.add_row("initializer", Row(self.initializer, self.scale, stretch=(1, 0)))
        self.reasons["init_scale"] = self.rows["initializer"].reason
        self.watch(self.initializer, "initializer")
        self.watch(self.scale, "init_scale")
        self.retranslate()

    def values(self) -> dict[str, object]:
        return {
            "layers": tuple(row.layer() for row in self.layer_rows),
            "output_activation": self.output.activation.value(),
            "initializer": self.initializer.value(),
            "init_scale": self.scale.value(),
        }

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        while len(self.layer_rows) > len(config.layers):
            self._drop_row(len(self.layer_rows) - 1)
        while len(self.layer_rows) < len(config.layers):
            self._new_row()
        for row, layer in zip(self.layer_rows, config.layers, strict=True):
            row.show_layer(layer)
        self.initializer.setValue(config.initializer)
        self.scale.setValue(config.init_scale)
        self.layers_reason.show_text("")
        self.output_reason.show_text("")
        self.show_info(config, info)
        self._number_rows()

    def show_info(self, config: RunConfig, info: RunInfo | None) -> None:
        """The output layer's size and what its activation is left to, which the data decide."""
        task = info.data.task if info is not None else "binary"
        self._output_size = info.layers[-1].size if info is not None else None
        self.output.show_output(config.output_activation, config.output_for(task), self._output_size)

    def select(self, number: int | None) -> None:
        """Tint the row of a layer, counted from 0, the output layer being the last; None: no row."""
        self._selected = number
        for i, row in enumerate((*self.layer_rows, self.output)):
            row.tint(i == number)

    def _new_row(self) -> LayerRow:
        row = LayerRow(self.appearance)
        row.edited.connect(self._layers_edited)
        row.selected.connect(self._row_selected)
        row.removed.connect(self._remove_row)
        row.refused.connect(self.layers_reason.show_text)
        self.layer_rows.append(row)
        self._list.addWidget(row)
        row.retranslate(len(self.layer_rows))
        row.restyle()
        return row

    def _drop_row(self, number: int) -> None:
        row = self.layer_rows.pop(number)
        self.layers_reason.show_text("")  # it may have been about this row
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _add(self) -> None:
        """One more layer, of the last one's kind."""
        last = self.layer_rows[-1].layer() if self.layer_rows else Layer(4, "tanh")
        self._new_row().show_layer(last)
        self._number_rows()
        self._layers_edited()

    def _remove_row(self) -> None:
        number = self.layer_rows.index(self.sender())
        had_focus = self.layer_rows[number].isAncestorOf(self.window().focusWidget() or self)
        self._drop_row(number)
        if had_focus:
            following = self.layer_rows[min(number, len(self.layer_rows) - 1)].remove if self.layer_rows else self.add
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        self._number_rows()
        self._layers_edited()

    def _number_rows(self) -> None:
        for number, row in enumerate(self.layer_rows, start=1):
            row.retranslate(number)
        order = [self.add]
        for row in self.layer_rows:
            order += [row.units, row.activation, *row.parameters.fields.values(), row.remove]
        order.append(self.output.activation)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.add.setEnabled(len(self.layer_rows) < MOST_LAYERS)
        self.select(self._selected)

    def _row_selected(self) -> None:
        row = self.sender()
        number = len(self.layer_rows) if row is self.output else self.layer_rows.index(row)
        if number != self._selected:
            self.select(number)
            self.layer_selected.emit(number)

    def _layers_edited(self) -> None:
        self.edited.emit(("layers",))

    def _output_edited(self) -> None:
        self.edited.emit(("output_activation",))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Layers"))
        self.add.setText(self.tr("Add layer"))
        self.add.setAccessibleName(self.tr("Add layer"))
        self.add.setToolTip(
            self.tr("One more hidden layer, of the last one's kind.")
            if len(self.layer_rows) < MOST_LAYERS
            else self.tr("{most} hidden layers are the most.").format(most=MOST_LAYERS)
        )
        for number, row in enumerate((*self.layer_rows, self.output), start=1):
            row.retranslate(number)
        self.initializer.setChoices([(name, name, explained_choice("initializer", name)) for name in INITIALIZERS])
        self.rows["initializer"].set_texts(self.tr("Weights"), explained("initializer"))
        self.scale.setAccessibleName(self.tr("Scale of the first weights"))
        self.scale.setToolTip(explained("init_scale"))

    def restyle(self) -> None:
        super().restyle()
        self.add.setIcon(icon("add", self.appearance.theme.text, self.appearance.theme.faint))
        one = self.appearance.px
        self.rows["initializer"].label.setFixedWidth(round(one(NUMBER + UNITS + GAP - 2)))
        self.scale.setFixedWidth(round(one(54)))
        for row in (*self.layer_rows, self.output):
            row.restyle()
