"""The section of the network: one row for each hidden layer, the output layer, and how the weights are drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nnviz.nn import ACTIVATIONS, INITIALIZERS, Layer
from nnviz.training.config import MOST_LAYERS, SETTINGS, RunConfig
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.icons import icon
from nnviz.ui.panel.explanations import explained, explained_choice
from nnviz.ui.panel.parameters import ParameterFields
from nnviz.ui.panel.rows import FlatButton, Reason, Row, Section
from nnviz.ui.theme import Appearance

NUMBER, UNITS, REMOVE, ROW, GAP = 20, 46, 18, 30, 6  # px
BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LayerRow(QWidget):
    """Number, units, activation and its parameter; `remove` is None for the output layer, whose size the data decide.

    Touching any of its controls selects the layer; Delete removes it.
    """

    edited = Signal()
    selected = Signal()
    removed = Signal()

    def __init__(self, appearance: Appearance, *, output: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._output = appearance, output
        self._layer = Layer(1)
        self._tinted = False
        limits = SETTINGS["layers"]
        self.number = QLabel()
        self.number.setProperty("role", "muted")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.units = NumberField(limits.low, limits.high, integer=True)
        self.activation = ChoiceField()
        self.parameters = ParameterFields()
        self.remove = None if output else QToolButton()
        self.number.setBuddy(self.units)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.number)
        self._layout.addWidget(self.units)
        self._layout.addWidget(self.activation, 1)
        self._layout.addWidget(self.parameters)
        self.units.valueChanged.connect(self.edited)
        self.activation.valueChanged.connect(self._activation_edited)
        self.parameters.valueChanged.connect(self.edited)
        if self.remove is not None:
            self.remove.setProperty("role", "flat")
            self.remove.setAutoRaise(True)
            self.remove.clicked.connect(self.removed)
            self._layout.addWidget(self.remove)
        for control in (self.units, self.activation, self.remove):
            if control is not None:
                control.installEventFilter(self)

    def layer(self) -> Layer:
        """What the controls show; a layer's own initializer has no control here and is kept."""
        size, name = self.units.value(), self.activation.value()
        return replace(self._layer, size=size, activation=name, params=self.parameters.value())

    def show_layer(self, layer: Layer) -> None:
        self._layer = layer
        self.units.setValue(layer.size)
        self.activation.setValue(layer.activation)
        self._show_parameters()

    def show_output(self, activation: str | None, resolved: str, size: int | None) -> None:
        """The output layer: `activation` None is left to the data, which `resolved` says."""
        self.units.setValue(size or 1)
        self.activation.setValue(activation)
        self.activation.setClosedText(resolved if activation is None else None, self.tr("auto"))

    def tint(self, on: bool) -> None:
        if on != self._tinted:
            self._tinted = on
            self.update()

    def _activation_edited(self) -> None:
        if not self._output:
            self._layer = replace(self._layer, activation=self.activation.value(), params={})
            self._show_parameters()
        self.edited.emit()

    def _show_parameters(self) -> None:
        function = ACTIVATIONS[self._layer.activation]
        self.parameters.show_for(function.name, function.parameters, self._layer.params)

    def retranslate(self, number: int) -> None:
        name = self.tr("output layer") if self._output else self.tr("layer {number}").format(number=number)
        self.number.setText(self.tr("out") if self._output else str(number))
        choices = [(key, key, explained_choice("activation", key)) for key in ACTIVATIONS]
        if self._output:
            auto = self.tr("As is usual for the task: tanh for two classes ±1, else purelin.")
            choices.insert(0, (None, self.tr("auto"), auto))
        self.activation.setChoices(choices)
        self.activation.setAccessibleName(self.tr("Activation of {layer}").format(layer=name))
        self.units.setAccessibleName(self.tr("Units of {layer}").format(layer=name))
        limits = SETTINGS["layers"]
        self.units.setToolTip(
            self.tr("The data decide how many outputs there are: one, or one for each class.")
            if self._output
            else explained("layers", limits.low, limits.high)
        )
        self.units.setEnabled(not self._output)
        if self.remove is not None:
            self.remove.setToolTip(self.tr("Remove {layer} (Delete)").format(layer=name))
            self.remove.setAccessibleName(self.tr("Remove {layer}").format(layer=name))
        self.parameters.retranslate()

    def restyle(self) -> None:
        one = self._appearance.px
        self._layout.setContentsMargins(0, round(one(3)), 0, round(one(3)))
        self._layout.setSpacing(round(one(GAP)))
        self.setMinimumHeight(round(one(ROW)))
        self.number.setFixedWidth(round(one(NUMBER)))
        self.units.setFixedWidth(round(one(UNITS)))
        if self.remove is not None:
            theme = self._appearance.theme
            self.remove.setIcon(icon("close", theme.ctl, theme.border))
            self.remove.setFixedSize(round(one(REMOVE)), round(one(REMOVE)))
        else:
            self._layout.setContentsMargins(0, round(one(3)), round(one(REMOVE + GAP)), round(one(3)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_HAND:
            self.selected.emit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.selected.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self._output:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tinted:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.theme.sel)
            painter.drawRoundedRect(self.rect(), 3, 3)


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
        self.layer_rows.append(row)
        self._list.addWidget(row)
        row.retranslate(len(self.layer_rows))
        row.restyle()
        return row

    def _drop_row(self, number: int) -> None:
        row = self.layer_rows.pop(number)
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
