"""The experiment "Several outputs": bars of T and Y that are dragged, each output's term, their sum, the gradient."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from nnviz.nn import LOSSES
from nnviz.training.losslab_outputs import (
    LOSSES_OF_OUTPUTS,
    SeveralOutputs,
    log_probabilities,
    moved,
    one_hot,
)
from nnviz.ui.columns import rule
from nnviz.ui.controls import ChoiceField
from nnviz.ui.export import Export, Table
from nnviz.ui.losslab import settings
from nnviz.ui.losslab.bar_chart import BarChart
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.experiment import Experiment, Fact, titled
from nnviz.ui.losslab.figure_grid import FigureGrid, FigureRow
from nnviz.ui.losslab.formulas import figure, loss_formula, maths, said
from nnviz.ui.losslab.identity_bar import IdentityBar
from nnviz.ui.losslab.kept_chart import stepped
from nnviz.ui.losslab.outputs_words import OutputsWords
from nnviz.ui.losslab.state import FARTHEST_SCORE, FEWEST_OUTPUTS, MOST_OUTPUTS
from nnviz.ui.theme import Appearance

TALL = 1.12  # of an axis of probabilities: room for a figure over a bar of 1
NEW_SHARE = 0.1  # of an output that is added
STEEPEST = 20.0  # of a gradient that is drawn to scale


class OutputsView(Experiment):
    section = "outputs"

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.words = OutputsWords(self)
        self.loss = ChoiceField()
        self.equal_button, self.add_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        self.target = BarChart(appearance, movable=True)
        self.shares, self.scores = BarChart(appearance, movable=True), BarChart(appearance, movable=True, step=0.1)
        self.told, self.terms, self.gradient = BarChart(appearance), BarChart(appearance), BarChart(appearance)
        self.identity = IdentityBar(appearance)
        self.sum_label, self.verdict, self.note = QLabel(), QLabel(), QLabel()
        self.grid = FigureGrid(appearance)
        self._loss_name = QLabel()
        self._lay_out()
        self.parts = [*self.charts, self.identity, self.grid]
        self.loss.valueChanged.connect(self._choose_loss)
        self.equal_button.clicked.connect(self._make_equal)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.target.moved.connect(self._move_target)
        self.shares.moved.connect(self._move_share)
        self.scores.moved.connect(self._move_score)
        self.restyle()
        self.retranslate()

    @property
    def charts(self) -> tuple[BarChart, ...]:
        return self.target, self.shares, self.scores, self.told, self.terms, self.gradient

    def _lay_out(self) -> None:
        self._title = titled(self.controls)
        row = QHBoxLayout()
        row.addWidget(self._loss_name)
        row.addWidget(self.loss, 1)
        self.controls.addLayout(row)
        for label in (self.sum_label, self.verdict, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.controls.addWidget(self.note)
        self.controls.addWidget(self.equal_button)
        self.controls.addWidget(rule())
        self._outputs = titled(self.controls)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        self.controls.addLayout(buttons)
        self.controls.addStretch(1)
        bars = QGridLayout()
        for column, charts in enumerate(((self.target,), (self.shares, self.scores), (self.told,))):
            for chart in charts:
                bars.addWidget(chart, 0, column)
        below = QHBoxLayout()
        below.addWidget(self.terms)
        below.addWidget(self.gradient)
        self.middle.addLayout(bars, 1)
        self.middle.addLayout(below, 1)
        self.middle.addWidget(self.identity)
        self._figures = titled(self.figures)
        self.figures.addWidget(self.sum_label)
        self.figures.addWidget(self.grid)
        self.figures.addWidget(rule())
        self.figures.addWidget(self.verdict)
        self.figures.addStretch(1)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def sample(self) -> SeveralOutputs:
        """The settings as the loss takes them."""
        state = self.state
        target = one_hot(len(state.target), state.true) if state.one_true else state.target
        prediction = state.scores if state.scored else state.shares
        return SeveralOutputs(state.loss, target, log_probabilities(prediction) if state.loss == "nll" else prediction)

    def show_state(self) -> None:
        state, sample = self.state, self.sample
        divergence = not state.one_true
        self.loss.setValue(state.loss)
        self.shares.setVisible(not state.scored)
        self.scores.setVisible(state.scored)
        self.told.setVisible(state.loss in ("softmax_cross_entropy", "nll"))
        self.identity.setVisible(state.loss != "multi_margin")
        self.equal_button.setVisible(divergence)
        self.equal_button.setEnabled(not sample.equal)
        self.add_button.setEnabled(len(state.target) < MOST_OUTPUTS)
        self.remove_button.setEnabled(len(state.target) > FEWEST_OUTPUTS)
        self.sentence.setText(self.words.sentence(state.loss))
        self._name_bars()
        self._show_bars(sample)
        self.identity.show_parts(sample.entropy, sample.kl, sample.cross_entropy)
        self._show_figures(sample)
        self.note.setText(said(LOSSES[sample.name].note))
        self.verdict.setText(self.words.verdict(sample))

    def _show_bars(self, sample: SeveralOutputs) -> None:
        state = self.state
        self.target.show_values(sample.target, 0.0, TALL)
        self.shares.show_values(state.shares, 0.0, TALL)
        self.scores.show_values(state.scores, -FARTHEST_SCORE, FARTHEST_SCORE)
        if state.loss == "nll":
            self.told.show_values(sample.prediction, -6.0, 0.0)
        else:
            self.told.show_values(sample.probabilities, 0.0, TALL)
        self.terms.show_values(sample.terms, *_around(sample.terms, 1.0))
        self.gradient.show_values(sample.gradient, *_around(sample.gradient, 1.0))

    def _show_figures(self, sample: SeveralOutputs) -> None:
        divergence = sample.name in ("kl", "cross_entropy")
        head = ["", maths("<i>T</i>"), maths("<i>Y</i>"), self.tr("term"), maths("∂<i>L</i>/∂<i>Y</i>")]
        if divergence:
            head.append(self.tr("− mean"))
        columns = [sample.target, sample.prediction, sample.terms, sample.gradient]
        columns += [sample.along] if divergence else []
        rows = [
            FigureRow((str(i + 1), *(figure(float(column[i])) for column in columns)))
            for i in range(len(sample.target))
        ]
        whole = ["Σ", figure(sum(sample.target)), "", figure(sample.value)]
        if divergence:
            whole[2] = figure(sum(sample.prediction))
        rows.append(FigureRow((*whole, *[""] * (len(head) - 4)), bold=True))
        self.grid.show_rows(head, rows)
        self.sum_label.setText(loss_formula(sample.name))  # its value stands in the last row

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_loss(self, name: str) -> None:
        self.edit(loss=name)

    def _make_equal(self) -> None:
        self.edit(shares=self.state.target)

    def _add(self) -> None:
        state = self.state
        target, shares = ((*(x * (1 - NEW_SHARE) for x in old), NEW_SHARE) for old in (state.target, state.shares))
        self.edit(target=target, shares=shares, scores=(*state.scores, 0.0))

    def _remove(self) -> None:
        state = self.state
        last = len(state.target) - 1
        target, shares = (moved(old, last, 0.0)[:-1] for old in (state.target, state.shares))
        self.edit(target=target, shares=shares, scores=state.scores[:-1], true=min(state.true, last - 1))

    def _move_target(self, index: int, value: float) -> None:
        if self.state.one_true:
            self.edit(true=index)
        else:
            self.edit(f"target {self.target.drags}", target=moved(self.state.target, index, value))

    def _move_share(self, index: int, value: float) -> None:
        self.edit(f"share {self.shares.drags}", shares=moved(self.state.shares, index, value))

    def _move_score(self, index: int, value: float) -> None:
        scores = list(self.state.scores)
        scores[index] = value
        self.edit(f"score {self.scores.drags}", scores=tuple(scores))

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **given: object) -> None:
        """loss: kl, cross_entropy, softmax_cross_entropy, nll or multi_margin; target and shares: lists of 2 to 5
        probabilities that sum to 1; scores: a list as long, each -5 to 5; true: the true class, from 1; equal: True
        makes the shares equal to the target.
        """
        self.edit(**settings.outputs(given, self.state))

    def facts(self) -> dict[str, Fact]:
        """loss, value (L), outputs, equal, entropy, kl, cross_entropy, probabilities_sum, probability_true,
        gradient_sum, gradient_largest (the largest |dL/dY|), on_simplex (the largest |gradient without its mean|).
        """
        sample = self.sample
        return {
            "loss": sample.name,
            "value": sample.value,
            "outputs": len(sample.target),
            "equal": sample.equal,
            "entropy": sample.entropy,
            "kl": sample.kl,
            "cross_entropy": sample.cross_entropy,
            "probabilities_sum": float(sample.probabilities.sum()),
            "probability_true": float(sample.probabilities[self.state.true]),
            "gradient_sum": float(sample.gradient.sum()),
            "gradient_largest": float(np.abs(sample.gradient).max()),
            "on_simplex": float(np.abs(sample.along).max()),
        }

    def places(self) -> dict[str, QWidget]:
        """loss, equal (the button), target, prediction (bars that are dragged), terms, gradient, identity, figures."""
        return {
            "loss": self.loss,
            "equal": self.equal_button,
            "target": self.target,
            "prediction": self.scores if self.state.scored else self.shares,
            "terms": self.terms,
            "gradient": self.gradient,
            "identity": self.identity,
            "figures": self.grid,
        }

    # -- export, texts ---------------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        part = next((part for part in (*self.charts, self.identity) if self.is_at(part, point)), self.terms)
        return self.export_of(self.tr("loss of several outputs"), part, self.table())

    def table(self) -> Table:
        """A row for each output: T, Y, its term and dL/dY."""
        sample = self.sample
        columns = (
            list(range(1, len(sample.target) + 1)),
            sample.target,
            sample.prediction,
            sample.terms,
            sample.gradient,
        )
        return Table(("output", "T", "Y", "term", "dL/dY"), columns)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Losses of several outputs"))
        self._title.setText(self.tr("Loss over several outputs"))
        self._outputs.setText(self.tr("Outputs"))
        self._figures.setText(self.tr("Term by term"))
        self._loss_name.setText(self.tr("Loss"))
        self.loss.setChoices([(name, name) for name in LOSSES_OF_OUTPUTS])
        self.loss.setAccessibleName(self.tr("Loss over several outputs"))
        self.equal_button.setText(self.tr("Make Y equal to T"))
        self.add_button.setText(self.tr("One more"))
        self.remove_button.setText(self.tr("One less"))
        self.add_button.setToolTip(self.tr("Up to five can be told apart."))
        self.remove_button.setToolTip(self.tr("At least two are needed."))
        self.grid.setAccessibleName(self.tr("Terms and gradient of each output"))
        self.identity.set_words(self.tr("entropy of T"), "KL", self.tr("cross entropy"))
        self.identity.setAccessibleName(self.tr("Cross entropy is entropy plus KL"))
        super().retranslate()

    def _name_bars(self) -> None:
        loss, one = self.state.loss, self.tr("output {number}: {value}")
        words = (
            (self.target, "<i>T</i>", self.words.target(loss)),
            (self.shares, "<i>p</i>" if loss == "nll" else "<i>Y</i>", self.tr("probabilities: drag them")),
            (self.scores, "<i>Y</i>", self.tr("scores: drag them")),
            (self.told, *self.words.told(loss)),
            (self.terms, "<i>L</i><sub>i</sub>", self.tr("what each output adds to the loss")),
            (self.gradient, "∂<i>L</i>/∂<i>Y</i><sub>i</sub>", self.tr("above 0: this output has to fall")),
        )
        for chart, title, about in words:
            chart.set_words(title, about, one)
            keys = self.tr("left and right choose, up and down move") if chart.movable else ""
            name = f"{about}; {keys}" if keys else about
            if name != chart.accessibleName():
                chart.setAccessibleName(name)


def _around(values: np.ndarray, least: float) -> tuple[float, float]:
    """A range with 0 in it for these bars and their figures."""
    low, high = max(float(values.min()), -STEEPEST, -1e9), min(float(values.max()), STEEPEST)
    low, high = min(low, 0.0), max(high, 0.0)
    if high - low < least:
        low, high = (low, low + least) if high >= -low else (high - least, high)
    room = 0.16 * (high - low)  # for a figure
    return stepped(low - room if low < 0 else 0.0, high + room if high > 0 else 0.0)
