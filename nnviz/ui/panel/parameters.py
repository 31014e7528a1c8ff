"""Fields for what can be set on a function, a loss, an optimizer or a schedule, side by side or one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isinf

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from nnviz.nn import Parameter, Value
from nnviz.ui.controls import NumberField, SwitchField
from nnviz.ui.controls.drawing import px
from nnviz.ui.panel.explanations import explained_parameter

WIDTH, SHORT, DIGIT = 50, 34, 8  # px of a field; of one for a whole number of one digit, and for each further digit
LINE, LINE_WIDTH, INDENT = 28, 74, 12  # px of a line, of its field, and how far it stands in
AROUND = 24  # px of a field that its number cannot have
SYMBOLS = {"pieces": "k", "slope": "×", "momentum": "μ", "alpha": "α", "beta": "β", "delta": "δ", "gamma": "γ"}
"""As the formulas write them. A parameter that is not listed is written out."""

NEAR_ONE = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999)
DECADES = tuple(float(f"{m}e{e}") for e in range(-12, 7) for m in (1, 2, 5))
SMALL = 1e-6  # where the steps from 0 begin, unless the usual value is far smaller


class PairField(QWidget):
    """Two numbers of one kind."""

    valueChanged = Signal(object)
    refused = Signal(str)

    def __init__(self, first: NumberField, second: NumberField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = (first, second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for field in self.fields:
            layout.addWidget(field)
            field.valueChanged.connect(self._edited)
            field.refused.connect(self.refused)

    def value(self) -> tuple[float | None, float | None]:
        first, second = self.fields
        return first.value(), second.value()

    def setValue(self, value: tuple[float, float]) -> None:
        for field, number in zip(self.fields, value, strict=True):
            field.setValue(number)

    def setToolTip(self, text: str) -> None:
        for field in self.fields:
            field.setToolTip(text)

    def _edited(self) -> None:
        self.valueChanged.emit(self.value())


class ParameterFields(QWidget):
    """One field for each parameter of what is chosen, side by side; hidden where there is none.

    `value()` holds what was given or edited and leaves out the rest, as the config does.
    """

    valueChanged = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: dict[str, Value] = {}
        self._owner = ""
        self._parameters: Mapping[str, Parameter] = {}
        self.fields: dict[str, NumberField | PairField | SwitchField] = {}
        self._symbols: dict[str, QLabel] = {}
        self._signs = True
        self._prepare()
        self.hide()

    def value(self) -> dict[str, Value]:
        return dict(self._given)

    def show_for(self, owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, Value]) -> None:
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
        for symbol in self._symbols.values():
            symbol.setVisible(shown)

    def stops(self) -> list[QWidget]:
        """All that takes the focus, in order."""
        return [stop for f in self.fields.values() for stop in (f.fields if isinstance(f, PairField) else (f,))]

    def _build(self, owner: str, parameters: Mapping[str, Parameter]) -> None:
        self._owner, self._parameters = owner, parameters
        for widget in (*self._symbols.values(), *self.fields.values()):
            self.layout().removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.fields, self._symbols = {}, {}
        for name, parameter in parameters.items():
            field = field_for(parameter)
            field.setObjectName(name)
            field.valueChanged.connect(self._edited)
            if not isinstance(field, SwitchField):
                field.refused.connect(self.refused)
                symbol = self._symbols[name] = QLabel(self._label(name))
                symbol.setProperty("role", "muted")
                symbol.setBuddy(field.fields[0] if isinstance(field, PairField) else field)
            self.fields[name] = field
            self._place(name, field)
        self.retranslate()
        self.setVisible(bool(parameters))

    # -- how they stand ------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)

    def _label(self, name: str) -> str:
        return SYMBOLS.get(name, name)

    def _place(self, name: str, field: QWidget) -> None:
        if name in self._symbols:
            self.layout().addWidget(self._symbols[name])
            self._symbols[name].setVisible(self._signs)
        self.layout().addWidget(field)

    def _set_widths(self) -> None:
        one = px(self)
        for field in self.fields.values():
            if isinstance(field, NumberField) and field.integer:
                field.setFixedWidth(round((SHORT + DIGIT * (len(field.text()) - 1)) * one))
            elif isinstance(field, NumberField):
                width = field.fontMetrics().horizontalAdvance(field.text()) + AROUND * one
                field.setFixedWidth(round(min(max(width, WIDTH * one), LINE_WIDTH * one)))

    # -- edits, texts and looks ----------------------------------------------------------------------------------------

    def _edited(self, value: Value) -> None:
        self._given[self.sender().objectName()] = value
        self._set_widths()
        self.valueChanged.emit(self.value())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_widths()

    def retranslate(self) -> None:
        for name, field in self.fields.items():
            tooltip = explained_parameter(name, self._parameters[name], self._owner)
            field.setToolTip(tooltip)
            if name in self._symbols:
                self._symbols[name].setToolTip(tooltip)
            called = self.tr("{parameter} of {function}").format(parameter=name, function=self._owner)
            field.setAccessibleName(called)
            if isinstance(field, PairField):
                for number, part in enumerate(field.fields, 1):
                    part.setAccessibleName(self.tr("{name}, number {number}").format(name=called, number=number))
            elif isinstance(field, SwitchField):
                field.setText(name)


class ParameterLines(ParameterFields):
    """The same, one below the other, each with its full name."""

    def _prepare(self) -> None:
        layout = QGridLayout(self)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(0, 1)

    def _label(self, name: str) -> str:
        return name

    def _place(self, name: str, field: QWidget) -> None:
        layout, line = self.layout(), len(self.fields) - 1
        assert isinstance(layout, QGridLayout)
        if name in self._symbols:
            layout.addWidget(self._symbols[name], line, 0)
            layout.addWidget(field, line, 1, Qt.AlignmentFlag.AlignRight)
        else:
            layout.addWidget(field, line, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _set_widths(self) -> None:
        one, layout = px(self), self.layout()
        assert isinstance(layout, QGridLayout)
        layout.setContentsMargins(round(INDENT * one), 0, 0, 0)
        for line, field in enumerate(self.fields.values()):
            layout.setRowMinimumHeight(line, round(LINE * one))
            for stop in field.fields if isinstance(field, PairField) else (field,):
                if isinstance(stop, NumberField):
                    stop.setFixedWidth(round(LINE_WIDTH * one))


def field_for(parameter: Parameter) -> NumberField | PairField | SwitchField:
    """An empty field that takes what the parameter takes."""
    if parameter.switch:
        return SwitchField()
    if parameter.pair:
        return PairField(_number_field(parameter), _number_field(parameter))
    return _number_field(parameter)


def _number_field(parameter: Parameter) -> NumberField:
    high = None if isinf(parameter.high) else parameter.high
    field = NumberField(
        parameter.low,
        high,
        above=parameter.above,
        below=parameter.below,
        integer=parameter.integer,
        step=1 if parameter.integer else 0.01,
        steps=() if parameter.integer else _steps(parameter),
    )
    return field


def _steps(parameter: Parameter) -> tuple[float, ...]:
    """What the arrows go through: closer and closer to 1 where that is the end, decades where there is none."""
    if parameter.below or (parameter.high == inf and not parameter.pair and 0.9 <= float(parameter.default) < 1):
        return NEAR_ONE
    if parameter.high == inf:
        least = DECADES[0] if parameter.default in DECADES[: DECADES.index(SMALL)] else SMALL
        return (*(() if parameter.above else (0.0,)), *(step for step in DECADES if step >= least))
    return ()
