"""The left column of the experiment "Saturation": target, start and learning rate, and the buttons of the training."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.ui import icons
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.losslab.experiment import titled
from nnviz.ui.losslab.state import FARTHEST_Z, SaturationState
from nnviz.ui.number_format import count
from nnviz.ui.run_bar import GAP
from nnviz.ui.theme import Appearance

RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
SPEEDS = (1, 2, 5, 20, 100)


class RaceControls(QWidget):
    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._running = False
        self.target, self.pace = ChoiceField(), ChoiceField()
        self.start = NumberField(-FARTHEST_Z, FARTHEST_Z, step=0.5)
        self.rate = NumberField(0, 100, above=True, steps=RATES)
        self.run_button, self.step_button, self.restart_button = (QPushButton() for _ in range(3))
        self.run_button.setProperty("role", "primary")
        self.complaint = QLabel()
        self.complaint.setProperty("role", "muted")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self._names = [QLabel() for _ in self._fields]
        self._lay_out()
        for field in (self.start, self.rate):
            field.refused.connect(self._complain)
        self.restyle()
        self.retranslate()

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return self.target, self.start, self.rate, self.pace

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._title = titled(self._column)
        form, row = QFormLayout(), QHBoxLayout()
        for name, field in zip(self._names, self._fields, strict=True):
            form.addRow(name, field)
        for button in (self.step_button, self.restart_button):
            row.addWidget(button)
        self._column.addLayout(form)
        self._column.addWidget(self.complaint)
        self._column.addWidget(self.run_button)
        self._column.addLayout(row)

    def show_state(self, state: SaturationState, speed: int) -> None:
        self.target.setValue(state.target)
        self.start.setValue(state.start)
        self.rate.setValue(state.rate)
        self.pace.setValue(speed)

    def show_running(self, running: bool) -> None:
        self._running = running
        theme = self._appearance.theme
        self.run_button.setIcon(icons.icon("pause" if running else "run", theme.onaccent, theme.faint))
        self.run_button.setText(GAP + (self.tr("Pause") if running else self.tr("Let both learn")))
        self.step_button.setIcon(icons.icon("step", theme.text, theme.faint))
        self.restart_button.setIcon(icons.icon("restart", theme.text))

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    def retranslate(self) -> None:
        self._title.setText(self.tr("One sigmoid neuron, one sample"))
        texts = self.tr("Target T"), self.tr("Start z"), self.tr("Learning rate"), self.tr("Steps per frame")
        for label, field, text in zip(self._names, self._fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.target.setChoices([(1.0, "1"), (0.0, "0")])
        self.pace.setChoices([(speed, count(speed)) for speed in SPEEDS])
        self.step_button.setText(GAP + self.tr("One step"))
        self.restart_button.setText(GAP + self.tr("Restart"))
        self.show_running(self._running)

    def restyle(self) -> None:
        px = self._appearance.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(8)))
        for button in (self.run_button, self.step_button, self.restart_button):
            button.setIconSize(QSize(round(px(16)), round(px(16))))
        self.show_running(self._running)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
