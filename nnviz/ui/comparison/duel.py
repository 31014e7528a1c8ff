"""Two to four runs side by side: a column each, and below them what all have in common in two plots."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from math import isfinite, log10

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.nn import LOSSES
from nnviz.training.comparison_wants import DeltaNorms, DeltaNormsWant, LinearMapWant, SaturationWant, SideMapWant
from nnviz.training.comparisons import MOST_SIDES
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import CurveWant, Losses, LossesWant, Want
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.comparison.overlays import DeltaOverlay, LossOverlay
from nnviz.ui.comparison.side import SideColumn
from nnviz.ui.export import Table
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.regions.feed import RegionsFeed
from nnviz.ui.regions.growth_plot import GrowthCurve, GrowthPlot
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

FINE, COARSE = 72, 44  # points a side of a map, of two sides and of more


class Duel(QWidget):
    """`sides` are made once; as many as there are runs are seen. Its signals are those of the sides."""

    shown_chosen = Signal(int)
    removed = Signal(int)
    kept = Signal(int)
    copied = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._runs: tuple[RunInfo, ...] = ()
        self._wants: tuple[Want, ...] = ()
        self._map_want = SideMapWant()
        self._losses: dict[int, Losses] = {}
        self._axis = LogAxis(patience=DeltaNormsWant.hz)
        self.sides = tuple(SideColumn(appearance, number, self._axis) for number in range(MOST_SIDES))
        self.losses = LossOverlay(appearance)
        self.deltas = DeltaOverlay(appearance, self._axis)
        self.growth = GrowthPlot(appearance, tall=True)
        self._loss_title, self._delta_title, self._growth_title = QLabel(), QLabel(), QLabel()
        self._row = QHBoxLayout()
        for side in self.sides:
            self._row.addWidget(side, 1)
            side.chosen.connect(self.shown_chosen)
            side.removed.connect(self.removed)
            side.kept.connect(self.kept)
            side.copied.connect(self.copied)
            for picture in (side.map, side.curve):
                picture.pointed.connect(self._point_all)
                picture.left.connect(self._unpoint_all)
        self._below = QGridLayout()
        plots = (self._loss_title, self.losses), (self._delta_title, self.deltas), (self._growth_title, self.growth)
        for column, (title, plot) in enumerate(plots):
            self._below.addWidget(title, 0, column)
            self._below.addWidget(plot, 1, column)
        for side in self.sides:
            side.map.regions.changed.connect(self._show_growth)
        self._show_growth()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._row, 5)
        layout.addLayout(self._below, 2)

    @property
    def wants(self) -> Collection[Want]:
        pieces = {want for feed in self.feeds[: len(self._runs)] for want in feed.wants}
        return (*self._wants, *pieces)

    @property
    def feeds(self) -> tuple[RegionsFeed, ...]:
        """Those of the linear pieces of all sides."""
        return tuple(side.map.regions.feed for side in self.sides)

    @property
    def has_planes(self) -> bool:
        """Whether the sides show maps, and not curves."""
        return bool(self._runs) and len(self._runs[0].data.columns) > 1

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """New runs, at most as many as there are sides."""
        self._runs = runs
        self._losses = {}
        self._axis.reset()
        self.losses.begin(signed=any(LOSSES[run.config.loss_for(run.data.task)].signed for run in runs))
        self.deltas.clear_curves()
        data = runs[0].data
        plane = len(data.columns) > 1
        self._map_want = SideMapWant(FINE if len(runs) == 2 else COARSE, telling_columns(data))
        linear = any({layer.activation for layer in run.layers[:-1]} == {"purelin"} for run in runs)
        self._wants = (
            self._map_want if plane else CurveWant(),
            LossesWant(),
            DeltaNormsWant(),
            SaturationWant(),
            *((LinearMapWant(),) if linear else ()),
        )
        for feed in self.feeds[0 if not plane else len(runs) :]:
            feed.set_run(None)
        for side in self.sides:
            side.setVisible(side.number < len(runs))
            if side.number < len(runs):
                side.set_run(runs[side.number], runs[0], self._map_want)
                side.reserve_linear(linear)
            side.allow(copy=len(runs) < MOST_SIDES, remove=len(runs) > 1)
        self.set_shown(shown)

    def set_config(self, number: int, run: RunInfo) -> None:
        """The settings of one run have changed in flight."""
        self._runs = (*self._runs[:number], run, *self._runs[number + 1 :])
        for side, info in zip(self.sides, self._runs, strict=False):
            side.tell_settings(info, self._runs[0])

    def set_shown(self, shown: int) -> None:
        for side in self.sides:
            side.set_shown(side.number == shown)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        states = snapshot.runs[: len(self._runs)]
        furthest = max(state.step for state in states)
        diverged = [state.divergence is not None for state in states]
        norms, losses = {}, {}
        for number, (side, state) in enumerate(zip(self.sides, states, strict=False)):
            side.show_state(state, furthest, others_go_on=not all(diverged))
            side.map.regions.feed.show_snapshot(snapshot, number)
            if (curve := state.answers.get(CurveWant())) is not None:
                side.show_curve(curve, faded=diverged[number])
            if (picture := state.answers.get(self._map_want)) is not None:
                side.show_map(picture, faded=diverged[number])
            if (answer := state.answers.get(LossesWant())) is not None:
                losses[number] = answer
                side.show_losses(answer)
            if (linear := state.answers.get(LinearMapWant())) is not None:
                side.show_linear(linear)
            if (saturation := state.answers.get(SaturationWant())) is not None:
                side.show_saturation(saturation)
            if (delta := state.answers.get(DeltaNormsWant())) is not None:
                norms[number] = delta
        # One that overflows is no measure for the others: its numbers end where theirs do.
        sound = {number for number, lost in enumerate(diverged) if not lost} or set(range(len(states)))
        if norms:
            self._show_norms(norms, sound)
        if losses:
            self._losses |= losses
            self.losses.show_losses(losses, sound)

    def restyle(self) -> None:
        px = self.appearance.px
        self._row.setSpacing(round(px(10)))
        self.layout().setSpacing(round(px(8)))
        self._below.setHorizontalSpacing(round(px(16)))
        self._below.setVerticalSpacing(round(px(2)))
        for title in (self._loss_title, self._delta_title, self._growth_title):
            title.setProperty("role", "section")
            title.setFont(self.appearance.font(12, bold=True))
        for part in (*self.sides, self.losses, self.deltas, self.growth):
            part.restyle()
        self._show_growth()

    def retranslate(self) -> None:
        self._loss_title.setText(self.tr("Training loss"))
        self._delta_title.setText(self.tr("||δ|| of each layer, L: the output layer"))
        self._growth_title.setText(self.tr("Linear regions"))
        for part in (*self.sides, self.losses, self.deltas, self.growth):
            part.retranslate()

    def table(self) -> Table | None:
        """The losses of all sides at every step at which any was measured; empty where one was not."""
        answers = sorted(self._losses.items())
        names, sides, steps, train, test = ("side", "step", "train_loss", "test_loss"), [], [], [], []
        for side, answer in answers:
            sides += [LETTERS[side]] * answer.steps.size
            steps += answer.steps.tolist()
            train += answer.train.tolist()
            test += answer.test.tolist()
        return Table(names, (sides, steps, train, test)) if sides else None

    @contextmanager
    def bare(self) -> Iterator[None]:
        """While it lasts it is painted for a file: without what can be pressed, and without cursors."""
        self._unpoint_all()
        buttons = [button for side in self.sides for button in side.buttons if button.isVisible()]
        drawings = [side.map.regions.drawing for side in self.sides]
        with self.losses.bare(), self.deltas.bare():
            for button in buttons:
                button.hide()
            for drawing in drawings:
                drawing.exact = True
            try:
                yield
            finally:
                for drawing in drawings:
                    drawing.exact = False
                for button in buttons:
                    button.show()

    def delta_table(self) -> Table | None:
        """||delta|| of every layer of all sides, as they are drawn."""
        rows = [
            (LETTERS[side.number], layer, float(norm))
            for side in self.sides[: len(self._runs)]
            for layer, norm in enumerate(side.ladder.norms, 1)
        ]
        sides, layers, norms = zip(*rows, strict=True) if rows else ((), (), ())
        return Table(("side", "layer", "delta_norm"), (sides, layers, norms)) if rows else None

    def pieces_table(self) -> Table | None:
        """How many linear pieces each side had at which step."""
        rows = [
            (LETTERS[side.number], step, count)
            for side in self.sides[: len(self._runs)]
            for step, count in zip(side.map.regions.feed.growth.steps, side.map.regions.feed.growth.counts, strict=True)
        ]
        sides, steps, counts = zip(*rows, strict=True) if rows else ((), (), ())
        return Table(("side", "step", "pieces"), (sides, steps, counts)) if rows else None

    def _show_growth(self) -> None:
        """The curves of all sides, where pieces are shown: a third plot below."""
        on = self.has_planes and any(feed.on for feed in self.feeds)
        for part in (self._growth_title, self.growth):
            part.setVisible(on)
        for column in range(3):
            self._below.setColumnStretch(column, 1 if on or column < 2 else 0)
        shown = self.sides[: len(self._runs)]
        self.growth.show_growth(*(GrowthCurve(side.map.regions.feed.growth, side.number) for side in shown))

    def _show_norms(self, answers: Mapping[int, DeltaNorms], sound: Collection[int]) -> None:
        """All on one axis, which holds those of the `sound` sides."""
        every = [float(norm) for number in sound if number in answers for norm in answers[number].norms]
        decades = [log10(norm) for norm in every if isfinite(norm) and norm > 0]
        if decades:
            self._axis.fit(min(decades), max(decades))
        for number, answer in answers.items():
            self.sides[number].show_norms(answer)
        self.deltas.show_norms({number: answer.norms for number, answer in answers.items()})

    def _point_all(self, x: float, y: float) -> None:
        for side in self.sides[: len(self._runs)]:
            side.picture.show_cursor(x, y)

    def _unpoint_all(self) -> None:
        for side in self.sides:
            side.picture.hide_cursor()
