"""What a layer's row shows when it is unfolded: its own first weights, and parameters that find no room beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nnviz.nn import ACTIVATIONS, Layer, Parameter
from nnviz.ui.controls import ChoiceField
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.panel.explanations import explained
from nnviz.ui.panel.parameters import ParameterFields
from nnviz.ui.theme import Appearance

LINE, GAP = 28, 3  # px


def beside(activation: str) -> Mapping[str, Parameter]:
    """The parameters that are shown beside the activation: whole numbers, which are short."""
    return {name: p for name, p in ACTIVATIONS[activation].parameters.items() if p.integer}


def below(activation: str) -> Mapping[str, Parameter]:
    """The parameters that are shown in the details."""
    return {name: p for name, p in ACTIVATIONS[activation].parameters.items() if not p.integer}


class LayerDetails(QWidget):
    """`edited` by the user; the layer's initializer None is the one of the whole network."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._usual = ""
        self.initializer = ChoiceField()
        self.parameters = ParameterFields()
        self._weights, self._parameter = QLabel(), QLabel()
        self._layout = QGridLayout(self)
        for line, (label, field) in enumerate(
            ((self._parameter, self.parameters), (self._weights, self.initializer)),
        ):
            label.setProperty("role", "muted")
            self._layout.addWidget(label, line, 0)
            self._layout.addWidget(field, line, 1, *((Qt.AlignmentFlag.AlignLeft,) if field is self.parameters else ()))
        self._layout.setColumnStretch(1, 1)
        self._weights.setBuddy(self.initializer)
        self.initializer.valueChanged.connect(self._initializer_edited)
        self.parameters.valueChanged.connect(self.edited)
        self.parameters.refused.connect(self.refused)
        self.hide()

    def show_layer(self, layer: Layer) -> None:
        self.initializer.setValue(layer.initializer)
        parameters = below(layer.activation)
        given = {name: value for name, value in layer.params.items() if name in parameters}
        self.parameters.show_for(layer.activation, parameters, given)
        self._parameter.setText(", ".join(parameters))
        self._parameter.setVisible(bool(parameters))
        self._parameter.setBuddy(next(iter(self.parameters.fields.values()), None))
        self._show_usual()

    def show_usual(self, initializer: str) -> None:
        """What a layer without an own initializer begins with."""
        self._usual = initializer
        self._show_usual()

    def _initializer_edited(self) -> None:
        self._show_usual()
        self.edited.emit()

    def _show_usual(self) -> None:
        own = self.initializer.value() is not None
        self.initializer.setClosedText(None if own else self._usual, self.tr("as all"))

    def set_indent(self, left: float, label: float, right: float) -> None:
        """Begin where the row's units do, `left`; the fields begin behind `label` and end before `right`, all px."""
        one = self._appearance.px
        self._layout.setContentsMargins(round(left), 0, round(right), round(one(4)))
        self._layout.setHorizontalSpacing(round(one(GAP)))
        self._layout.setVerticalSpacing(0)
        for text in (self._weights, self._parameter):
            text.setFixedWidth(round(label))
            text.setMinimumHeight(round(one(LINE)))

    def show_name(self, layer: str) -> None:
        """`layer` is what the row is called."""
        self.initializer.setAccessibleName(self.tr("First weights of {layer}").format(layer=layer))

    def retranslate(self) -> None:
        self._weights.setText(self.tr("Weights"))
        as_all = (None, self.tr("as all"), self.tr("What is chosen for the whole network below."))
        self.initializer.setChoices([as_all, *grouped("initializer")])
        self.initializer.setToolTip(explained("initializer"))
        self._weights.setToolTip(explained("initializer"))
        self._show_usual()
        self.parameters.retranslate()
