"""A row in which one of a registry is chosen, with its parameters: the first beside it if it fits, the rest below."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.nn import Parameter, Registry, Value
from nnviz.ui.controls import ChoiceField
from nnviz.ui.controls.drawing import px
from nnviz.ui.icons import icon
from nnviz.ui.panel.parameters import SYMBOLS, WIDTH, ParameterFields, ParameterLines
from nnviz.ui.panel.rows import LABEL, Row, SmallButton
from nnviz.ui.theme import Appearance

BUTTON = 20  # px
ROOM = 164  # px of the controls, in a panel of 280
AROUND = 34  # px of a choice and of the gap behind it that its name cannot have


class FunctionRow(Row):
    """`edited` says whether it was the choice (True) or a parameter; another choice has its own defaults.

    beside   the first parameter stands beside the choice where there is room
    folds    those below are hidden until they are asked for, or are not what is usual
    """

    edited = Signal(bool)

    def __init__(
        self,
        appearance: Appearance,
        registry: Registry[Any],
        *,
        beside: bool = True,
        folds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.choice, self.beside, self.lines = ChoiceField(), ParameterFields(), ParameterLines()
        self.more = SmallButton()
        super().__init__(self.choice, self.beside, stretch=(1, 0), parent=parent)
        self._appearance, self._registry, self._shares, self._folds = appearance, registry, beside, folds
        self._open = False
        head = QHBoxLayout()
        head.setSpacing(0)
        self._line.removeWidget(self.label)
        head.addWidget(self.label)
        head.addWidget(self.more)
        self._line.insertLayout(0, head)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.lines)
        self.choice.valueChanged.connect(self._chosen)
        for fields in (self.beside, self.lines):
            fields.valueChanged.connect(self._parameter_edited)
            fields.refused.connect(self.reason.show_text)
        self.more.clicked.connect(self._toggle)

    def value(self) -> Any:
        return self.choice.value()

    def parameters(self) -> dict[str, Value]:
        """Those that were given or edited."""
        given = self.beside.value() | self.lines.value()
        return {name: given[name] for name in self._known() if name in given}

    def show_value(self, name: object, given: Mapping[str, Value]) -> None:
        """Show a choice with its parameters; those that are not what is usual are in sight."""
        self.choice.setValue(name)
        self.choice.setClosedText(None)
        self._show_parameters(given)
        if any(given.get(key, p.default) != p.default for key, p in self._below().items()):
            self._set_open(True)

    def _known(self) -> Mapping[str, Parameter]:
        name = self.choice.value()
        return self._registry[str(name)].parameters if name is not None else {}

    def _beside(self) -> dict[str, Parameter]:
        """The first parameter, where it is a number with a sign in the formulas, and the name is not cut for it."""
        name, parameter = next(iter(self._known().items()), ("", None))
        if parameter is None or not self._shares or parameter.pair or parameter.switch or name not in SYMBOLS:
            return {}
        advance, one = self.choice.fontMetrics().horizontalAdvance, px(self)
        needed = advance(str(self.choice.value())) + advance(SYMBOLS[name]) + (AROUND + WIDTH) * one
        return {name: parameter} if needed <= ROOM * one else {}

    def _below(self) -> dict[str, Parameter]:
        beside = self._beside()
        return {name: p for name, p in self._known().items() if name not in beside}

    def _show_parameters(self, given: Mapping[str, Value]) -> None:
        for fields, parameters in ((self.beside, self._beside()), (self.lines, self._below())):
            mine = {name: value for name, value in given.items() if name in parameters}
            fields.show_for(str(self.choice.value()), parameters, mine)
        self.more.setVisible(self._folds and bool(self._below()))
        for one, other in pairwise((self.more, self.choice, *self.beside.stops(), *self.lines.stops())):
            QWidget.setTabOrder(one, other)
        self._set_open(self._open)

    def _chosen(self) -> None:
        self.choice.setClosedText(None)
        self._show_parameters({})
        self.edited.emit(True)

    def _parameter_edited(self) -> None:
        self.edited.emit(False)

    def _toggle(self) -> None:
        self._set_open(not self._open)

    def _set_open(self, is_open: bool) -> None:
        self._open = is_open
        self.label.setFixedWidth(round(self._appearance.px(LABEL - (BUTTON if self.more.isVisibleTo(self) else 0))))
        self.lines.setVisible(bool(self._below()) and (is_open or not self._folds))
        self._show_more()

    def _show_more(self) -> None:
        theme = self._appearance.theme
        self.more.setIcon(icon("chevron-down" if self._open else "chevron-right", theme.ctl, theme.border))
        name = str(self.choice.value())
        text = self.tr("Fewer parameters of {name}") if self._open else self.tr("More parameters of {name}")
        self.more.setToolTip(text.format(name=name))
        self.more.setAccessibleName(text.format(name=name))

    def set_texts(self, name: str, tooltip: str) -> None:
        self.label.setText(name)
        self.label.setToolTip(tooltip)
        self.choice.setAccessibleName(name)
        self.choice.setToolTip(tooltip)
        self.beside.retranslate()
        self.lines.retranslate()
        self._show_more()

    def restyle(self, appearance: Appearance) -> None:
        super().restyle(appearance)
        side = round(appearance.px(BUTTON))
        self.more.setFixedSize(side, side)
        self._set_open(self._open)
