"""The right column, upper part: steps forward and back, and the next one in figures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.descent.fare import step_ratio
from nnviz.ui import icons
from nnviz.ui.controls import ChoiceField
from nnviz.ui.descent.bench import SPEEDS, Bench
from nnviz.ui.descent.words import DescentWords
from nnviz.ui.number_format import count, factor
from nnviz.ui.run_bar import GAP
from nnviz.ui.theme import Appearance

ROWS = 6  # of figures: for each weight its gradient, its step and what it becomes


class StepsPanel(QWidget):
    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self.words = DescentWords(self)
        self._title, self.counter, self._speed_name = QLabel(), QLabel(), QLabel()
        self.run_button, self.step_button, self.back_button, self.restart_button = (QPushButton() for _ in range(4))
        self.run_button.setProperty("role", "primary")
        self.speed = ChoiceField()
        self.rule, self.direction, self.story = QLabel(), QLabel(), QLabel()
        self.figures = [(QLabel(), QLabel()) for _ in range(ROWS)]
        self.loss, self.ratio = QLabel(), QLabel()
        self._loss_name, self._ratio_name = QLabel("<i>L</i>"), QLabel()
        self._lay_out()
        self.run_button.clicked.connect(bench.toggle)
        self.step_button.clicked.connect(bench.step)
        self.back_button.clicked.connect(bench.back)
        self.restart_button.clicked.connect(bench.restart)
        self.speed.valueChanged.connect(bench.set_speed)
        for signal in (bench.edited, bench.run_changed):
            signal.connect(self.show_state)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column, self._buttons, self._grid = QVBoxLayout(self), QGridLayout(), QGridLayout()
        for place, button in enumerate((self.run_button, self.step_button, self.restart_button, self.back_button)):
            self._buttons.addWidget(button, place // 2, place % 2)
        head, speed = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.counter)
        speed.addWidget(self._speed_name)
        speed.addWidget(self.speed, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, (name, value) in enumerate((*self.figures, (self._loss_name, self.loss))):
            name.setProperty("role", "muted")
            name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            value.setAlignment(right)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it never widens the column
        self._grid.setColumnStretch(1, 1)
        ratio = QHBoxLayout()
        self._ratio_name.setProperty("role", "muted")
        ratio.addWidget(self._ratio_name)
        ratio.addWidget(self.ratio, 1, right)
        self._title.setProperty("role", "section")
        self.counter.setProperty("role", "counter")
        for label in (self.rule, self.direction, self.story):
            label.setWordWrap(True)
        self._column.addLayout(head)
        self._column.addLayout(self._buttons)
        self._column.addLayout(speed)
        self._column.addWidget(self.rule)
        self._column.addLayout(self._grid)
        self._column.addLayout(ratio)
        self._column.addWidget(self.direction)
        self._column.addWidget(self.story)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_state(self) -> None:
        bench = self.bench
        self.counter.setText(self.tr("step {step}").format(step=count(bench.at)))
        self._show_buttons()
        rule = self.words.rule(bench)
        if self.rule.text() != rule:
            self.rule.setText(rule)
        told = self.words.update(bench)
        for i, (name, value) in enumerate(self.figures):
            shown = i < len(told)
            for label, text in zip((name, value), told[i] if shown else ("", ""), strict=True):
                if label.text() != text:
                    label.setText(text)
                if label.isHidden() is shown:
                    label.setVisible(shown)
        change = self.words.loss_change(bench)
        self.loss.setText(f"{change[0]} → <b>{change[1]}</b>" if change else "")
        for label in (self._loss_name, self.loss):
            label.setVisible(change is not None)
        ratio = step_ratio(bench.walk, bench.at)
        self.ratio.setText("–" if ratio is None else factor(ratio))
        one = bench.landscape.dimension == 1
        self.direction.setText(self.words.direction(bench) if one else "")
        self.direction.setVisible(one and bool(self.direction.text()))
        self.story.setText(self.words.story(bench))

    def _show_buttons(self) -> None:
        bench, theme = self.bench, self._appearance.theme
        running, more = bench.running, bench.descent.goes_on
        primary = self.run_button if more or running else self.restart_button
        ink = {button: theme.onaccent if button is primary else theme.text for button in self._all}
        for button, glyph in zip(self._all, ("pause" if running else "run", "step", "restart", "back"), strict=True):
            button.setIcon(icons.icon(glyph, ink[button], theme.faint))
            role = "primary" if button is primary else ""
            if button.property("role") != role:
                button.setProperty("role", role)
                button.style().polish(button)
        self.run_button.setText(GAP + (self.tr("Pause") if running else self.tr("Run")))
        self.run_button.setEnabled(more or running)
        self.step_button.setEnabled(more)
        self.back_button.setEnabled(bench.descent.at > 0)
        self.restart_button.setEnabled(bench.descent.at > 0)

    @property
    def _all(self) -> tuple[QPushButton, ...]:
        return self.run_button, self.step_button, self.restart_button, self.back_button

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Next step"))
        self._speed_name.setText(self.tr("Steps a second"))
        self._ratio_name.setText(self.tr("last step, to the one before"))
        tip = self.tr("Below 1 the steps vanish, above 1 they grow without end, at 1 they stay as they are.")
        for label in (self._ratio_name, self.ratio):
            label.setToolTip(tip)
        self.speed.setChoices([(speed, count(speed)) for speed in SPEEDS])
        self.speed.setValue(self.bench.speed)
        self.speed.setAccessibleName(self.tr("Steps a second"))
        self.step_button.setText(GAP + self.tr("One step"))
        self.back_button.setText(GAP + self.tr("Back"))
        self.back_button.setToolTip(self.tr("Shows the step before; what was walked is kept."))
        self.restart_button.setText(GAP + self.tr("Restart"))
        self.restart_button.setToolTip(self.tr("All walks back to their starts."))
        self.show_state()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(7)))
        self._buttons.setSpacing(round(px(5)))
        self._grid.setVerticalSpacing(round(px(3)))
        maths = self._appearance.maths(14, italic=False)
        self.rule.setFont(maths)
        for name, _ in self.figures:
            name.setFont(maths)
        self._loss_name.setFont(maths)
        for button in self._all:
            button.setIconSize(QSize(round(px(16)), round(px(16))))
        self.story.setMinimumHeight(3 * self.fontMetrics().lineSpacing())  # so that nothing moves while it walks
        self._show_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
