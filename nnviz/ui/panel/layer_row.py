"""One layer, or several equal ones, as a row of the panel. Which rows there are is the business of `layer_list`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.nn import Layer
from nnviz.training.config import SETTINGS
from nnviz.ui.controls import Choice, ChoiceField, Heading, NumberField
from nnviz.ui.icons import icon
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.panel.explanations import explained
from nnviz.ui.panel.fold_line import FoldLine
from nnviz.ui.panel.grip import Grip
from nnviz.ui.panel.layer_details import LayerDetails, below, beside
from nnviz.ui.panel.movable_row import MovableRow
from nnviz.ui.panel.parameters import ParameterFields
from nnviz.ui.panel.rows import SmallButton
from nnviz.ui.theme import Appearance

GRIP, NUMBER, UNITS, DIGIT, BUTTON, ROW, GAP = 9, 18, 50, 8, 15, 30, 3  # px
WIDE = 34  # px of numbers like 10–20, beside which there is no room for the k before the pieces


def activation_choices() -> list[Choice | Heading]:
    """What a row offers, in the window's language."""
    return grouped("activation")


class LayerRow(MovableRow):
    """Number, units, activation and a short parameter, and folded below them the layer's other properties.

    A row of several equal layers shows them as one and edits them as one. The output layer, whose size the data
    decide, can be neither moved nor removed. Besides what any row asks: fold, unfold, details.

    edited     what the layer or layers are like
    counted    int: how many equal layers there are to be
    refused    why what was typed is not taken; "" once an entry is taken again
    """

    edited = Signal()
    counted = Signal(object)
    refused = Signal(str)

    def __init__(self, appearance: Appearance, *, output: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(appearance, fixed=output, parent=parent)
        self._output = output
        self._layer = Layer(1)
        self._first, self._usual = 1, ""
        self._columns = self._place = (0, 0)
        self.count = 1
        limits = SETTINGS["layers"]
        self.grip = Grip()
        self.number = QLabel()
        self.number.setProperty("role", "muted")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.units = NumberField(limits.low, limits.high, integer=True)
        self.activation = ChoiceField()
        self.parameters = ParameterFields()
        self.more, self.remove = (None, None) if output else (SmallButton(), SmallButton())
        self.details: LayerDetails | None = None  # made when it is first looked at
        self.fold_line: FoldLine | None = None
        self.number.setBuddy(self.units)
        head, self._line, tail = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for part in (head, tail):
            part.setSpacing(0)
        head.addWidget(self.grip)
        head.addWidget(self.number)
        self._line.addLayout(head)
        for widget in (self.units, self.activation, self.parameters):
            self._line.addWidget(widget, 1 if widget is self.activation else 0)
        self._line.addLayout(tail)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._line)
        self.units.valueChanged.connect(self.edited)
        self.activation.valueChanged.connect(self._activation_edited)
        self.parameters.valueChanged.connect(self.edited)
        self.units.refused.connect(self.refused)
        self.parameters.refused.connect(self.refused)
        for button, act in ((self.more, self._toggle_details), (self.remove, self._remove)):
            if button is not None:
                button.clicked.connect(act)
                button.installEventFilter(self)
                tail.addWidget(button)
        for control in (self.units, self.activation):
            control.installEventFilter(self)
        self.grip.setVisible(not output)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def layer(self) -> Layer:
        """What the controls show."""
        params = self.parameters.value() | (self.details.parameters.value() if self.details else self._below())
        return Layer(self.units.value(), self.activation.value(), params, self._initializer())

    def show_layer(self, layer: Layer, count: int = 1) -> None:
        """Show `count` layers that are all like `layer`; what is out of the ordinary in the details unfolds them."""
        self._layer, self.count = layer, count
        self.units.setValue(layer.size)
        self.activation.setValue(layer.activation)
        self._show_parameters()
        if layer.initializer is not None or self._below():
            self.show_details(True)

    def show_output(self, activation: str | None, resolved: str, size: int | None) -> None:
        """The output layer: `activation` None is left to the data, which `resolved` says."""
        self.units.setValue(size or 1)
        self.activation.setValue(activation)
        self.activation.setClosedText(resolved if activation is None else None, self.tr("auto"))

    def show_usual(self, initializer: str) -> None:
        """What a layer without an initializer of its own begins with."""
        self._usual = initializer
        if self.details is not None:
            self.details.show_usual(initializer)

    def show_details(self, shown: bool) -> None:
        if shown and self.details is None:
            self.details = LayerDetails(self._appearance)
            self.details.edited.connect(self.edited)
            self.details.refused.connect(self.refused)
            self.details.initializer.installEventFilter(self)
            self.details.show_usual(self._usual)
            self.details.retranslate()
            self.details.show_layer(self._layer)
            self._layout.addWidget(self.details)
            self.restyle()
        if self.details is not None:
            self.details.setVisible(shown)
        self._show_more()
        self._show_names()

    def show_fold(self, alike: int, most: int) -> None:
        """This row is the last of `alike` equal layers (below 3: nothing is said); `most` there may be in it."""
        if alike >= 3 and self.fold_line is None:
            self.fold_line = FoldLine(self._appearance)
            self.fold_line.counted.connect(self.counted)
            self.fold_line.pressed.connect(self._fold)
            self.fold_line.refused.connect(self.refused)
            self.fold_line.retranslate()
            self._layout.insertWidget(1, self.fold_line)
            self.restyle()
        if self.fold_line is not None:
            self.fold_line.setVisible(alike >= 3)
            self.fold_line.show_count(alike, most, folded=self.count > 1)

    def stops(self) -> list[QWidget]:
        """The controls, in the order that the tab key takes."""
        found: list[QWidget] = [self.units, self.activation, *self.parameters.fields.values()]
        found += [button for button in (self.more, self.remove) if button is not None]
        if self.fold_line is not None:
            found += [self.fold_line.count, self.fold_line.button]
        if self.details is not None:
            found += [*self.details.parameters.fields.values(), self.details.initializer]
        return found

    def _initializer(self) -> str | None:
        return self.details.initializer.value() if self.details else self._layer.initializer

    def _below(self) -> dict[str, float]:
        return {name: value for name, value in self._layer.params.items() if name in below(self._layer.activation)}

    def _activation_edited(self) -> None:
        if not self._output:
            self._layer = Layer(self.units.value(), self.activation.value(), {}, self._initializer())
            self._show_parameters()
            if below(self._layer.activation):
                self.show_details(True)
        self.edited.emit()

    def _show_parameters(self) -> None:
        name, params = self._layer.activation, self._layer.params
        self.parameters.show_for(name, beside(name), {k: v for k, v in params.items() if k in beside(name)})
        if self.details is not None:
            self.details.show_layer(self._layer)

    # -- what is asked -------------------------------------------------------------------------------------------------

    def _toggle_details(self) -> None:
        self.show_details(not self.unfolded)
        self.asked.emit("details")

    def _remove(self) -> None:
        self.asked.emit("remove")

    def _fold(self) -> None:
        self.asked.emit("unfold" if self.count > 1 else "fold")

    # -- texts and looks -----------------------------------------------------------------------------------------------

    def _name(self) -> str:
        if self._output:
            return self.tr("output layer")
        if self.count > 1:
            last = self._first + self.count - 1
            return self.tr("layers {first} to {last}").format(first=self._first, last=last)
        return self.tr("layer {number}").format(number=self._first)

    def show_place(self, first: int) -> None:
        """`first` is the number of the layer, counted from 1, or of the first of several."""
        if (first, self.count) != self._place:
            self._first, self._place = first, (first, self.count)
            self._show_names()

    def retranslate(self, choices: Sequence[Choice | Heading]) -> None:
        """`choices` of activations are the same for all rows."""
        auto = self.tr("As is usual for the task: tanh for two classes ±1, else purelin.")
        self.activation.setChoices([(None, self.tr("auto"), auto), *choices] if self._output else choices)
        self.activation.setToolTip(explained("output_activation" if self._output else "activation"))
        self.units.setToolTip(
            self.tr("The data decide how many outputs there are: one, or one for each class.")
            if self._output
            else explained("layers")
        )
        self.units.setEnabled(not self._output)
        self.grip.setToolTip(self.tr("Drag to another place, or Alt+Up and Alt+Down"))
        self.parameters.retranslate()
        if self.details is not None:
            self.details.retranslate()
        if self.fold_line is not None:
            self.fold_line.retranslate()
        self._show_names()

    def _show_names(self) -> None:
        """All that says which layer this is."""
        name = self._name()
        span = f"{self._first}–{self._first + self.count - 1}" if self.count > 1 else str(self._first)
        self.number.setText(self.tr("out") if self._output else span)
        self.activation.setAccessibleName(self.tr("Activation of {layer}").format(layer=name))
        self.units.setAccessibleName(self.tr("Units of {layer}").format(layer=name))
        self.grip.setAccessibleName(self.tr("Move {layer}").format(layer=name))
        if self.remove is not None:
            self.remove.setToolTip(self.tr("Remove {layer} (Delete)").format(layer=name))
            self.remove.setAccessibleName(self.tr("Remove {layer}").format(layer=name))
        if self.more is not None:
            text = self.tr("First weights and parameters of {layer}") if not self.unfolded else self.tr("Fold {layer}")
            self.more.setToolTip(text.format(layer=name))
            self.more.setAccessibleName(text.format(layer=name))
        if self.details is not None:
            self.details.show_name(name)

    @property
    def unfolded(self) -> bool:
        """Whether the details are shown."""
        return self.details is not None and not self.details.isHidden()

    def _show_more(self) -> None:
        if self.more is not None:
            theme = self._appearance.theme
            self.more.setIcon(icon("chevron-down" if self.unfolded else "chevron-right", theme.ctl, theme.border))

    def restyle(self) -> None:
        one = self._appearance.px
        self._line.setContentsMargins(0, round(one(3)), 0, round(one(3)))
        self._line.setSpacing(round(one(GAP)))
        self.number.setMinimumHeight(round(one(ROW - 6)))
        self.grip.setFixedWidth(round(one(GRIP)))
        if self.remove is not None and self.more is not None:
            theme = self._appearance.theme
            self.remove.setIcon(icon("close", theme.ctl, theme.border))
            for button in (self.more, self.remove):
                button.setFixedSize(round(one(BUTTON)), round(one(BUTTON)))
        self._show_more()
        self.set_columns(*self._columns)

    def set_columns(self, number: int, units: int) -> None:
        """The widths of the first columns, which all rows have in common, px."""
        one = self._appearance.px
        self._columns = number, units
        gap = round(one(GAP))
        right = 2 * round(one(BUTTON)) + gap
        self.number.setFixedWidth(number)
        self.parameters.show_symbols(number <= one(WIDE))
        self.units.setFixedWidth(units)
        if self._output:
            self.number.setFixedWidth(number + round(one(GRIP)))
            self._line.setContentsMargins(0, round(one(3)), right, round(one(3)))
        left = round(one(GRIP)) + number + gap
        if self.details is not None:
            self.details.set_indent(left, units, right)
        if self.fold_line is not None:
            self.fold_line.set_indent(left, units)
