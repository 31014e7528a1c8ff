"""The experiment "Outlier": points that are dragged, the line of each loss, and each point's part of loss and pull."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from nnviz.nn.parameters import Params
from nnviz.training.losslab_curve import curve_params
from nnviz.training.losslab_fit import FIRST, FITTED, OUTLIER, STRAIGHT, Fit, settle
from nnviz.ui.columns import rule
from nnviz.ui.controls import SwitchField
from nnviz.ui.export import Export, Table
from nnviz.ui.losslab import settings
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.experiment import Experiment, Fact, titled
from nnviz.ui.losslab.figure_grid import FigureGrid, FigureRow
from nnviz.ui.losslab.fit_chart import FitChart
from nnviz.ui.losslab.formulas import figure, maths, place
from nnviz.ui.losslab.loss_list import LossList
from nnviz.ui.losslab.slices import SECONDS, Slices
from nnviz.ui.losslab.state import ticked
from nnviz.ui.losslab.stem_chart import StemChart
from nnviz.ui.number_format import factor, percent
from nnviz.ui.theme import Appearance
from nnviz.ui.turns import Turns


class OutlierView(Experiment):
    """`fits` by their colours; they train until they have settled, again after each edit."""

    section = "outlier"

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.fits: dict[int, Fit] = {}
        self.losses = LossList(FITTED, appearance, search=False)
        self.constant = SwitchField()
        self.first_button, self.straight_button = QPushButton(), QPushButton()
        self.chart = FitChart(appearance)
        self.chart.selected = OUTLIER
        self.terms, self.pulls = StemChart(appearance), StemChart(appearance)
        self.grid, self.lines = FigureGrid(appearance), FigureGrid(appearance)
        self.picked, self.verdict, self._empty = QLabel(), QLabel(), QLabel()
        self._slices = Slices(self._train, self)
        self._turns = Turns(self)  # beside the lines, which are painted in every frame
        for part in (self._show_terms, self._show_pulls, self._show_figures, self._show_lines):
            self._turns.add(part)
        self._lay_out()
        self.parts = [self.chart, self.terms, self.pulls, self.grid, self.lines, self.losses]
        self.losses.ticked.connect(self._tick)
        self.losses.params_changed.connect(self._set_params)
        self.constant.valueChanged.connect(self._set_constant)
        self.first_button.clicked.connect(self._put_first)
        self.straight_button.clicked.connect(self._put_straight)
        self.chart.moved.connect(self._move)
        self.chart.picked.connect(self._show_picked)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title = titled(self.controls)
        self.controls.addWidget(self.losses)
        self.controls.addWidget(rule())
        self._points_title = titled(self.controls)
        for widget in (self.constant, self.first_button, self.straight_button):
            self.controls.addWidget(widget)
        self.controls.addStretch(1)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle.addWidget(self.chart, 5)
        self.middle.addWidget(self.terms, 3)
        self.middle.addWidget(self.pulls, 3)
        self._figures = titled(self.figures)
        for label in (self.picked, self.verdict, self._empty):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.figures.addWidget(self.picked)
        self.figures.addWidget(self.grid)
        self.figures.addWidget(self._empty)
        self.figures.addWidget(rule())
        self._lines_title = titled(self.figures)
        self.figures.addWidget(self.lines)
        self.figures.addWidget(self.verdict)
        self.figures.addStretch(1)

    # -- training --------------------------------------------------------------------------------------------------

    def watch(self, watched: bool) -> None:
        self._slices.watch(watched)

    def _train(self) -> bool:
        done = settle(list(self.fits.values()), SECONDS)
        self._show_curves()
        self._turns.show_in_turn()
        return done

    def _renew_fits(self) -> None:
        """Those of before go on from where their lines are."""
        state, kept = self.state, dict[int, Fit]()
        for slot, name in enumerate(state.chosen):
            if not name:
                continue
            params, before = curve_params(name, state.params), self.fits.get(slot)
            same = before is not None and before.name == name and before.constant == state.constant
            if before is not None and same and before.params == params:
                if before.points != state.points:
                    before.set_points(state.points)
                kept[slot] = before
                continue
            kept[slot] = Fit(name, params, state.points, constant=state.constant)
            if before is not None and same:
                kept[slot].begin_at(before)
        self.fits = kept
        self._slices.want(not all(fit.settled for fit in kept.values()))

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        return all(fit.settled for fit in self.fits.values())

    def show_state(self) -> None:
        """While a point is dragged only that is shown; what follows from it, in the frames of the training."""
        state = self.state
        if not self.chart.dragged:
            self.losses.show_choice(state.chosen, state.params)
            self.constant.setValue(state.constant)
        self.chart.show_points(state.points)
        self._renew_fits()
        if not self.chart.dragged or not self._slices.at_work:
            self._show_fits()

    def _show_fits(self) -> None:
        self._show_curves()
        self._turns.show_all()

    def _show_curves(self) -> None:
        self.chart.show_lines([(fit.name, slot, *fit.line) for slot, fit in self.fits.items()])

    def _show_terms(self) -> None:
        x = np.array(self.state.points)[:, 0]
        self.terms.show_stems(x, [(fit.name, slot, fit.terms) for slot, fit in self.fits.items()])

    def _show_pulls(self) -> None:
        x = np.array(self.state.points)[:, 0]
        self.pulls.show_stems(x, [(fit.name, slot, fit.pulls) for slot, fit in self.fits.items()])

    def _show_picked(self) -> None:
        self._show_figures()
        self._show_lines()

    def _show_figures(self) -> None:
        state, index = self.state, self.chart.selected
        x, y = state.points[index]
        self.picked.setText(self.tr("Point {number} at ({x}, {y})").format(number=index + 1, x=place(x), y=place(y)))
        head = ["", self.tr("error"), self.tr("part of L"), self.tr("share"), maths("d<i>L</i>/d<i>Y</i>")]
        rows = []
        for slot, fit in self.fits.items():
            error = float(fit.predictions[index]) - y
            share = float(fit.shares()[index])
            cells = figure(error), figure(float(fit.terms[index])), percent(share), figure(float(fit.pulls[index]))
            rows.append(FigureRow((fit.name, *cells), slot))
        self.grid.show_rows(head, rows)
        self.grid.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _show_lines(self) -> None:
        """What each loss has found, and how much harder than the others the chosen point pulls."""
        state, rows = self.state, []
        for slot, fit in self.fits.items():
            slope, level = fit.line
            found = figure(level) if state.constant else figure(slope)
            told = self.tr("settled") if fit.settled else self.tr("training…")
            rows.append(FigureRow((fit.name, found, self._times_the_others(fit), told), slot))
        found = self.tr("level") if state.constant else self.tr("slope")
        self.lines.show_rows(["", found, self.tr("pull, times the others'"), ""], rows)
        y = np.array(state.points)[:, 1]
        words = self.tr("The mean of all y is {mean}, their median {median}.")
        middle = words.format(mean=figure(float(y.mean())), median=figure(float(np.median(y))))
        self.verdict.setText(middle if state.constant else "")

    def _times_the_others(self, fit: Fit) -> str:
        pulls, index = np.abs(fit.pulls), self.chart.selected
        others = float(np.delete(pulls, index).mean())
        return factor(float(pulls[index]) / others) if others > 1e-9 else "–"

    # -- what the user does ----------------------------------------------------------------------------------------

    def _tick(self, name: str, on: bool) -> None:
        chosen = ticked(self.state.chosen, name, on)
        if chosen is None:
            self.losses.refuse(name)
        else:
            self.edit(chosen=chosen)

    def _set_params(self, name: str, values: Mapping[str, Any]) -> None:
        own = {f"{name}.{key}": value for key, value in values.items()}
        row = self.losses.rows[name]
        slide = [(key, field.slider.drags) for key, field in row.parameters.items() if field.dragging]
        self.edit(str(slide) if slide else None, params=Params({**self.state.params, **own}))

    def _set_constant(self, constant: bool) -> None:
        self.edit(constant=constant)

    def _put_first(self) -> None:
        self.chart.selected = OUTLIER
        self.edit(points=FIRST)

    def _put_straight(self) -> None:
        self.edit(points=STRAIGHT)

    def _move(self, index: int, x: float, y: float) -> None:
        points = list(self.state.points)
        points[index] = (x, y)
        self.edit(f"point {self.chart.drags}", points=tuple(points))

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **given: object) -> None:
        """losses: list of up to five of half_mse, mse, l2, mae, l1, huber and smooth_l1; constant: True fits a level;
        outlier: y of the point that stands away at first, -6 to 6; points: list of [x, y]; huber.delta, smooth_l1.beta.
        """
        values = settings.outlier(given, self.state.params)
        if "outlier" in given:
            self.chart.selected = min(OUTLIER, len(values["points"]) - 1)
        self.edit(**values)

    def facts(self) -> dict[str, Fact]:
        """settled, constant, point (the chosen one, from 1), mean and median of all y; for each loss slope_<loss>,
        level_<loss> (at x = 0), share_<loss> (the chosen point's share of the loss, 0 to 1), pull_<loss> (its dL/dY)
        and error_<loss>.
        """
        y, index = np.array(self.state.points)[:, 1], self.chart.selected
        made: dict[str, Fact] = {
            "settled": bool(self.fits) and self.settled,
            "constant": self.state.constant,
            "point": index + 1,
            "mean": float(y.mean()),
            "median": float(np.median(y)),
        }
        for fit in self.fits.values():
            made[f"slope_{fit.name}"], made[f"level_{fit.name}"] = fit.line
            made[f"share_{fit.name}"] = float(fit.shares()[index])
            made[f"pull_{fit.name}"] = float(fit.pulls[index])
            made[f"error_{fit.name}"] = float(fit.predictions[index]) - float(y[index])
        return made

    def places(self) -> dict[str, QWidget]:
        """losses, points (the chart), terms, pulls, figures."""
        return {
            "losses": self.losses,
            "points": self.chart,
            "terms": self.terms,
            "pulls": self.pulls,
            "figures": self.grid,
        }

    # -- export, texts ---------------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        part = next((part for part in (self.terms, self.pulls) if self.is_at(part, point)), self.chart)
        return self.export_of(self.tr("fits with an outlier"), part, self.table())

    def table(self) -> Table:
        """A row for each point: x, y, and of every loss what it predicts there, its term and its dL/dY."""
        x, y = np.array(self.state.points).T
        names, columns = ["x", "y"], [x, y]
        for fit in self.fits.values():
            names += [f"{fit.name} Y", f"{fit.name} term", f"{fit.name} dL/dY"]
            columns += [fit.predictions, fit.terms, fit.pulls]
        return Table(tuple(names), tuple(columns))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What an outlier does"))
        self.sentence.setText(
            self.tr("<b>Try:</b> drag the ringed point up and down: which line follows it, and which lets it go?")
        )
        self._title.setText(self.tr("Fit with"))
        self._points_title.setText(self.tr("Points"))
        self._figures.setText(self.tr("The chosen point"))
        self.constant.setText(self.tr("Fit a constant, no line"))
        self.constant.setToolTip(self.tr("The squares lead to the mean of all y, the absolute values to their median."))
        self.first_button.setText(self.tr("Put the outlier back"))
        self.straight_button.setText(self.tr("Without outlier"))
        self._empty.setText(self.tr("Tick a loss on the left."))
        self.chart.set_words(self.tr("points and the line of each loss"), self.tr("point {number}: x = {x}, y = {y}"))
        self.chart.setAccessibleName(
            self.tr("Points and fitted lines; left and right choose a point, up and down move it, faster with Shift")
        )
        self.terms.set_words("<i>L</i><sub>i</sub>", self.tr("what each point adds to the loss"))
        self.pulls.set_words(
            "∂<i>L</i>/∂<i>Y</i><sub>i</sub>", self.tr("how hard each point pulls: above 0, the line down")
        )
        self.terms.setAccessibleName(self.tr("What each point adds to the loss"))
        self.pulls.setAccessibleName(self.tr("How hard each point pulls"))
        self.grid.setAccessibleName(self.tr("The chosen point under each loss"))
        self._lines_title.setText(self.tr("The lines"))
        self.lines.setAccessibleName(self.tr("What each loss has found"))
        super().retranslate()
