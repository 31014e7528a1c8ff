"""The experiment "Saturation": the gradient that dies with the sigmoid's slope, and the one that does not."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.nn import LOSSES
from nnviz.training.losslab_saturation import GOAL, PAIR, SATURATED, Race, deltas, factors
from nnviz.ui.columns import rule
from nnviz.ui.export import Export, Table
from nnviz.ui.losslab import settings
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.experiment import Experiment, Fact, titled
from nnviz.ui.losslab.figure_grid import FigureGrid, FigureRow
from nnviz.ui.losslab.formulas import figure, maths, place
from nnviz.ui.losslab.line_chart import LineChart
from nnviz.ui.losslab.line_painting import Band, Line
from nnviz.ui.losslab.race_controls import RaceControls
from nnviz.ui.losslab.slices import HALF, Slices
from nnviz.ui.losslab.state import FARTHEST_Z
from nnviz.ui.number_format import count
from nnviz.ui.theme import Appearance

Z = (-10.0, 10.0)
POINTS, ROWS = 241, 401
FIGURES = 3  # slices between two figures


class SaturationView(Experiment):
    """`race` is their training; `cursor` is the z that the factors are shown for."""

    section = "saturation"

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.cursor = self.state.start
        self.speed = 2
        self._turn = 0
        self._begun_with: object = None
        self._range = Z
        self.race_controls = RaceControls(appearance)
        self.gradients = LineChart(appearance, movable=True)
        self.course = LineChart(appearance, zoomable=False)
        self.factors, self.learned = FigureGrid(appearance), FigureGrid(appearance)
        self.why, self.verdict = QLabel(), QLabel()
        self._slices = Slices(self._advance, self, HALF)
        self._begin()
        self._lay_out()
        self.parts = [self.race_controls, self.gradients, self.course, self.factors, self.learned]
        controls = self.race_controls
        controls.target.valueChanged.connect(self._set_target)
        controls.start.valueChanged.connect(self._set_start)
        controls.rate.valueChanged.connect(self._set_rate)
        controls.pace.valueChanged.connect(self._set_speed)
        controls.run_button.clicked.connect(self.toggle)
        controls.step_button.clicked.connect(self.one_step)
        controls.restart_button.clicked.connect(self.restart)
        self.gradients.pointed.connect(self.point_at)
        self.gradients.mark_moved.connect(self._drag_start)
        self.gradients.ranged.connect(self._set_range)
        self.gradients.reset.connect(self._reset_range)
        self.course.pointed.connect(self._read_course)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addWidget(self.race_controls)
        self.controls.addStretch(1)
        for label in (self.why, self.verdict):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
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

    def watch(self, watched: bool) -> None:
        self._slices.watch(watched)

    def toggle(self) -> None:
        if self.race.done and not self.running:
            self._begin()
        self._slices.want(not self.running)
        self._show_all()

    def one_step(self) -> None:
        self._slices.want(False)
        self.race.train(1)
        self._show_all()

    def restart(self) -> None:
        self._slices.want(False)
        self._begin()
        self._show_all()

    def _begin(self) -> None:
        state = self._begun_with = self.state
        self.race = Race(state.start, state.target, state.rate)

    def _advance(self) -> bool:
        self.race.train(self.speed)
        self._turn += 1
        if self.race.done:
            self._slices.want(False)
            self._show_all()
        else:
            self._show_course(figures=self._turn % FIGURES == 0)
        return self.race.done

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_state(self) -> None:
        state = self.state
        if state != self._begun_with:
            self._slices.want(False)
            self._begin()
        self.race_controls.show_state(state, self.speed)
        self._show_gradients()
        self._show_all()

    def _show_all(self) -> None:
        self.race_controls.show_running(self.running)
        self._show_course()
        self.point_at(self.cursor)

    def _show_gradients(self) -> None:
        low, high = self._range
        z, target = np.linspace(low, high, POINTS), self.state.target
        lines = [Line(_named(loss), slot, z, deltas(loss, z, target)) for slot, loss in enumerate(PAIR)]
        span = (-1.08, 0.16) if target == 1 else (-0.16, 1.08)
        words = self.tr("saturated: σ′ < 0.0125")
        bands = [Band(-1e9, -SATURATED, words), Band(SATURATED, 1e9, words)]
        self.gradients.show_lines(lines, (low, high), span, bands)
        self.gradients.show_mark(self.state.start, self.tr("start: z = {z}").format(z=place(self.state.start)))

    def _show_course(self, *, figures: bool = True) -> None:
        rows = self.race.history.table
        last = float(round_up(int(rows[-1, 0])))
        lines = [Line(_named(loss), slot, rows[:, 0], rows[:, 1 + slot]) for slot, loss in enumerate(PAIR)]
        self.course.show_lines(lines, (0.0, last), (-0.05, 1.05), ())
        self.course.show_cursor(float(rows[-1, 0]), rows[-1, 1:].tolist())
        self.gradients.show_dots([
            (learner.z, self.race.delta(loss), slot)
            for slot, (loss, learner) in enumerate(self.race.learners.items())
        ])  # fmt: skip
        if figures:
            self._show_learned()

    def _show_learned(self) -> None:
        rows = []
        for slot, (loss, learner) in enumerate(self.race.learners.items()):
            rows.append(
                FigureRow((_named(loss), figure(learner.z), figure(learner.a), figure(self.race.delta(loss))), slot)
            )
        head = [self.tr("after step {step}").format(step=count(self.race.step)), maths("<i>z</i>"), maths("<i>a</i>")]
        self.learned.show_rows([*head, maths("d<i>L</i>/d<i>z</i>")], rows)
        told = []
        for loss, learner in self.race.learners.items():
            if learner.learned_at is None:
                words = self.tr("{loss}: not yet within {goal} of the target.")
            elif learner.learned_at == 0:
                words = self.tr("{loss}: began within {goal} of the target.")
            else:
                words = self.tr("{loss}: within {goal} of the target after {steps} steps.")
            steps = count(learner.learned_at or 0)
            told.append(words.format(loss=f"<b>{_named(loss)}</b>", goal=place(GOAL), steps=steps))
        self.verdict.setText("<br>".join(told))

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
        rows = self.race.history.table
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
        z = min(max(z, low, -FARTHEST_Z), high, FARTHEST_Z)
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

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **given: object) -> None:
        """target: 0 or 1; start: z, -30 to 30; rate: the learning rate, up to 100; cursor: z; steps: 0 to 1000, made
        from the start at once; run: True lets both learn.
        """
        values = settings.saturation(given)
        steps, run = values.pop("steps", None), values.pop("run", False)
        self.cursor = values.pop("cursor", values.get("start", self.cursor))
        self.edit(**values)
        if self.state != self._begun_with or steps is not None or run:
            self._begin()
            self.race.train(steps or 0)
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
        for loss, learner in self.race.learners.items():
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
            "run": self.race_controls.run_button,
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
        rows = self.race.history.table
        return Table(("step", *(f"{loss} a" for loss in PAIR)), (rows[:, 0].astype(int).tolist(), *rows[:, 1:].T))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Saturation under two losses"))
        self.sentence.setText(
            self.tr(
                "<b>Try:</b> let both learn from z = −6, where the sigmoid is saturated and the answer wrong. Then "
                "drag the start nearer to 0."
            )
        )
        self._factors_title.setText(self.tr("Factor by factor"))
        self._learned_title.setText(self.tr("Learned so far"))
        self.gradients.set_words(
            "d<i>L</i>/d<i>z</i>",
            self.tr("what the neuron learns from, over its z"),
            self.tr("pre-activation") + " &nbsp;<i>z</i>",
            "z",
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


def _named(loss: str) -> str:
    return f"{LOSSES[loss].name} + σ"


def round_up(step: int) -> int:
    """The end of an axis that has this step on it: 20, 50, 100, 200 ...; so it seldom changes."""
    end = 20
    while end < step:
        end = end * 5 // 2 if str(end)[0] == "2" else end * 2
    return end
