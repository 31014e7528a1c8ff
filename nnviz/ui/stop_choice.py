"""The small window in which it is chosen what stops a run by itself. It knows no session: it says what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.training.stopping import NEVER, Condition, Part, StopConditions
from nnviz.ui.controls import ChoiceField, NumberField, SwitchField
from nnviz.ui.controls.drawing import Role
from nnviz.ui.theme import Appearance


class StopChoice(QFrame):
    """Four rows: a switch, for two of them the part of the data, a number. An edit of a number turns its row on."""

    conditions_changed = Signal(object)  # StopConditions

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._appearance = appearance
        self._told = NEVER
        self.setProperty("card", "neutral")
        self.setBackgroundRole(Role.Base)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title, self._refusal = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._refusal.setWordWrap(True)
        self._refusal.setForegroundRole(Role.BrightText)
        self._refusal.hide()
        self.switches: dict[Condition, SwitchField] = {
            name: SwitchField() for name in ("step", "loss", "accuracy", "patience")
        }
        self.parts: dict[Condition, ChoiceField] = {"loss": ChoiceField(), "accuracy": ChoiceField()}
        self.numbers: dict[Condition, NumberField] = {
            "step": NumberField(1, 10**12, integer=True, steps=_ONE_TWO_FIVE),
            "loss": NumberField(None, None, sign="≤", steps=_LOSSES),
            "accuracy": NumberField(0, 1, sign="≥", unit="%", scale=100, step=0.01),
            "patience": NumberField(1, 10**12, integer=True, steps=_ONE_TWO_FIVE),
        }
        for name, value in (("step", 10_000), ("loss", 0.1), ("accuracy", 0.95), ("patience", 5_000)):
            self.numbers[name].setValue(value)
        self._wished: dict[Condition, Part] = {"loss": "test", "accuracy": "test"}
        self._tested = self._counted = True  # the run has a test part, and accuracies
        self._lay_out()
        for name, switch in self.switches.items():
            switch.valueChanged.connect(self._tell)
            self.numbers[name].valueChanged.connect(self._on_number)
            self.numbers[name].refused.connect(self._show_refusal)
        for part in self.parts.values():
            part.valueChanged.connect(self._on_part)
        appearance.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def conditions(self) -> StopConditions:
        """Those that are turned on and that this run can meet."""
        values = {name: self.numbers[name].value() for name, switch in self.switches.items() if switch.value()}
        conditions = StopConditions(**values, loss_part=self._part("loss"), accuracy_part=self._part("accuracy"))
        return conditions.without(*(name for name in values if not self.switches[name].isEnabled()))

    def show_run(self, run: RunInfo) -> None:
        """Offer what can be told of this run; what it cannot meet is kept for one that can."""
        self._tested, self._counted = len(run.data.test) > 0, run.data.task != "regression"
        self.retranslate()
        self._tell()

    def take_focus(self) -> None:
        """To the first row that is on, else to the first."""
        able = [switch for switch in self.switches.values() if switch.isEnabled()]
        next((switch for switch in able if switch.value()), able[0]).setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Stop when one of these holds"))
        names = {
            "step": self.tr("Step"),
            "loss": self.tr("Loss"),
            "accuracy": self.tr("Accuracy"),
            "patience": self.tr("No better test loss for"),
        }
        measured = self.tr("The run stops where the losses are measured next: that takes about a tenth of the time.")
        tips = {
            "step": self.tr("The run stops at exactly this step."),
            "loss": measured,
            "accuracy": measured if self._counted else self.tr("A regression has no accuracy."),
            "patience": measured if self._tested else self.tr("These data have no test part."),
        }
        parts = [("test", self.tr("test")), ("train", self.tr("train"))]
        self.numbers["patience"].unit = self.tr("steps")
        for name, switch in self.switches.items():
            able = {"accuracy": self._counted, "patience": self._tested}.get(name, True)
            number = self.numbers[name]
            number.setValue(number.value())  # its unit has another name
            switch.setText(names[name])
            switch.updateGeometry()
            for control in (switch, number):
                control.setAccessibleName(names[name])
                control.setToolTip(tips[name])
                control.setEnabled(able)
            if part := self.parts.get(name):
                part.setChoices(parts)
                part.setValue(self._part(name))
                part.setAccessibleName(self.tr("Part of the data"))
                part.setToolTip(self.tr("Part of the data") if self._tested else tips["patience"])
                part.setEnabled(able and self._tested)

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._title.setFont(self._appearance.font(12, bold=True))
        margin = round(px(12))
        self._grid.setContentsMargins(margin, margin, margin, margin)
        self._grid.setHorizontalSpacing(round(px(8)))
        self._grid.setVerticalSpacing(round(px(6)))
        for number in self.numbers.values():
            number.setFixedWidth(round(px(112)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.addWidget(self._title, 0, 0, 1, 3)
        for row, (name, switch) in enumerate(self.switches.items(), start=1):
            part = self.parts.get(name)
            grid.addWidget(switch, row, 0, 1, 1 if part else 2)
            if part:
                grid.addWidget(part, row, 1)
            grid.addWidget(self.numbers[name], row, 2)
        grid.addWidget(self._refusal, 5, 0, 1, 3)

    def _part(self, name: Condition) -> Part:
        return self._wished[name] if self._tested else "train"

    def _on_part(self) -> None:
        for name, part in self.parts.items():
            if part is self.sender():
                self._wished[name] = part.value()
        self._tell()

    def _on_number(self) -> None:
        for name, number in self.numbers.items():
            if number is self.sender():
                self.switches[name].setValue(True)
        self._tell()

    def _tell(self) -> None:
        conditions = self.conditions()
        if conditions != self._told:
            self._told = conditions
            self.conditions_changed.emit(conditions)

    def _show_refusal(self, reason: str) -> None:
        self._refusal.setText(reason)
        self._refusal.setVisible(bool(reason))
        self.adjustSize()


_ONE_TWO_FIVE = tuple(digit * 10**power for power in range(12) for digit in (1, 2, 5))
_POSITIVE = tuple(digit * 10.0**power for power in range(-9, 4) for digit in (1, 2, 5))
_LOSSES = (*(-loss for loss in reversed(_POSITIVE) if loss >= 0.001), 0.0, *_POSITIVE)  # some losses are signed
