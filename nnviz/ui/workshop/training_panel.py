"""The right column of the workshop, upper part: the curve to be learned, the steps, and what limits them, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.ui import icons
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.number_format import count
from nnviz.ui.run_bar import GAP
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.grip import MOST, STEP
from nnviz.ui.workshop.words import WorkshopWords, loss

SPEEDS = (1, 2, 5, 20, 100)
RATES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


class TrainingPanel(QWidget):
    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self.words = WorkshopWords(self)
        self._title, self.figures, self.limit, self.complaint = QLabel(), QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self.complaint.setProperty("role", "muted")
        for label in (self.limit, self.complaint):
            label.setWordWrap(True)
        self.complaint.hide()
        self.target = ChoiceField()
        self.own_w, self.own_b = NumberField(-MOST, MOST, step=STEP), NumberField(-MOST, MOST, step=STEP)
        self._own = QWidget()
        self._own_name, self._own_b_name = QLabel("<i>w</i>"), QLabel("<i>b</i>")
        self.rate = NumberField(0, 100, above=True, steps=RATES)
        self.speed = ChoiceField()
        self._names = [QLabel() for _ in range(3)]
        self.run_button, self.step_button, self.restart_button, self.start_button = (QPushButton() for _ in range(4))
        self.run_button.setProperty("role", "primary")
        self._lay_out()
        self.target.valueChanged.connect(bench.set_target)
        for field in (self.own_w, self.own_b):
            field.valueChanged.connect(self._choose_own)
            field.refused.connect(self._complain)
        self.rate.valueChanged.connect(bench.set_learning_rate)
        self.rate.refused.connect(self._complain)
        self.speed.valueChanged.connect(bench.set_speed)
        self.run_button.clicked.connect(bench.toggle)
        self.step_button.clicked.connect(bench.one_step)
        self.restart_button.clicked.connect(bench.restart)
        self.start_button.clicked.connect(self._start_otherwise)
        for signal in (bench.edited, bench.retargeted, bench.run_changed):
            signal.connect(self.show_state)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._grid, self._buttons, own = QGridLayout(), QGridLayout(), QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        for widget in (self._own_name, self.own_w, self._own_b_name, self.own_b):
            own.addWidget(widget, 1 if widget in (self.own_w, self.own_b) else 0)
        for row, (name, field) in enumerate(zip(self._names, (self.target, self.rate, self.speed), strict=True)):
            self._grid.addWidget(name, 2 * row, 0)
            self._grid.addWidget(field, 2 * row, 1)
        self._grid.addWidget(self._own, 1, 1)
        self._grid.setColumnStretch(1, 1)
        for place, button in enumerate((self.run_button, self.step_button, self.restart_button, self.start_button)):
            self._buttons.addWidget(button, place // 2, place % 2)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.complaint)
        self._column.addLayout(self._buttons)
        self._column.addWidget(self.figures)
        self._column.addWidget(self.limit)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_state(self) -> None:
        bench = self.bench
        self.target.setValue(bench.target_name)
        self._own.setVisible(bench.target_name == "relu")
        self.own_w.setValue(bench.own[0])
        self.own_b.setValue(bench.own[1])
        self.rate.setValue(bench.learning_rate)
        self.speed.setValue(bench.speed)
        self._show_buttons()
        self.show_figures()

    def _show_buttons(self) -> None:
        running, lost = self.bench.running, self.bench.overflow is not None
        ink, theme = self._appearance.theme.onaccent, self._appearance.theme
        self.run_button.setIcon(icons.icon("pause" if running else "run", ink, theme.faint))
        text = self.tr("Pause") if running else self.tr("Run")
        self.run_button.setText(GAP + text)
        for button in (self.run_button, self.step_button):
            button.setEnabled(not lost)
        self._set_primary(self.restart_button if lost else self.run_button)
        self.step_button.setIcon(icons.icon("step", theme.text, theme.faint))
        self.restart_button.setIcon(icons.icon("restart", ink if lost else theme.text))
        self.start_button.setIcon(icons.icon("weights", theme.text))

    def _set_primary(self, primary: QPushButton) -> None:
        """What comes first: to run, or after the numbers have run away to begin again."""
        for button in (self.run_button, self.restart_button):
            role = "primary" if button is primary else ""
            if button.property("role") != role:
                button.setProperty("role", role)
                button.style().polish(button)

    def show_figures(self) -> None:
        step, own = int(self.bench.losses.last[0]), self.bench.unit.loss
        self.figures.setText(
            self.tr("step {step} · loss {loss}").format(step=f"<b>{count(step)}</b>", loss=f"<b>{loss(own)}</b>")
        )
        self.limit.setText(self.words.limit(self.bench))

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_own(self) -> None:
        w, b = self.own_w.value(), self.own_b.value()
        assert w is not None and b is not None
        self.bench.set_own(float(w), float(b))

    def _start_otherwise(self) -> None:
        self.bench.set_seed(self.bench.seed + 1)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Let it train"))
        for label, text in zip(
            self._names, (self.tr("Target"), self.tr("Learning rate"), self.tr("Steps per frame")), strict=True
        ):
            label.setText(text)
        self.target.setChoices(
            [
                ("abs", "|x|"),
                ("relu", self.tr("your own ReLU")),
                ("parabola", self.tr("parabola, x² / 3")),
                ("step", self.tr("step, 0 or 1")),
                ("sin", "sin x"),
                ("bump", self.tr("bump, 2 exp(−x²)")),
            ]
        )
        self.target.setAccessibleName(self.tr("The curve to be learned"))
        self.target.setToolTip(self.tr("Sampled at 61 places from −3 to 3, without noise."))
        self.own_w.setAccessibleName(self.tr("w of the target max(0, w x + b)"))
        self.own_b.setAccessibleName(self.tr("b of the target max(0, w x + b)"))
        self.rate.setAccessibleName(self.tr("Learning rate"))
        self.rate.setToolTip(
            self.tr("Plain gradient descent on half the mean squared error, all samples at every step.")
        )
        self.speed.setChoices([(speed, count(speed)) for speed in SPEEDS])
        self.speed.setAccessibleName(self.tr("Steps per frame"))
        self.speed.setToolTip(self.tr("There are about 60 frames a second; a frame trains for 4 ms at most."))
        self.step_button.setText(GAP + self.tr("One step"))
        self.restart_button.setText(GAP + self.tr("Restart"))
        self.restart_button.setToolTip(self.tr("Back to your own lines, and step 0 for all."))
        self.start_button.setText(GAP + self.tr("New start"))
        self.start_button.setToolTip(self.tr("Other first lines for the units with 2, 3 and 5 lines; all begin again."))
        self.show_state()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(7)))
        self._grid.setVerticalSpacing(round(px(5)))
        self._grid.setHorizontalSpacing(round(px(8)))
        self._buttons.setSpacing(round(px(5)))
        for button in (self.run_button, self.step_button, self.restart_button, self.start_button):
            button.setIconSize(QSize(round(px(16)), round(px(16))))
        self._show_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
