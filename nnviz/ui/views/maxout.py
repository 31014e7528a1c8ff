"""A Maxout layer at work: a unit's lines and cells, who wins, which samples train what, and what one sample sees.

It hands the answers to its parts (`nnviz.ui.maxout`) and asks for what its choices say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nnviz.nn import Layer
from nnviz.training.maxout_wants import (
    Lessons,
    LessonsWant,
    Line,
    Slice,
    ThinWant,
    UnitWant,
    WinnerHistory,
    WinnerHistoryWant,
    Winners,
    WinnersWant,
)
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.trainer import told_classes
from nnviz.training.wants import Integers, Mistakes, MistakesWant, Want
from nnviz.ui.export import Export, widgets
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.map.scale import output_scale
from nnviz.ui.map.words import target_of
from nnviz.ui.maxout.chart import MaxoutChart
from nnviz.ui.maxout.controls import SampleChoice, UnitChoice
from nnviz.ui.maxout.lessons_chart import LessonsChart
from nnviz.ui.maxout.plane_plot import PlanePlot
from nnviz.ui.maxout.stream import Stream
from nnviz.ui.maxout.thin_chart import ThinChart
from nnviz.ui.maxout.unit_plot import UnitPlot
from nnviz.ui.maxout.winners_table import WinnersTable
from nnviz.ui.maxout.words import MaxoutWords
from nnviz.ui.number_format import count
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

UPPER, LOWER = 216.0, 260.0  # px, at least
PIECES = 3  # of the layer that the empty view offers


class MaxoutView(View):
    """Above the unit and its plane, below one of three: what a sample sees, who wins, who is trained by whom.

    remedy_chosen(RunConfig)    settings with a Maxout layer, for a run that has none
    unit_chosen(layer, unit)    another unit is shown, from 0
    """

    remedy_chosen = Signal(object)
    unit_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._layers: tuple[int, ...] = ()
        self._want = UnitWant(0, 0)
        self._sample = 0
        self._classes: Integers | None = None  # of every sample
        self._winners: Winners | None = None
        self._history: WinnerHistory | None = None
        self._lessons: Lessons | None = None
        self._mistakes: Mistakes | None = None
        self._step: int | None = None  # of the figures
        self._words = MaxoutWords(self)
        self.choice, self.sample_choice = UnitChoice(appearance), SampleChoice(appearance)
        self.unit_plot, self.plane_plot = UnitPlot(appearance), PlanePlot(appearance)
        self.thin, self.table, self.stream = ThinChart(appearance), WinnersTable(appearance), Stream(appearance)
        self.lessons = LessonsChart(appearance)
        self._empty, self._lost = QLabel(), QLabel()
        self.offer_button = QPushButton()
        self.tabs = tuple(QPushButton() for _ in range(3))
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        if not self._layers:
            return ()
        shown = self._stack.currentIndex()
        if shown == 0:
            more: tuple[Want, ...] = (ThinWant(self._sample), WinnersWant())
            return (
                (self._want, *more, MistakesWant()) if self.sample_choice.mistakes.isChecked() else (self._want, *more)
            )
        if shown == 1:
            return (self._want, WinnersWant(), self._history_want)
        return (self._want, LessonsWant(self._want.layer))

    @property
    def _history_want(self) -> WinnerHistoryWant:
        return WinnerHistoryWant(self._want.layer, self._want.unit)

    def set_run(self, run: RunInfo) -> None:
        self._run = run
        self._layers = tuple(l for l, layer in enumerate(run.layers) if layer.pieces > 1)
        task = run.data.task
        self._classes = None if task == "regression" else told_classes(run.data.y, task)
        self._sample = self._sample if self._sample < run.data.x.shape[1] else 0
        if task == "regression":
            self.sample_choice.mistakes.setChecked(False)
        self._winners = self._mistakes = self._step = None
        self.thin.set_run(run if self._layers else None)
        for chart in self._charts:
            chart.frozen = False
        self._lost.hide()
        if self._layers:
            layer = self._want.layer if self._want.layer in self._layers else self._layers[0]
            unit = self._want.unit if self._want.unit < run.layers[layer].size else 0
            self._look_at(layer, unit, anew=True)
            self._show_sample(self._sample)
        self._show_parts()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._run is None or not self._layers:
            return
        unit = snapshot.answer(self._want)
        if unit is not None:
            self._step = snapshot.step
            names = self._input_names()
            symbol = names[0] if len(names) == 1 else "t"
            self.unit_plot.show_unit(unit, self._want.unit, symbol, at_once=not snapshot.running)
            self.plane_plot.show_unit(unit, names)
        thin = snapshot.answer(ThinWant(self._sample))
        if thin is not None:
            self.thin.show_thin(thin, self._sample, target_of(self._run, output_scale(self._run), self._sample))
        winners, history = snapshot.answer(WinnersWant()), snapshot.answer(self._history_want)
        if winners is not None:
            self._winners = winners
            self.thin.show_wins(winners.counts)
        if history is not None:
            self._history = history
            self.stream.show_history(history)
        if winners is not None or history is not None:
            self._show_wins()
        lessons = snapshot.answer(LessonsWant(self._want.layer))
        if lessons is not None:
            self._lessons = lessons
            self._show_lessons()
        mistakes = snapshot.answer(MistakesWant())
        if mistakes is not None and self.sample_choice.mistakes.isChecked():
            first, self._mistakes = self._mistakes is None, mistakes
            if first and len(mistakes.samples) and self._sample not in mistakes.samples:
                self._walk(1)
        self._show_divergence(snapshot)

    def _show_divergence(self, snapshot: Snapshot) -> None:
        lost = snapshot.state.divergence
        for chart in self._charts:
            if chart.frozen != (lost is not None):
                chart.frozen = lost is not None
                chart.update()
        self._lost.setVisible(lost is not None)
        if lost is not None:
            self._lost.setText(
                self.tr("Overflow at step {0}: these are the last finite values.").format(count(lost.step))
            )

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._column.setContentsMargins(round(px(12)), round(px(8)), round(px(12)), round(px(8)))
        self._column.setSpacing(round(px(6)))
        self._upper.setSpacing(round(px(10)))
        self._heads.setSpacing(round(px(6)))
        for chart in (self.unit_plot, self.plane_plot):
            chart.setMinimumHeight(round(px(UPPER)))
        self._stack.setMinimumHeight(round(px(LOWER)))
        for part in (*self._charts, self.choice, self.sample_choice):
            part.restyle()
        self._empty.setFont(self.appearance.font(14))
        palette, theme = self._lost.palette(), self.appearance.theme
        palette.setColor(palette.ColorRole.WindowText, theme.danger_text)
        self._lost.setPalette(palette)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Maxout"))
        for button, text in zip(
            self.tabs, (self.tr("One sample"), self.tr("Winners"), self.tr("Who trains what")), strict=True
        ):
            button.setText(text)
        self._empty.setText(self.tr("This network has no Maxout layer: no unit that learns its own activation."))
        self.offer_button.setText(self.tr("Use maxout with {0} pieces in layer 1").format(PIECES))
        self.offer_button.setToolTip(
            self.tr(
                "Each unit becomes the largest of 3 straight lines. With 1 piece it would be a straight line itself, "
                "so 2 are the fewest; of many some mostly win nothing."
            )
        )
        for chart in self._charts:
            chart.retranslate()
        if self._run is not None and self._layers:
            self._show_wins()
            self._show_lessons()

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        if self.unit_plot.unit is None or not self._layers:
            return None
        chart = self._chart_at(point)
        what = {
            self.unit_plot: self.tr("maxout envelope"),
            self.plane_plot: self.tr("maxout cells"),
            self.thin: self.tr("thin network"),
            self.table: self.tr("maxout winners"),
            self.stream: self.tr("maxout shares"),
            self.lessons: self.tr("maxout lessons"),
        }[chart]
        size, paint = widgets(self, chart)
        return Export(what, size, paint, self.appearance.theme.surface, chart.table(), self._step)

    def key_point(self) -> QPoint:
        chart = self._chart_at(None)
        return chart.mapTo(self, chart.rect().center())

    def _chart_at(self, point: QPoint | None) -> MaxoutChart:
        """The one under the mouse or with the focus, else the unit's own."""
        for chart in self._charts:
            if not chart.isVisibleTo(self):
                continue
            if chart.hasFocus() if point is None else chart.rect().contains(chart.mapFrom(self, point)):
                return chart
        return self.unit_plot

    # -- choices

    @property
    def unit(self) -> tuple[int, int]:
        """Layer and unit that are shown, from 0."""
        return self._want.layer, self._want.unit

    @property
    def sample(self) -> int:
        return self._sample

    def select_unit(self, layer: int, unit: int) -> None:
        """Show this unit if it is a Maxout's; nobody is told."""
        if self._run is None or layer not in self._layers or (layer, unit) == self.unit:
            return
        if 0 <= unit < self._run.layers[layer].size:
            self._look_at(layer, unit)

    def _look_at(self, layer: int, unit: int, *, anew: bool = False) -> None:
        assert self._run is not None
        names = self._words.inputs(self._run, layer)
        if anew or layer != self._want.layer:
            i, j = self._want.columns
            fits = layer == self._want.layer and max(i, j) < len(names) and self.unit_plot.unit is not None
            columns = (i, j) if fits and i != j else self._first_columns(layer, len(names))
            self._want = UnitWant(
                layer, unit, self._want.slice if self._want.slice != "line" else "difference", columns
            )
            self.choice.offer(self._layers, self._run.layers[layer].size, names)
            self._lessons = None
        self._want = replace(self._want, layer=layer, unit=unit)
        self._history = None
        self.choice.show_choice(layer, unit, self._want.slice, self._want.columns)
        self.unit_plot.show_unit(None, unit)
        self.plane_plot.show_unit(None, names)
        self.plane_plot.setVisible(len(names) > 1)
        self.thin.choose(layer, unit)
        self.stream.show_history(None)
        self._show_wins()
        self._show_lessons()

    def _first_columns(self, layer: int, inputs: int) -> tuple[int, int]:
        """Of a table the two columns that tell most, else the first two."""
        assert self._run is not None
        data = self._run.data
        return telling_columns(data) if layer == 0 and inputs > 2 and data.inputs == data.columns else (0, 1)

    def _input_names(self) -> tuple[str, ...]:
        assert self._run is not None
        return self._words.inputs(self._run, self._want.layer)

    def _choose_unit(self, layer: int, unit: int) -> None:
        if (layer, unit) != self.unit:
            self._look_at(layer, unit)
            self.unit_chosen.emit(layer, unit)

    def _choose_unit_of_layer(self, unit: int) -> None:
        self._choose_unit(self._want.layer, unit)

    def _choose_slice(self, slice_: Slice) -> None:
        self._want = replace(self._want, slice=slice_, line=self.plane_plot.line if slice_ == "line" else None)
        self.unit_plot.forget_ranges()

    def _choose_plane(self, i: int, j: int) -> None:
        self._want = replace(self._want, columns=(i, j), line=None)
        self.plane_plot.show_unit(None, self._input_names())

    def _choose_line(self, line: Line) -> None:
        self._want = replace(self._want, slice="line", line=line)
        self.choice.show_choice(self._want.layer, self._want.unit, "line", self._want.columns)
        self.unit_plot.forget_ranges()

    def _mark_in_plane(self, t: float) -> None:
        unit = self.unit_plot.unit
        if unit is None or not np.isfinite(t):
            self.plane_plot.mark_at(None)
        else:
            self.plane_plot.mark_at((t - unit.t_range[0]) / (unit.t_range[1] - unit.t_range[0]))

    # -- samples

    def _walk(self, by: int) -> None:
        """To the next one, or the one before; of the mistakes where only they are wanted. After the last the first."""
        if self._run is None:
            return
        if not self.sample_choice.mistakes.isChecked():
            self._show_sample((self._sample + by) % self._run.data.x.shape[1])
        elif self._mistakes is not None and self._mistakes.samples.size:
            wrong = self._mistakes.samples
            at = np.searchsorted(wrong, self._sample, side="right" if by > 0 else "left")
            self._show_sample(int(wrong[(at if by > 0 else at - 1) % wrong.size]))

    def _show_sample(self, sample: int) -> None:
        assert self._run is not None
        self._sample = sample
        classes = self._run.data.task != "regression"
        self.sample_choice.show_sample(sample, self._run.data.x.shape[1], with_mistakes=classes)
        self.plane_plot.sample = sample
        self.plane_plot.update()
        self._show_lessons()

    def _choose_mistakes(self, wanted: bool) -> None:
        self._mistakes = None

    def _choose_from_lessons(self, sample: int) -> None:
        self._show_sample(sample)

    # -- its parts

    @property
    def _charts(self) -> tuple[UnitPlot, PlanePlot, ThinChart, WinnersTable, Stream, LessonsChart]:
        return self.unit_plot, self.plane_plot, self.thin, self.table, self.stream, self.lessons

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("maxout_content")
        self._column = QVBoxLayout(content)
        self._upper, self._heads = QHBoxLayout(), QHBoxLayout()
        self._upper.addWidget(self.unit_plot, 5)
        self._upper.addWidget(self.plane_plot, 4)
        group = QButtonGroup(self)
        for number, button in enumerate(self.tabs):
            button.setCheckable(True)
            group.addButton(button, number)
            self._heads.addWidget(button)
        self.tabs[0].setChecked(True)
        group.idClicked.connect(self._show_tab)
        self._heads.addStretch(1)
        self._heads.addWidget(self.sample_choice)
        winners = QWidget()
        row = QHBoxLayout(winners)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.table, 2)
        row.addWidget(self.stream, 1)
        self._stack = QStackedWidget()
        for part in (self.thin, winners, self.lessons):
            self._stack.addWidget(part)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.offer_button.setProperty("role", "primary")
        for part in (self.choice, self._lost):
            self._column.addWidget(part)
        self._column.addLayout(self._upper, 5)
        self._column.addLayout(self._heads)
        self._column.addWidget(self._stack, 6)
        self._full = QScrollArea()
        self._full.setFrameShape(QFrame.Shape.NoFrame)
        self._full.setWidgetResizable(True)
        self._full.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._full.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._full.setWidget(content)
        self._nothing = QWidget()
        middle = QVBoxLayout(self._nothing)
        middle.addStretch(1)
        middle.addWidget(self._empty)
        middle.addWidget(self.offer_button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._full)
        whole.addWidget(self._nothing)
        self._lost.hide()
        self._show_parts()

    def _connect(self) -> None:
        self.choice.unit_chosen.connect(self._choose_unit)
        self.choice.slice_chosen.connect(self._choose_slice)
        self.choice.plane_chosen.connect(self._choose_plane)
        self.sample_choice.stepped.connect(self._walk)
        self.sample_choice.chosen.connect(self._show_sample)
        self.sample_choice.mistakes_wanted.connect(self._choose_mistakes)
        self.unit_plot.pointed.connect(self._mark_in_plane)
        self.plane_plot.line_chosen.connect(self._choose_line)
        self.thin.stepped.connect(self._walk)
        self.thin.unit_chosen.connect(self._choose_unit)
        self.lessons.sample_chosen.connect(self._choose_from_lessons)
        self.lessons.unit_chosen.connect(self._choose_unit_of_layer)
        self.offer_button.clicked.connect(self._offer)

    def _show_parts(self) -> None:
        self._full.setVisible(bool(self._layers))
        self._nothing.setVisible(not self._layers)
        for part in (self._empty, self.offer_button):
            part.setVisible(self._run is not None)

    def _show_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.sample_choice.setVisible(number != 1)

    def _show_wins(self) -> None:
        layer, unit = self.unit
        wins = by_class = None
        if self._winners is not None and layer in self._winners.counts:
            wins = self._winners.counts[layer][unit]
            if self._winners.by_class is not None:
                by_class = self._winners.by_class[layer][:, unit]
        names = () if self._run is None else self._input_names()
        self.table.show_wins(unit, self.unit_plot.unit, wins, by_class, self._history, names, self._class_names())

    def _class_names(self) -> tuple[str, ...]:
        if self._run is None or self._classes is None:
            return ()
        return self._run.data.classes or ("\u22121", "+1")

    def _show_lessons(self) -> None:
        pieces = 2 if self._run is None else self._run.layers[self._want.layer].pieces
        self.lessons.show_lessons(self._lessons, max(pieces, 2), self._want.unit, self._sample, self._classes)

    def _offer(self) -> None:
        """The run's settings with a Maxout in layer 1; with no hidden layer at all one is put there."""
        assert self._run is not None
        config = self._run.config
        first = config.layers[0] if config.layers else Layer(4)
        maxout = Layer(first.size, "maxout", {"pieces": PIECES}, first.initializer)
        self.remedy_chosen.emit(replace(config, layers=(maxout, *config.layers[1:])))
