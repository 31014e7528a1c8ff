"""Many runs in a table: what differs, a small map, the losses at round steps and now, and their curve."""

from __future__ import annotations

from collections.abc import Collection
from math import isfinite

import numpy as np
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.comparison_wants import RaceLossesWant, RaceMapWant
from nnviz.training.comparisons import difference
from nnviz.training.snapshot import RunInfo, RunState, Snapshot
from nnviz.training.wants import DecisionMap, Losses, Want
from nnviz.ui import number_format
from nnviz.ui.colour_map import map_colours
from nnviz.ui.comparison.overlays import loss_at
from nnviz.ui.comparison.race_pictures import curve_icon, map_icon
from nnviz.ui.comparison.race_table import ACCURACY, CURVE, FIRST, MAP, MILESTONES, NAME, NOW, PICTURE, RaceTable
from nnviz.ui.comparison.words import SideWords
from nnviz.ui.export import Table
from nnviz.ui.ink import colour
from nnviz.ui.loss_curves import decades, thinned
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.map.scale import output_scale
from nnviz.ui.theme import Appearance

CURVE_POINTS = 60


class Race(QWidget):
    """`shown_chosen`: the number of a run that was chosen. `kept`: go on with this one alone."""

    shown_chosen = Signal(int)
    kept = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._words = SideWords(self)
        self._runs: tuple[RunInfo, ...] = ()
        self._states: tuple[RunState, ...] = ()
        self._losses: dict[int, Losses] = {}
        self._maps: dict[int, DecisionMap] = {}
        self._shown = 0
        self._best: int | None = None
        self._map_want = RaceMapWant()
        self._picture: MapPicture | None = None
        self.table_view = RaceTable(appearance)
        self.table_view.chosen.connect(self._choose)
        self.keep_button = QPushButton()
        self.keep_button.clicked.connect(self._keep)
        self._told = QLabel()
        self._told.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.keep_button)
        row.addWidget(self._told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table_view, 1)
        layout.addLayout(row)

    # -- what it is told

    @property
    def wants(self) -> Collection[Want]:
        if self._runs and len(self._runs[0].data.columns) > 1:
            return (RaceLossesWant(), self._map_want)
        return (RaceLossesWant(),)

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """New runs on the same data."""
        self._runs = runs
        self._losses, self._maps, self._states = {}, {}, ()
        self._best = None
        data = runs[0].data
        self._map_want = RaceMapWant(columns=telling_columns(data))
        self.table_view.begin(len(runs))
        self.table_view.setColumnHidden(MAP, len(data.columns) < 2)
        self.table_view.setColumnHidden(ACCURACY, data.task == "regression")
        self._choose_colours()
        self._name_rows()
        self._tell_best()
        self.table_view.show_milestones(0)
        self.set_shown(shown)

    def set_shown(self, shown: int) -> None:
        self._shown = shown
        self.table_view.select(shown)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._states = snapshot.runs
        told = False
        for number, state in enumerate(snapshot.runs):
            losses, picture = state.answers.get(RaceLossesWant()), state.answers.get(self._map_want)
            if losses is not None:
                self._losses[number] = losses
                told = True
            if picture is not None:
                self._maps[number] = picture
                self._show_map(number)
        if told:
            self._show_losses()

    def table(self) -> Table | None:
        """A row for each run in their order, a column for each milestone that any has passed."""
        if not self._losses:
            return None
        passed = [step for step in MILESTONES if any(self._at(number, step) is not None for number in self._losses)]
        numbers = sorted(self._losses)
        lost = [self._states[number].divergence for number in numbers]
        columns: list[list[object]] = [[self._row_name(number) for number in numbers]]
        columns += [[_number(self._at(number, step)) for number in numbers] for step in passed]
        columns.append([self._states[number].step for number in numbers])
        columns.append([self._states[number].train_loss for number in numbers])
        columns.append([_number(self._losses[number].test_accuracy) for number in numbers])
        columns.append(["" if divergence is None else divergence.step for divergence in lost])
        names = ("run", *(f"loss_{step}" for step in passed), "step", "loss", "test_accuracy", "overflow_step")
        return Table(names, tuple(columns))

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self.layout().setSpacing(round(self.appearance.px(8)))
        self.table_view.restyle()
        self._choose_colours()
        if self._losses:
            self._show_losses()

    def retranslate(self) -> None:
        table = self.table_view
        table.setAccessibleName(self.tr("All runs, with their losses at round steps"))
        self.keep_button.setText(self.tr("Go on with this one alone"))
        self.keep_button.setToolTip(self.tr("End all others; the chosen one goes on as it stands"))
        table.set_heads(self.tr("run"), self.tr("map"), self.tr("loss now"), self.tr("accuracy"), self.tr("loss"))
        text = self.tr("Training loss at step {step}, between the two nearest measurements")
        table.set_head_tips(
            [text.format(step=number_format.count(step)) for step in MILESTONES],
            self.tr("Share of the test samples that is told right"),
            self.tr("Training loss from the first step to now; one scale for all"),
        )
        self._name_rows()
        self._tell_best()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table_view.show_milestones(self._furthest)

    # -- its parts

    @property
    def _furthest(self) -> int:
        return max((state.step for state in self._states), default=0)

    def _choose(self, number: int) -> None:
        if number != self._shown:
            self._shown = number
            self.shown_chosen.emit(number)

    def _keep(self) -> None:
        self.kept.emit(self._shown)

    def _at(self, number: int, step: int) -> float | None:
        return loss_at(self._losses[number], step)

    # -- rows

    def _row_name(self, number: int) -> str:
        """The activation where that is what differs; else the difference from the first."""
        names = {run.layers[0].activation for run in self._runs if len(run.layers) > 1}
        if len(names) == len(self._runs):
            return self._runs[number].layers[0].activation
        first, this = self._runs[0].config, self._runs[number].config
        return self._words.differs(first, this) if difference((first, this)) else number_format.count(number + 1)

    def _name_rows(self) -> None:
        for number in range(len(self._runs)):
            name, note = self._row_name(number), self._note(number)
            self.table_view.write(number, NAME, f"{name}\n{note}" if note else name, name)
            cell, theme = self.table_view.cell(number, NAME), self.appearance.theme
            cell.setForeground(colour(theme.danger_text if self._overflowed(number) else theme.text))
            cell.setFont(self.appearance.font(11.5, bold=number == self._best))

    def _note(self, number: int) -> str:
        divergence = self._states[number].divergence if self._states else None
        if divergence is not None:
            return self.tr("overflow at step {step}").format(step=number_format.count(divergence.step))
        return self.tr("best so far") if number == self._best else ""

    def _overflowed(self, number: int) -> bool:
        return bool(self._states) and self._states[number].divergence is not None

    def _show_losses(self) -> None:
        sound = {n: state.train_loss for n, state in enumerate(self._states) if state.divergence is None}
        finite = {number: loss for number, loss in sound.items() if isfinite(loss)}
        self._best = min(finite, key=finite.__getitem__) if finite and self._furthest else None
        for number in self._losses:
            self._show_row(number)
        self.table_view.show_milestones(self._furthest)
        self._draw_curves()
        self._name_rows()
        self._tell_best()
        self.table_view.sort_unless_pointed_at()

    def _show_row(self, number: int) -> None:
        write, state, answer = self.table_view.write, self._states[number], self._losses[number]
        for column, step in enumerate(MILESTONES, FIRST):
            loss = self._at(number, step)
            write(number, column, "" if loss is None else number_format.loss(loss), loss)
        now = None if self._overflowed(number) else state.train_loss
        write(number, NOW, number_format.loss(now), now)
        share = answer.test_accuracy if answer.test_accuracy is not None else answer.train_accuracy
        write(number, ACCURACY, "" if share is None else number_format.percent(share, 1), share)

    def facts(self) -> dict[str, float | str | bool]:
        """best and worst: activations of the first layers of the runs with the least and the largest loss now;
        best_loss, worst_loss. Of those that have not overflowed; empty before all have been measured.
        """
        if len(self._states) != len(self._runs) or len(self._losses) != len(self._runs):
            return {}
        losses = {n: state.train_loss for n, state in enumerate(self._states) if not self._overflowed(n)}
        if not losses:
            return {}
        best, worst = min(losses, key=losses.__getitem__), max(losses, key=losses.__getitem__)
        return {
            "best": self._runs[best].layers[0].activation,
            "worst": self._runs[worst].layers[0].activation,
            "best_loss": losses[best],
            "worst_loss": losses[worst],
        }

    def _draw_curves(self) -> None:
        """All on one scale, from the least loss to the largest first one; logarithmic unless some are negative."""
        signed = any((answer.train < 0).any() for answer in self._losses.values())
        every = {n: answer.train if signed else decades(answer.train) for n, answer in self._losses.items()}
        finite = [values[np.isfinite(values)] for values in every.values()]
        low = min((float(values.min()) for values in finite if values.size), default=0.0)
        high = max((float(values[0]) for values in finite if values.size), default=1.0)
        size = QSize(self.table_view.iconSize().width(), round(self.appearance.px(PICTURE)))
        for number, values in every.items():
            x, y = thinned(self._losses[number].steps, values, CURVE_POINTS)
            x, y = x / max(self._furthest, 1), (y - low) / max(high - low, 0.5)
            picture = curve_icon(self.appearance, x, y, size, self.devicePixelRatioF())
            self.table_view.cell(number, CURVE).setIcon(picture)

    def _show_map(self, number: int) -> None:
        if self._picture is not None:
            side = round(self.appearance.px(PICTURE))
            picture = map_icon(self._picture, self._maps[number].values, side, self.devicePixelRatioF())
            self.table_view.cell(number, MAP).setIcon(picture)

    def _choose_colours(self) -> None:
        if not self._runs:
            return
        scale = output_scale(self._runs[0])
        table = map_colours(self.appearance.theme, scale.task, len(self._runs[0].data.classes or ()), False)
        self._picture = MapPicture(scale, table, self._map_want.resolution)
        for number in self._maps:
            self._show_map(number)

    def _tell_best(self) -> None:
        if self._best is None:
            self._told.clear()
            return
        text = self.tr("Best so far: {name}, training loss {loss}")
        loss = number_format.loss(self._states[self._best].train_loss)
        self._told.setText(text.format(name=self._row_name(self._best), loss=loss))


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
