"""Fields for the settable numbers of a function, a loss or an optimizer: a Maxout's pieces, a slope, a momentum."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nnviz.nn import Parameter
from nnviz.ui.controls import NumberField
from nnviz.ui.controls.drawing import px
from nnviz.ui.panel.explanations import explained_parameter

WIDTH, SHORT, DIGIT = 50, 34, 8  # px of a field; of one for a whole number of one digit, and for each further digit
SYMBOLS = {"pieces": "k", "slope": "×", "momentum": "μ", "alpha": "α", "beta": "β", "delta": "δ"}
"""As the formulas write them. A parameter that is not listed is written out."""


class ParameterFields(QWidget):
    """One field for each parameter of what is chosen; hidden where there is none.

    `value()` holds the numbers that were given or edited and leaves out the others, as the config does.
    """

    valueChanged = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: dict[str, float] = {}
        self._owner = ""
        self._parameters: Mapping[str, Parameter] = {}
        self.fields: dict[str, NumberField] = {}
        self._symbols: list[QLabel] = []
        self._signs = True
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.hide()

    def value(self) -> dict[str, float]:
        return dict(self._given)

    def show_for(self, owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, float]) -> None:
        """Offer the parameters of `owner` with these values."""
        self._given = dict(given)
        if owner != self._owner or set(parameters) != set(self.fields):
            self._build(owner, parameters)
        for name, field in self.fields.items():
            field.setValue(self._given.get(name, parameters[name].default))
        self._set_widths()

    def show_symbols(self, shown: bool) -> None:
        """Whether there is room for a sign before each field; the tooltips say what it is in any case."""
        self._signs = shown
        for symbol in self._symbols:
            symbol.setVisible(shown)

    def _build(self, owner: str, parameters: Mapping[str, Parameter]) -> None:
        self._owner, self._parameters = owner, parameters
        for widget in (*self._symbols, *self.fields.values()):
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.fields, self._symbols = {}, []
        for name, parameter in parameters.items():
            symbol = QLabel(SYMBOLS.get(name, name))
            symbol.setProperty("role", "muted")
            field = NumberField(
                parameter.low, parameter.high, integer=parameter.integer, step=1 if parameter.integer else 0.01
            )
            field.setObjectName(name)
            field.valueChanged.connect(self._edited)
            field.refused.connect(self.refused)
            symbol.setBuddy(field)
            self._layout.addWidget(symbol)
            self._layout.addWidget(field)
            self.fields[name] = field
            self._symbols.append(symbol)
            symbol.setVisible(self._signs)
        self.retranslate()
        self.setVisible(bool(parameters))

    def _edited(self, value: float) -> None:
        self._given[self.sender().objectName()] = value
        self._set_widths()
        self.valueChanged.emit(self.value())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_widths()

    def _set_widths(self) -> None:
        for field in self.fields.values():
            whole = SHORT + DIGIT * (len(field.text()) - 1)
            field.setFixedWidth(round((whole if field.integer else WIDTH) * px(self)))

    def retranslate(self) -> None:
        for (name, field), symbol in zip(self.fields.items(), self._symbols, strict=True):
            tooltip = explained_parameter(name, self._parameters[name])
            field.setToolTip(tooltip)
            symbol.setToolTip(tooltip)
            field.setAccessibleName(self.tr("{parameter} of {function}").format(parameter=name, function=self._owner))
