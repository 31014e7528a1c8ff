"""The experiment "Saturation": the gradient that dies with the sigmoid's slope, and the one that does not."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from nnviz.nn import LOSSES
from nnviz.training.losslab_saturation import GOAL, MOST_STEPS, PAIR, Learner, deltas, factors
from nnviz.training.workshop_losses import LossCurves
from nnviz.ui import icons
from nnviz.ui.export import Export, Table
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.experiment import Experiment, Fact, known, number, only, rule, titled
from nnviz.ui.losslab.figure_grid import FigureGrid, FigureRow
from nnviz.ui.losslab.formulas import figure, maths, place
from nnviz.ui.losslab.line_chart import Band, Line, LineChart
from nnviz.ui.losslab.slices import Slices
from nnviz.ui.number_format import count
from nnviz.ui.run_bar import GAP
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.fields import HandChoice, HandField

Z, FARTHEST = (-10.0, 10.0), 30.0
POINTS, ROWS = 241, 401
RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
SPEEDS = (1, 2, 5, 20, 100)
FIGURES = 6  # frames between two figures
SATURATED = 3.66  # |z| from which on sigmoid' is below 5 % of its largest, 0.25


class SaturationView(Experiment):
    """`learners` by their loss; `cursor` is the z that the factors are shown for."""

    section = "saturation"

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.cursor = self.state.start
        self.speed = 2
        self._turn = 0
        self._begun_with: object = None
        self.target, self.pace = HandChoice(), HandChoice()
        self.start = HandField(-FARTHEST, FARTHEST, step=0.5)
        self.rate = HandField(0, 100, above=True, steps=RATES)
        self.run_button, self.step_button, self.restart_button = (QPushButton() for _ in range(3))
        self.run_button.setProperty("role", "primary")
        self.gradients = LineChart(appearance, movable=True)
        self.course = LineChart(appearance, zoomable=False)
        self.factors, self.learned = FigureGrid(appearance), FigureGrid(appearance)
        self.why, self.verdict, self.complaint = QLabel(), QLabel(), QLabel()
        self._names = [QLabel() for _ in range(4)]
        self._slices = Slices(self._advance, self)
        self._begin()
        self._lay_out()
        self.parts = [self.gradients, self.course, self.factors, self.learned]
        self.target.valueChanged.connect(self._set_target)
        self.start.valueChanged.connect(self._set_start)
        self.rate.valueChanged.connect(self._set_rate)
        self.pace.valueChanged.connect(self._set_speed)
        for field in (self.start, self.rate):
            field.refused.connect(self._complain)
        self.run_button.clicked.connect(self.toggle)
        self.step_button.clicked.connect(self.one_step)
        self.restart_button.clicked.connect(self.restart)
        self.gradients.pointed.connect(self.point_at)
        self.gradients.mark_moved.connect(self._drag_start)
        self.gradients.ranged.connect(self._set_range)
        self.gradients.reset.connect(self._reset_range)
        self.course.pointed.connect(self._read_course)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title = titled(self.controls)
        form = QFormLayout()
        for name, field in zip(self._names, (self.target, self.start, self.rate, self.pace), strict=True):
            form.addRow(name, field)
        self.controls.addLayout(form)
        for label in (self.why, self.verdict, self.complaint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.complaint.setProperty("role", "muted")
        self.complaint.hide()
        self.controls.addWidget(self.complaint)
        self.controls.addWidget(self.run_button)
        row = QHBoxLayout()
        row.addWidget(self.step_button)
        row.addWidget(self.restart_button)
        self.controls.addLayout(row)
        self.controls.addStretch(1)
        self.middle.addWidget(self.gradients, 1)
        self.middle.addWidget(self.course, 1)
        self._factors_title = titled(self.figures)
        self.figures.addWidget(self.factors)
        self.figures.addWidget(self.why)
        self.figures.addWidget(rule())
        self._learned_title = titled(self.figures)
        self.figures.addWidget(self.learned)
        self.figures.addWidget(self.verdict)
        self.figures.addStretch(1)

    # -- training --------------------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        return self._slices.wanted

    @property
    def done(self) -> bool:
        """Whether both have learned it, or it has taken too long."""
        first = next(iter(self.learners.values()))
        return first.step >= MOST_STEPS or all(learner.learned_at is not None for learner in self.learners.values())

    def watch(self, watched: bool) -> None:
        self._slices.watch(watched)

    def toggle(self) -> None:
        if self.done and not self.running:
            self._begin()
        self._slices.want(not self.running)
        self._show_all()

    def one_step(self) -> None:
        self._slices.want(False)
        self._train(1)
        self._show_all()

    def restart(self) -> None:
        self._slices.want(False)
        self._begin()
        self._show_all()

    def _begin(self) -> None:
        state = self._begun_with = self.state
        self.learners = {loss: Learner(loss, state.start, state.target, state.rate) for loss in PAIR}
        self.history = LossCurves()
        self._record()

    def _train(self, steps: int) -> None:
        for _ in range(steps):
            for learner in self.learners.values():
                learner.train(1)
            self._record()

    def _advance(self) -> bool:
        self._train(self.speed)
        self._turn += 1
        if self.done:
            self._slices.want(False)
            self._show_all()
        else:
            self._show_course(figures=self._turn % FIGURES == 0)
        return self.done

    def _record(self) -> None:
        first, *_ = self.learners.values()
        self.history.add(first.step, [learner.a for learner in self.learners.values()])

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_state(self) -> None:
        state = self.state
        if state != self._begun_with:
            self._slices.want(False)
            self._begin()
        self.target.setValue(state.target)
        self.start.setValue(state.start)
        self.rate.setValue(state.rate)
        self.pace.setValue(self.speed)
        self._show_gradients()
        self._show_all()

    def _show_all(self) -> None:
        self._show_buttons()
        self._show_course()
        self.point_at(self.cursor)

    def _show_gradients(self) -> None:
        low, high = self._range
        z, target = np.linspace(low, high, POINTS), self.state.target
        lines = [Line(_named(loss), slot, z, deltas(loss, z, target)) for slot, loss in enumerate(PAIR)]
        span = (-1.08, 0.16) if target == 1 else (-0.16, 1.08)
        words = self.tr("saturated: σ′ below 5 % of its largest")
        bands = [Band(-1e9, -SATURATED, words), Band(SATURATED, 1e9, words)]
        self.gradients.show_lines(lines, (low, high), span, bands)
        self.gradients.show_mark(self.state.start, self.tr("start: z = {z}").format(z=place(self.state.start)))

    _range = Z

    def _show_course(self, *, figures: bool = True) -> None:
        rows, state = self.history.table, self.state
        last = max(float(rows[-1, 0]), 20.0)
        lines = [Line(_named(loss), slot, rows[:, 0], rows[:, 1 + slot]) for slot, loss in enumerate(PAIR)]
        self.course.show_lines(lines, (0.0, last), (-0.05, 1.05), ())
        self.course.show_cursor(last, [float(value) for value in rows[-1, 1:]])
        self.gradients.show_dots([
            (learner.z, float(deltas(loss, [learner.z], state.target)[0]), slot)
            for slot, (loss, learner) in enumerate(self.learners.items())
        ])  # fmt: skip
        if figures:
            self._show_learned()

    def _show_learned(self) -> None:
        rows = []
        for slot, (loss, learner) in enumerate(self.learners.items()):
            delta = float(deltas(loss, [learner.z], self.state.target)[0])
            rows.append(FigureRow((_named(loss), figure(learner.z), figure(learner.a), figure(delta)), slot))
        step = next(iter(self.learners.values())).step
        head = [self.tr("after step {step}").format(step=count(step)), maths("<i>z</i>"), maths("<i>a</i>")]
        self.learned.show_rows([*head, maths("d<i>L</i>/d<i>z</i>")], rows)
        told = []
        for loss, learner in self.learners.items():
            if learner.learned_at is None:
                words = self.tr("{loss}: not yet within {goal} of the target.")
            elif learner.learned_at == 0:
                words = self.tr("{loss}: began within {goal} of the target.")
            else:
                words = self.tr("{loss}: within {goal} of the target after {steps} steps.")
            steps = count(learner.learned_at or 0)
            told.append(words.format(loss=f"<b>{_named(loss)}</b>", goal=place(GOAL), steps=steps))
        self.verdict.setText("<br>".join(told))

    def _show_buttons(self) -> None:
        theme = self.appearance.theme
        self.run_button.setIcon(icons.icon("pause" if self.running else "run", theme.onaccent, theme.faint))
        self.run_button.setText(GAP + (self.tr("Pause") if self.running else self.tr("Let both learn")))
        self.step_button.setIcon(icons.icon("step", theme.text, theme.faint))
        self.restart_button.setIcon(icons.icon("restart", theme.text))

    def point_at(self, z: float) -> None:
        """The cursor over z."""
        self.cursor = z
        found = {loss: factors(loss, z, self.state.target) for loss in PAIR}
        self.gradients.show_cursor(z, [at.delta for at in found.values()])
        head = [self.tr("at z = {z}").format(z=place(z)), maths("∂<i>L</i>/∂<i>a</i>"), maths("× σ′(<i>z</i>)")]
        rows = [
            FigureRow((_named(loss), figure(at.loss_slope), figure(at.slope), figure(at.delta)), slot)
            for slot, (loss, at) in enumerate(found.items())
        ]
        self.factors.show_rows([*head, maths("= d<i>L</i>/d<i>z</i>")], rows)
        a = found["mse"].a
        self.why.setText(
            self.tr("{a}. With bce the first factor grows as σ′ falls, and what is left is {left}.").format(
                a=maths(f"<i>a</i> = {figure(a)}"), left=maths("<i>a</i> − <i>T</i>")
            )
        )

    def _read_course(self, step: float) -> None:
        rows = self.history.table
        row = rows[int(np.abs(rows[:, 0] - step).argmin())]
        self.course.show_cursor(float(row[0]), [float(value) for value in row[1:]])

    # -- what the user does ----------------------------------------------------------------------------------------

    def _set_target(self, target: float) -> None:
        self.edit(target=float(target))

    def _set_start(self, z: float) -> None:
        self.cursor = float(z)
        self.edit(start=float(z))

    def _drag_start(self, z: float) -> None:
        low, high = self._range
        z = min(max(z, low, -FARTHEST), high, FARTHEST)
        self.cursor = z
        self.edit(f"start {self.gradients.drags}", start=z)

    def _set_rate(self, rate: float) -> None:
        self.edit(rate=float(rate))

    def _set_speed(self, speed: int) -> None:
        self.speed = speed

    def _set_range(self, low: float, high: float) -> None:
        self._range = low, high
        self._show_gradients()
        self.point_at(self.cursor)

    def _reset_range(self) -> None:
        self._set_range(*Z)

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """target: 0 or 1; start: z, -30 to 30; rate: the learning rate, up to 100; cursor: z; steps: 0 to 10 000, made
        from the start at once; run: True lets both learn.
        """
        only(settings, ("target", "start", "rate", "cursor", "steps", "run"))
        values: dict[str, Any] = {}
        if "target" in settings:
            values["target"] = float(known("target", settings["target"], (0, 1)))
        if "start" in settings:
            values["start"] = number("start", settings["start"], -FARTHEST, FARTHEST)
        if "rate" in settings:
            values["rate"] = number("rate", settings["rate"], 1e-6, 100)
        if "start" in values or "cursor" in settings:
            self.cursor = number("cursor", settings.get("cursor", values.get("start")), -FARTHEST, FARTHEST)
        steps = int(number("steps", settings.get("steps", 0), 0, 10_000))
        run = known("run", settings.get("run", False), (True, False))
        self.edit(**values)
        if self.state != self._begun_with or "steps" in settings or run:
            self._begin()
            self._train(steps)
        self._slices.want(run)
        if self.isVisible():
            self.show_state()

    def facts(self) -> dict[str, Fact]:
        """target, start, cursor, step, running; gradient_mse and gradient_bce: dL/dz at the cursor; slope: sigmoid'
        there; for each of mse and bce z_<loss>, a_<loss> and learned_<loss>: the step from which on the answer was
        within 0.1 of the target, -1 before.
        """
        made: dict[str, Fact] = {
            "target": self.state.target,
            "start": self.state.start,
            "cursor": self.cursor,
            "running": self.running,
        }
        for loss, learner in self.learners.items():
            at = factors(loss, self.cursor, self.state.target)
            made["step"], made["slope"] = learner.step, at.slope
            made[f"gradient_{loss}"] = at.delta
            made[f"z_{loss}"], made[f"a_{loss}"] = learner.z, learner.a
            made[f"learned_{loss}"] = -1 if learner.learned_at is None else learner.learned_at
        return made

    def places(self) -> dict[str, QWidget]:
        """gradients (the curves over z), course (the answers over the steps), run (the button), factors, learned."""
        return {
            "gradients": self.gradients,
            "course": self.course,
            "run": self.run_button,
            "factors": self.factors,
            "learned": self.learned,
        }

    # -- export, texts, looks --------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        if self.is_at(self.course, point):
            return self.export_of(self.tr("learning from saturation"), self.course, self.course_table())
        return self.export_of(self.tr("gradients over z"), self.gradients, self.table())

    def table(self) -> Table:
        """z, and dL/dz under each loss."""
        z = np.linspace(*self._range, ROWS)
        return Table(
            ("z", *(f"{loss} dL/dz" for loss in PAIR)), (z, *(deltas(loss, z, self.state.target) for loss in PAIR))
        )

    def course_table(self) -> Table:
        """step, and a under each loss."""
        rows = self.history.table
        return Table(("step", *(f"{loss} a" for loss in PAIR)), (rows[:, 0].astype(int).tolist(), *rows[:, 1:].T))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Saturation under two losses"))
        self.sentence.setText(
            self.tr(
                "<b>Try:</b> let both learn from z = −6, where the sigmoid is saturated and the answer wrong. Then "
                "drag the start nearer to 0."
            )
        )
        self._title.setText(self.tr("One sigmoid neuron, one sample"))
        self._factors_title.setText(self.tr("Factor by factor"))
        self._learned_title.setText(self.tr("Learned so far"))
        for label, text in zip(
            self._names,
            (self.tr("Target T"), self.tr("Start z"), self.tr("Learning rate"), self.tr("Steps per frame")),
            strict=True,
        ):
            label.setText(text)
        self.target.setChoices([(1.0, "1"), (0.0, "0")])
        self.pace.setChoices([(speed, count(speed)) for speed in SPEEDS])
        for field, label in zip((self.target, self.start, self.rate, self.pace), self._names, strict=True):
            field.setAccessibleName(label.text())
        self.step_button.setText(GAP + self.tr("One step"))
        self.restart_button.setText(GAP + self.tr("Restart"))
        self.gradients.set_words(
            "d<i>L</i>/d<i>z</i>", self.tr("what the neuron learns from, over its z"), "pre-activation <i>z</i>", "z"
        )
        self.course.set_words(
            "<i>a</i> = σ(<i>z</i>)", self.tr("the answer of both, step by step"), self.tr("step"), self.tr("step")
        )
        self.gradients.setAccessibleName(
            self.tr("Gradients over z; left and right move the cursor, up and down the start")
        )
        self.course.setAccessibleName(self.tr("Answers over the steps; left and right read them"))
        self.factors.setAccessibleName(self.tr("The factors of the gradient"))
        self.learned.setAccessibleName(self.tr("What both have learned"))
        super().retranslate()

    def restyle(self) -> None:
        super().restyle()
        size = round(self.appearance.px(16))
        for button in (self.run_button, self.step_button, self.restart_button):
            button.setIconSize(QSize(size, size))
        self._show_buttons()


def _named(loss: str) -> str:
    return f"{LOSSES[loss].name} + σ"
