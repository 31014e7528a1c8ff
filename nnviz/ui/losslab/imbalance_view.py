"""The experiment "Rare class": how alpha of weighted_bce shifts the boundary, beside the same training with alpha 1."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget

from nnviz.training.losslab_imbalance import COUNT, MOST, Neuron, make_classes
from nnviz.ui.columns import rule
from nnviz.ui.controls import NumberField, SliderField
from nnviz.ui.export import Export, Table
from nnviz.ui.losslab import settings
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.boundary_chart import Boundary, BoundaryChart
from nnviz.ui.losslab.experiment import Experiment, Fact, titled
from nnviz.ui.losslab.figure_grid import FigureGrid, FigureRow
from nnviz.ui.losslab.formulas import figure, loss_formula, place
from nnviz.ui.losslab.slices import HALF, Slices
from nnviz.ui.number_format import count, percent
from nnviz.ui.theme import Appearance

FIGURES = 3  # slices between two figures: nobody reads faster
STEPS = 12  # of a slice: slow enough to be watched, and far below its time
ALPHAS = (0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 9, 12, 15, 20, 30, 50, 100)
SHARES = (0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
PLAIN, CHOSEN = 1, 0  # slots: dashed and solid


class ImbalanceView(Experiment):
    """`plain` has alpha 1, `weighted` the chosen one; both train until their gradient is still."""

    section = "imbalance"

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        classes = make_classes(self.state.share)
        self.plain, self.weighted = Neuron(classes, 1.0), Neuron(classes, self.state.alpha)
        self.alpha = SliderField(ALPHAS, NumberField(0, MOST, steps=ALPHAS))
        self.share = SliderField(SHARES, NumberField(2 / COUNT, 0.5, steps=SHARES, scale=100, unit="%"))
        self.balance_button, self.again_button = QPushButton(), QPushButton()
        self.chart = BoundaryChart(appearance)
        self.grid = FigureGrid(appearance)
        self.formula, self.verdict, self.complaint = QLabel(), QLabel(), QLabel()
        self._names = [QLabel() for _ in range(2)]
        self._turn = 0
        self._slices = Slices(self._train, self, HALF)
        self._lay_out()
        self.parts = [self.chart, self.grid]
        self.alpha.valueChanged.connect(self._set_alpha)
        self.share.valueChanged.connect(self._set_share)
        for field in (self.alpha, self.share):
            field.refused.connect(self._complain)
        self.balance_button.clicked.connect(self._balance)
        self.again_button.clicked.connect(self.restart)
        self._slices.want()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title = titled(self.controls)
        for label in (self.formula, self.verdict, self.complaint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.complaint.setProperty("role", "muted")
        self.complaint.hide()
        self.controls.addWidget(self.formula)
        form = QFormLayout()
        for name, field in zip(self._names, (self.alpha, self.share), strict=True):
            form.addRow(name, field)
        self.controls.addLayout(form)
        self.controls.addWidget(self.complaint)
        self.controls.addWidget(self.balance_button)
        self.controls.addWidget(rule())
        self._training = titled(self.controls)
        self.controls.addWidget(self.again_button)
        self.controls.addStretch(1)
        self.middle.addWidget(self.chart, 1)
        self._figures = titled(self.figures)
        self.figures.addWidget(self.grid)
        self.figures.addWidget(rule())
        self.figures.addWidget(self.verdict)
        self.figures.addStretch(1)

    # -- training --------------------------------------------------------------------------------------------------

    def watch(self, watched: bool) -> None:
        self._slices.watch(watched)

    @property
    def settled(self) -> bool:
        return self.plain.settled and self.weighted.settled

    def _train(self) -> bool:
        for neuron in (self.plain, self.weighted):
            neuron.train(STEPS)
        self._turn += 1
        self._show_learned(figures=self.settled or self._turn % FIGURES == 0)
        return self.settled

    def restart(self) -> None:
        """Both from w = 0 and b = 0."""
        for neuron in (self.plain, self.weighted):
            neuron.restart()
        self._slices.want()
        self._show_learned()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_state(self) -> None:
        state, classes = self.state, make_classes(self.state.share)
        for neuron, alpha in ((self.plain, 1.0), (self.weighted, state.alpha)):
            if neuron.classes is not classes or neuron.alpha != alpha:
                neuron.set_problem(classes, alpha)
                self._slices.want()
        for field, value in ((self.alpha, state.alpha), (self.share, state.share)):
            if not field.dragging:
                field.setValue(value)
        self.balance_button.setText(
            self.tr("Balance both classes: alpha = {alpha}").format(alpha=figure(self._balanced, 2))
        )
        self.balance_button.setEnabled(state.alpha != self._balanced)
        self.chart.show_samples(classes.x, classes.y[0] == 1)
        self._show_learned()

    @property
    def _balanced(self) -> float:
        """The alpha with which both classes weigh the same."""
        rare = make_classes(self.state.share).rare
        return round((COUNT - rare) / rare, 2)

    def _show_learned(self, *, figures: bool = True) -> None:
        alpha = f"alpha = {place(self.state.alpha)}"
        self.chart.show_boundaries(
            Boundary("alpha = 1", PLAIN, self.plain.line), Boundary(alpha, CHOSEN, self.weighted.line)
        )
        if figures:
            self._show_figures(alpha)

    def _show_figures(self, alpha: str) -> None:
        plain, weighted = self.plain.rates(), self.weighted.rates()
        rows = (
            (self.tr("rare ones found (recall)"), percent(plain.recall), percent(weighted.recall)),
            (self.tr("rare ones missed"), count(plain.missed), count(weighted.missed)),
            (self.tr("false alarms"), count(plain.alarms), count(weighted.alarms)),
            (self.tr("right alarms (precision)"), percent(plain.precision), percent(weighted.precision)),
            (self.tr("common ones let pass"), percent(plain.passed_rate), percent(weighted.passed_rate)),
            (self.tr("right of all (accuracy)"), percent(plain.accuracy), percent(weighted.accuracy)),
            (self.tr("loss"), figure(self.plain.loss), figure(self.weighted.loss)),
            (self.tr("boundary moved by"), "", figure(self.moved_by)),
            (self.tr("step"), count(self.plain.step), count(self.weighted.step)),
        )
        head = ["", "alpha = 1", alpha]
        self.grid.show_rows(head, [FigureRow(cells) for cells in rows])
        self.verdict.setText(self._in_words())
        self.chart.setAccessibleDescription(
            "; ".join(f"{name}: {one}, {other}" for name, one, other in (("", *head[1:]), *rows[:4]))
        )

    @property
    def moved_by(self) -> float:
        """How far alpha has moved the boundary towards the common class, in units of x."""
        return self.plain.offset - self.weighted.offset

    def _in_words(self) -> str:
        if not self.settled:
            return self.tr("Training…")
        plain, weighted, alpha = self.plain.rates(), self.weighted.rates(), self.state.alpha
        if alpha == 1:
            return self.tr(
                "Both are the same. Of {rare} rare ones {missed} are missed, and yet {accuracy} of all are right: to "
                "say no is cheap where yes is rare."
            ).format(rare=self.plain.classes.rare, missed=plain.missed, accuracy=percent(plain.accuracy))
        if alpha > 1:
            words = self.tr(
                "A missed rare one costs {alpha} times as much, so the boundary moves into the common class: {found} "
                "more found, for {alarms} more false alarms."
            )
        else:
            words = self.tr(
                "A missed rare one costs {alpha} times as much, so the boundary moves away from the common class: "
                "{missed} more missed, {alarms} fewer false alarms."
            )
        found, alarms = weighted.found - plain.found, abs(weighted.alarms - plain.alarms)
        return words.format(alpha=place(alpha), found=count(found), missed=count(-found), alarms=count(alarms))

    # -- what the user does ----------------------------------------------------------------------------------------

    def _set_alpha(self, alpha: float) -> None:
        slider = self.alpha
        self.edit(f"alpha {slider.slider.drags}" if slider.dragging else None, alpha=float(alpha))

    def _set_share(self, share: float) -> None:
        slider = self.share
        self.edit(f"share {slider.slider.drags}" if slider.dragging else None, share=float(share))

    def _balance(self) -> None:
        self.edit(alpha=self._balanced)

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **given: object) -> None:
        """alpha: 0 to 1000; share of the rare class: 0.01 to 0.5; restart: True trains both from the start."""
        settings.only(given, ("alpha", "share", "restart"))
        values: dict[str, Any] = {}
        if "alpha" in given:
            values["alpha"] = settings.number("alpha", given["alpha"], 0, MOST)
        if "share" in given:
            values["share"] = settings.number("share", given["share"], 0.01, 0.5)
        again = settings.known("restart", given.get("restart", False), (True, False))
        self.edit(**values)
        if again:
            self.show_state()
            self.restart()

    def facts(self) -> dict[str, Fact]:
        """alpha, share, settled, step; recall_1, precision_1, accuracy_1, alarms_1 with alpha 1, and recall_alpha,
        precision_alpha, accuracy_alpha, alarms_alpha with the chosen one; moved: how far the boundary went towards the
        common class.
        """
        made: dict[str, Fact] = {
            "alpha": self.state.alpha,
            "share": self.state.share,
            "settled": self.settled,
            "step": self.weighted.step,
            "moved": self.moved_by,
        }
        for name, neuron in (("1", self.plain), ("alpha", self.weighted)):
            rates = neuron.rates()
            made[f"recall_{name}"] = rates.recall
            made[f"precision_{name}"] = rates.precision
            made[f"accuracy_{name}"] = rates.accuracy
            made[f"alarms_{name}"] = rates.alarms
        return made

    def places(self) -> dict[str, QWidget]:
        """alpha, share, balance (the button), plane, figures."""
        return {
            "alpha": self.alpha,
            "share": self.share,
            "balance": self.balance_button,
            "plane": self.chart,
            "figures": self.grid,
        }

    # -- export, texts ---------------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        return self.export_of(self.tr("rare class and alpha"), self.chart, self.table())

    def table(self) -> Table:
        """A row for each sample: x1, x2, its class, and the probability that each neuron gives the rare class."""
        classes = self.plain.classes
        told = [neuron.network.forward(classes.x)[0] for neuron in (self.plain, self.weighted)]
        return Table(("x1", "x2", "T", "Y alpha 1", "Y alpha"), (*classes.x, classes.y[0].astype(int), *told))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("A rare class and alpha"))
        self.sentence.setText(
            self.tr(
                "<b>Try:</b> move alpha between 1 and 9: how many more of the rare ones are found, and at what price?"
            )
        )
        self._title.setText("weighted_bce")
        self.formula.setText(loss_formula("weighted_bce"))
        self._training.setText(self.tr("Training"))
        self._figures.setText(self.tr("Side by side"))
        self._names[0].setText("alpha")
        self._names[1].setText(self.tr("Rare"))
        self.alpha.setAccessibleName(self.tr("alpha: what a missed rare one costs"))
        self.alpha.setToolTip(self.tr("What a missed rare one costs, compared with a false alarm."))
        self.share.setAccessibleName(self.tr("Share of the rare class"))
        self.share.setToolTip(self.tr("Of {count} samples.").format(count=count(COUNT)))
        self.balance_button.setToolTip(self.tr("With this alpha both classes weigh the same in the loss."))
        self.again_button.setText(self.tr("Train again from the start"))
        self.again_button.setToolTip(self.tr("Both neurons begin with all weights at 0."))
        self.chart.set_words(self.tr("rare (yes)"), self.tr("common (no)"), self.tr("hollow: told wrongly"))
        self.chart.setAccessibleName(self.tr("Both classes and the boundaries of both trainings"))
        self.grid.setAccessibleName(self.tr("Both trainings in figures"))
        super().retranslate()
