"""The left column, lower part: what leads the chosen walk, where it starts, and more walks beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.nn import OPTIMIZERS
from nnviz.training.descent import RunSetting, border
from nnviz.training.descent.descent import MOST_RUNS
from nnviz.ui.controls import NumberField
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.rate_slider import RateField
from nnviz.ui.descent.run_mark import RunMark
from nnviz.ui.descent.words import DescentWords
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.panel.function_row import FunctionRow
from nnviz.ui.panel.rows import Reason
from nnviz.ui.theme import Appearance

FARTHEST = 1e6  # a start
SPREAD = 0.9  # of the range: where starts are drawn


class RunPanel(QWidget):
    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self.words = DescentWords(self)
        self._rng = np.random.default_rng()  # starts at random are another try each time
        self._title, self.border = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self.border.setProperty("role", "muted")
        self.border.setWordWrap(True)
        self.mark = RunMark(0, appearance)
        self.optimizer = FunctionRow(appearance, OPTIMIZERS, folds=True)
        self.rate = RateField()
        self._rate_name, self._start_name = QLabel(), QLabel()
        self.starts = [NumberField(-FARTHEST, FARTHEST, step=0.1) for _ in range(2)]
        self.axes = [QLabel(), QLabel()]
        self.reason = Reason()
        self.start_button, self.add_button, self.draw_button, self.remove_button = (QPushButton() for _ in range(4))
        self._lay_out()
        self.optimizer.edited.connect(self._choose_optimizer)
        self.rate.valueChanged.connect(self._set_rate)
        self.rate.refused.connect(self.reason.show_text)
        for field in self.starts:
            field.valueChanged.connect(self._set_start)
            field.refused.connect(self.reason.show_text)
        self.start_button.clicked.connect(self._add_start)
        self.add_button.clicked.connect(self._add_optimizer)
        self.remove_button.clicked.connect(bench.remove_run)
        self.draw_button.clicked.connect(self.draw_starts)
        bench.edited.connect(self.show_setting)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column, head, self._start_line = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.mark)
        head.addWidget(self._title, 1)
        for axis, field in zip(self.axes, self.starts, strict=True):
            self._start_line.addWidget(axis)
            self._start_line.addWidget(field, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._rate_name, 0, 0)
        self._grid.addWidget(self.rate, 0, 1)
        self._grid.addWidget(self.border, 1, 0, 1, 2)
        self._grid.addWidget(self._start_name, 2, 0)
        self._grid.addLayout(self._start_line, 2, 1)
        self._grid.setColumnStretch(1, 1)
        self._buttons = QGridLayout()
        for i, button in enumerate((self.start_button, self.add_button, self.draw_button, self.remove_button)):
            self._buttons.addWidget(button, i // 2, i % 2)
        self._column.addLayout(head)
        self._column.addWidget(self.optimizer)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.reason)
        self._column.addLayout(self._buttons)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_setting(self) -> None:
        setting, run, landscape = self.bench.setting, self.bench.run, self.bench.landscape
        self.mark.show_run(setting.chosen)
        many = len(setting.runs)
        title = self.tr("Walk {number} of {many}").format(number=setting.chosen + 1, many=many)
        self._title.setText(title if many > 1 else self.tr("Walk"))
        self.optimizer.show_value(run.optimizer, run.params)
        if not (self.rate.dragging or self._typed_into(self.rate)):
            self.rate.setValue(run.rate)
        self.rate.show_border(border(run.optimizer, run.params, landscape.steepest))
        text = self.words.border(self.bench)
        self.border.setText(text)
        self.border.setVisible(bool(text))
        for i, (name, field) in enumerate(zip(self.axes, self.starts, strict=True)):
            for widget in (name, field):
                widget.setVisible(i < landscape.dimension)
            if i < landscape.dimension:
                name.setText(landscape.axes[i])
                if not self._typed_into(field):
                    # of where the network stands nobody needs all digits of a float, and there is no room for them
                    digits = 4 if run.start == landscape.here else 12
                    field.setValue(float(f"{run.start[i]:.{digits}g}"))
        for button in (self.start_button, self.add_button):
            button.setEnabled(many < MOST_RUNS)
        self.remove_button.setEnabled(many > 1)
        self.reason.show_text("")

    def _typed_into(self, widget: QWidget) -> bool:
        """Whether somebody may be typing there while the network moves on."""
        focus = QApplication.focusWidget()
        return self.bench.following and focus is not None and (focus is widget or widget.isAncestorOf(focus))

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_optimizer(self) -> None:
        name = str(self.optimizer.value())
        self.bench.edit(self.bench.setting.with_run(optimizer=name, params=self.optimizer.parameters()))

    def _set_rate(self, rate: float) -> None:
        slider = self.rate.slider
        drag = (slider, slider.drags) if slider.hasFocus() else None  # one drag is one step back
        self.bench.edit(self.bench.setting.with_run(rate=float(rate)), drag)

    def _set_start(self) -> None:
        start = tuple(float(field.value() or 0) for field in self.starts[: self.bench.landscape.dimension])
        self.bench.set_start(self.bench.setting.chosen, start)

    def _add_start(self) -> None:
        """Somewhere else, led like the chosen one."""
        run = self.bench.run
        self.bench.add_run(RunSetting(self._drawn(), run.optimizer, run.rate, run.params))

    def _add_optimizer(self) -> None:
        """From the same start with the next optimizer that does not walk yet."""
        run, used = self.bench.run, {r.optimizer for r in self.bench.setting.runs}
        name = next((name for name in OPTIMIZERS if name not in used), run.optimizer)
        self.bench.add_run(RunSetting(run.start, name, run.rate, run.params if name == run.optimizer else {}))

    def draw_starts(self) -> None:
        """Walks that begin at the same place do so again."""
        setting = self.bench.setting
        drawn = {start: self._drawn() for start in setting.starts}
        runs = tuple(replace(run, start=drawn[run.start]) for run in setting.runs)
        self.bench.edit(replace(setting, runs=runs))

    def _drawn(self) -> tuple[float, ...]:
        """A place anywhere in the middle of the range."""
        landscape = self.bench.landscape
        edges = landscape.range if landscape.dimension == 1 else landscape.box  # type: ignore[union-attr]
        shares = 0.5 + SPREAD * (self._rng.random(landscape.dimension) - 0.5)
        return tuple(
            float(f"{low + share * (high - low):.3g}")
            for low, high, share in zip(edges[::2], edges[1::2], shares, strict=True)
        )

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.optimizer.choice.setChoices(grouped("optimizer"))
        self.optimizer.set_texts(self.tr("Optimizer"), self.tr("What makes a step out of the gradient."))
        self._rate_name.setText(self.tr("Rate η"))
        self.rate.setAccessibleName(self.tr("Learning rate"))
        self.rate.setToolTip(self.tr("The red notch is the border from which on descent no longer comes nearer."))
        self._start_name.setText(self.tr("Start"))
        for i, field in enumerate(self.starts, 1):
            field.setAccessibleName(self.tr("Start, weight {number}").format(number=i))
        self.start_button.setText(self.tr("Another start"))
        self.start_button.setToolTip(self.tr("One more walk, led alike, from a start drawn at random; five at most."))
        self.add_button.setText(self.tr("Another optimizer"))
        self.add_button.setToolTip(self.tr("One more walk from the same start with another optimizer; five at most."))
        self.draw_button.setText(self.tr("Draw the starts"))
        self.draw_button.setToolTip(self.tr("All starts somewhere else, drawn at random."))
        self.remove_button.setText(self.tr("Remove it"))
        self.remove_button.setToolTip(self.tr("The chosen walk; the last one stays."))
        self.show_setting()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(7)))
        self._grid.setHorizontalSpacing(round(px(8)))
        self._grid.setVerticalSpacing(round(px(5)))
        self._buttons.setSpacing(round(px(5)))
        self.optimizer.restyle(self._appearance)
        self.rate.field.setFixedWidth(round(px(66)))
        for label in (self._rate_name, self._start_name):
            label.setProperty("role", "muted")
        for label in self.axes:
            label.setFont(self._appearance.maths(14, italic=False))
        self.mark.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
