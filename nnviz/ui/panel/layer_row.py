"""One layer as a row of the panel. Which layers there are, and what becomes of an edit, is the section's business."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from nnviz.nn import ACTIVATIONS, Layer
from nnviz.training.config import SETTINGS
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.icons import icon
from nnviz.ui.panel.explanations import explained, explained_choice
from nnviz.ui.panel.parameters import ParameterFields
from nnviz.ui.theme import Appearance

NUMBER, UNITS, REMOVE, ROW, GAP = 24, 44, 18, 30, 6  # px
BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LayerRow(QWidget):
    """Number, units, activation and its parameter; `remove` is None for the output layer, whose size the data decide.

    Touching any of its controls selects the layer; Delete removes it.
    """

    edited = Signal()
    selected = Signal()
    removed = Signal()
    refused = Signal(str)
    """Why what was typed is not taken; "" once an entry is taken again."""

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
        self.units.refused.connect(self.refused)
        self.parameters.refused.connect(self.refused)
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
            painter.setBrush(QColor(self._appearance.theme.sel))
            painter.drawRoundedRect(self.rect(), 3, 3)
