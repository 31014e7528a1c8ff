"""The symmetry meter: which units of a hidden layer compute the same, since when, and what would break it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.config import RunConfig
from nnviz.training.remedies import Remedy, first_weights
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.symmetry_wants import Symmetry, SymmetryWant
from nnviz.training.wants import Want
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.symmetry.bars import UnitBars
from nnviz.ui.symmetry.course import CoursePlot
from nnviz.ui.symmetry.matrices import CosineMatrices
from nnviz.ui.symmetry.words import SymmetryWords
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View
from nnviz.ui.wording import translated


class SymmetryView(View):
    """Bars of all hidden layers; of the chosen one two matrices, the course, the sentences and a remedy.

    remedy_chosen(RunConfig)   to begin with random weights
    """

    remedy_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._config: RunConfig | None = None  # in force
        self._answer: Symmetry | None = None
        self._step: int | None = None  # of the answer
        self._want = SymmetryWant()
        self._lost = False
        self._words = SymmetryWords(self)
        self._title, self._now, self._why = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._now.setWordWrap(True)
        self._why.setWordWrap(True)
        self._why.setProperty("role", "caption")
        self.bars, self.matrices = UnitBars(appearance), CosineMatrices(appearance)
        self.course = CoursePlot(appearance)
        self.remedy_button = QPushButton()
        self.remedy_button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self.bars, self._now, self._why):
            column.addWidget(widget)
        column.addWidget(self.remedy_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.matrices, self.course):
            column.addWidget(widget)
        self.bars.chosen.connect(self.select_layer)
        self.matrices.pointed.connect(self._read_pair)
        self.course.pointed.connect(self._read_moment)
        self.course.left.connect(self.course.upright.hide)
        self.course.ratio_changed.connect(self.restyle)
        self.remedy_button.clicked.connect(self._apply)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return () if self._run is None or len(self._run.layers) < 2 else (self._want,)

    def set_run(self, run: RunInfo) -> None:
        self._run, self._config, self._lost = run, run.config, False
        hidden = run.layers[:-1]
        if self._want.layer >= len(hidden):
            self._want = SymmetryWant(0)
        self.bars.set_layers([info.activation for info in hidden], [info.size for info in hidden])
        self.bars.select(self._want.layer)
        self._forget()

    def show_state(self, state: SessionState) -> None:
        """The settings in force, which may have changed since the run began."""
        self._config = state.config
        self._show_words()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: Symmetry | None = snapshot.answer(self._want)
        asked = self._want in snapshot.request.wants
        self._lost = asked and answer is None and snapshot.state.divergence is not None
        if answer is None or self._run is None:
            if self._lost:
                self._show_words()
            return
        self._answer, self._step = answer, snapshot.step
        self.bars.show_distinct(answer.distinct)
        self.matrices.show_cosines(answer)
        self.course.show_course(answer)
        self._show_words()
        if self.matrices.cursor_cell is not None:
            self._read_pair(*self.matrices.cursor_cell)
        if self.course.cursor_point is not None:
            self._read_moment(self.course.cursor_point.x(), 0)

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self._now.setFont(self.appearance.font(12))
        self._why.setFont(self.appearance.font(11))
        self.remedy_button.setFont(self.appearance.font(12))
        self.layout().setSpacing(round(self.appearance.px(6)))
        for part in (self.bars, self.matrices, self.course):
            part.restyle()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Which units are the same"))
        self._title.setToolTip(
            self.tr(
                "Units with equal weights before and behind them compute the same and get the same gradient: they stay "
                "equal for ever. First weights of 0, or any other constant, begin like that."
            )
        )
        self.remedy_button.setToolTip(self.tr("Begins anew with these first weights; undo takes it back"))
        for part in (self.bars, self.matrices, self.course):
            part.retranslate()
        self._show_words()

    # -- what lessons use

    @property
    def layer(self) -> int:
        """The chosen hidden layer, from 0."""
        return self._want.layer

    def arrange(self, **settings: object) -> None:
        """`layer`: the number of the hidden layer that is shown, from 1. Raises ValueError for anything else."""
        for name, value in settings.items():
            if name != "layer":
                raise ValueError(f"{name} is no setting of the symmetry meter; allowed is: layer")
            hidden = 0 if self._run is None else len(self._run.layers) - 1
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= hidden:
                raise ValueError(f"layer is {value!r}; allowed is a whole number from 1 to {hidden}")
            self.select_layer(value - 1)

    def facts(self) -> dict[str, float | str | bool]:
        """What is seen now; empty before the first answer.

        step, layers, layer (from 1); units_l, distinct_l of each hidden layer l from 1; of the chosen layer units,
        distinct, since, all_same, broken (all distinct, and at first they were not), outlook (none, equal, differ,
        zero); all_same_since: the step since which all units of the chosen layer have been the same, -1 if they are not
        """
        found = self._answer
        if found is None or self._run is None or self._step is None:
            return {}
        l, sizes = self._want.layer, [info.size for info in self._run.layers[:-1]]
        distinct, since = int(found.distinct[l]), int(found.since[l])
        all_same = distinct == 1 < sizes[l]
        facts: dict[str, float | str | bool] = {
            **{"step": self._step, "layers": len(sizes), "layer": l + 1, "units": sizes[l], "distinct": distinct},
            **{"since": since, "all_same": all_same, "all_same_since": since if all_same else -1},
            "broken": distinct == sizes[l] and int(found.course[0]) < sizes[l],
            "outlook": found.outlook[l],
        }
        for number, (size, count) in enumerate(zip(sizes, found.distinct, strict=True), 1):
            facts |= {f"units_{number}": size, f"distinct_{number}": int(count)}
        return facts

    def places(self) -> dict[str, QWidget]:
        """bars, words, remedy, matrices, course."""
        return {
            "bars": self.bars,
            "words": self._now,
            "remedy": self.remedy_button,
            "matrices": self.matrices,
            "course": self.course,
        }

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        """All as one picture; the values of the bars or of the course where these are meant, else of the matrices."""
        answer = self._answer
        if answer is None:
            return None
        size, paint = widgets(self, self.bars, self._now, self._why, self.matrices, self.course)
        if self.is_at(self.bars, point):
            table = self._bars_table(answer)
        elif self.is_at(self.course, point):
            table = Table(
                ("step", "layer", "distinct"), (answer.steps, [self.layer + 1] * len(answer.steps), answer.course)
            )
        else:
            table = self._pairs_table(answer)
        return Export(self.tr("symmetry"), size, paint, self.appearance.theme.panel, table, self._step)

    def key_point(self) -> QPoint:
        for part in (self.matrices, self.course):
            place = part.cursor_place()
            if part.hasFocus() and place is not None:
                return part.mapTo(self, place)
        part = next((part for part in (self.bars, self.course) if part.hasFocus()), self.matrices)
        return part.geometry().center()

    def _bars_table(self, answer: Symmetry) -> Table:
        assert self._run is not None
        hidden = self._run.layers[:-1]
        names = [info.activation for info in hidden]
        sizes = [info.size for info in hidden]
        columns = (np.arange(1, len(hidden) + 1), names, sizes, answer.distinct, answer.since, list(answer.outlook))
        return Table(("layer", "activation", "units", "distinct", "since_step", "outlook"), columns)

    def _pairs_table(self, answer: Symmetry) -> Table:
        first, second = np.triu_indices(len(answer.weights))
        same = answer.groups[first] == answer.groups[second]
        columns = (first + 1, second + 1, answer.weights[first, second], answer.activations[first, second], same)
        names = ("unit", "other_unit", "cosine_weights", "cosine_activations", "same")
        return Table(("layer", *names), ([self.layer + 1] * len(first), *columns))

    # -- its parts

    def select_layer(self, layer: int) -> None:
        """Show this hidden layer, from 0."""
        self.bars.select(layer)
        if layer != self._want.layer:
            self._want = replace(self._want, layer=layer)
            distinct, self._answer = self._answer, None
            self._forget()
            if distinct is not None:
                self.bars.show_distinct(distinct.distinct)

    def _forget(self) -> None:
        self._answer = self._step = None
        self.matrices.show_cosines(None)
        self.course.show_course(None)
        self._show_words()

    @property
    def _remedy(self) -> Remedy | None:
        """Random weights, where those of now keep units the same."""
        if self._answer is None or self._config is None or not {"equal", "zero"} & set(self._answer.outlook):
            return None
        return first_weights(self._config)

    def _show_words(self) -> None:
        found, config = self._answer, self._config
        if self._lost:
            self._now.setText(self.tr("The numbers are no longer finite: there is nothing to compare."))
            self._why.clear()
        elif found is None or config is None:
            self._now.clear()
            self._why.clear()
        else:
            self._now.setText(self._words.now(found, self.layer))
            self._why.setText(self._words.why(found, self.layer, config))
        remedy = self._remedy
        self.remedy_button.setVisible(remedy is not None)
        self._why.setVisible(bool(self._why.text()))
        if remedy is not None:
            self.remedy_button.setText(translated(remedy.label))

    def _apply(self) -> None:
        remedy = self._remedy
        if remedy is not None:
            self.remedy_chosen.emit(remedy.config)

    def _read_pair(self, row: int, column: int) -> None:
        if self._answer is not None:
            self.matrices.say(self._words.pair(self._answer, row, column))

    def _read_moment(self, x: float, y: float) -> None:
        at = self.course.nearest(x)
        if at is not None and self._answer is not None:
            self.course.say(self._words.moment(self._answer, at))
