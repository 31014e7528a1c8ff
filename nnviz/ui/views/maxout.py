"""A Maxout layer at work: a unit's lines and cells, who wins, which samples train what, and what one sample sees.

It hands the answers to its parts (`nnviz.ui.maxout`) and asks for what its choices say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from math import isfinite

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.nn import Layer
from nnviz.training.maxout_wants import Line, Slice, UnitWant
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.export import Export, widgets
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.maxout import lesson
from nnviz.ui.maxout.chart import MaxoutChart
from nnviz.ui.maxout.controls import UnitChoice
from nnviz.ui.maxout.convert_button import ConvertButton
from nnviz.ui.maxout.details import MaxoutDetails
from nnviz.ui.maxout.no_maxout import PIECES, NoMaxout
from nnviz.ui.maxout.plane_plot import PlanePlot
from nnviz.ui.maxout.unit_plot import UnitPlot
from nnviz.ui.maxout.words import MaxoutWords
from nnviz.ui.number_format import count
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEAST_HEIGHT = 216.0  # px of the upper part


class MaxoutView(View):
    """Above the unit and its plane, below the details. Counts from 0.

    remedy_chosen(RunConfig)    settings with a Maxout layer, for a run that has none; or with another k in it
    converted(layer)            this rectifier layer is to become the Maxout layer that computes the same
    unit_chosen(layer, unit)    another unit is shown, whoever chose it but `select_unit`
    sample_chosen(sample)       another sample is looked at, whoever chose it but `show_sample`
    """

    remedy_chosen = Signal(object)
    converted = Signal(int)
    unit_chosen = Signal(int, int)
    sample_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._layers: tuple[int, ...] = ()
        self._want = UnitWant(0, 0)
        self._names: tuple[str, ...] = ()  # of the layer's inputs
        self._step: int | None = None  # of the figures
        self._words = MaxoutWords(self)
        self.choice = UnitChoice(appearance)
        self.unit_plot, self.plane_plot = UnitPlot(appearance), PlanePlot(appearance)
        self.details = MaxoutDetails(appearance)
        self.region_feeds = (self.details.regions.regions.feed,)
        self.nothing, self.convert_button, self._lost = NoMaxout(appearance), ConvertButton(appearance), QLabel()
        self._lay_out()
        self.choice.unit_chosen.connect(self._choose_unit)
        self.choice.pieces_wanted.connect(self._offer_pieces)
        self.choice.slice_chosen.connect(self._choose_slice)
        self.choice.plane_chosen.connect(self._choose_plane)
        self.unit_plot.pointed.connect(self._mark_in_plane)
        self.plane_plot.line_chosen.connect(self._choose_line)
        self.details.unit_chosen.connect(self._choose_unit)
        self.details.sample_chosen.connect(self._ring_sample)
        self.details.sample_chosen.connect(self.sample_chosen)
        self.details.regions.report.remedy_chosen.connect(self.remedy_chosen)
        self.nothing.wanted.connect(self._offer)
        self.nothing.converted.connect(self.converted)
        self.convert_button.chosen.connect(self.converted)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return (self._want, *self.details.wants) if self._layers else ()

    def set_run(self, run: RunInfo) -> None:
        self._run, self._step = run, None
        self._layers = tuple(l for l, layer in enumerate(run.layers) if layer.pieces > 1)
        self._show_divergence(None)
        for part in (self.convert_button, self.nothing):
            part.offer(run.layers)
        self._show_parts()
        if self._layers:
            layer = self._want.layer if self._want.layer in self._layers else self._layers[0]
            unit = self._want.unit if self._want.unit < run.layers[layer].size else 0
            self.details.set_run(run, layer, unit)
            self._look_at(layer, unit, anew=True)
            self._ring_sample(self.details.sample)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._run is None or not self._layers:
            return
        unit = snapshot.answer(self._want)
        if unit is not None:
            self._step = snapshot.step
            names = self._names
            symbol = names[0] if len(names) == 1 else "t"
            self.unit_plot.show_unit(unit, self._want.unit, symbol, at_once=not snapshot.running)
            standardized = self._run.config.standardize and self._want.layer == 0
            self.plane_plot.show_unit(unit, names, standardized=standardized)
        self.details.show_snapshot(snapshot, self.unit_plot.unit)
        lost = snapshot.state.divergence
        self._show_divergence(None if lost is None else lost.step)

    def _show_divergence(self, step: int | None) -> None:
        """After an overflow during `step` the last finite values stay, pale."""
        for chart in self._charts:
            if chart.frozen != (step is not None):
                chart.frozen = step is not None
                chart.update()
        self._lost.setVisible(step is not None)
        if step is not None:
            self._lost.setText(self.tr("Overflow at step {0}: these are the last finite values.").format(count(step)))

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._column.setContentsMargins(round(px(12)), round(px(8)), round(px(12)), round(px(8)))
        self._column.setSpacing(round(px(6)))
        self._upper.setSpacing(round(px(10)))
        for chart in (self.unit_plot, self.plane_plot):
            chart.setMinimumHeight(round(px(LEAST_HEIGHT)))
        for part in (*self._charts, self.choice, self.details, self.convert_button, self.nothing):
            part.restyle()
        palette, theme = self._lost.palette(), self.appearance.theme
        palette.setColor(palette.ColorRole.WindowText, theme.danger_text)
        self._lost.setPalette(palette)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Maxout"))
        self.nothing.retranslate()
        for chart in self._charts:
            chart.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self._column.contentsMargins()
        self.details.fit(self.width() - margins.left() - margins.right())

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        if self.unit_plot.unit is None or not self._layers:
            return None
        pieces = self.details.regions.export(self, point)
        if pieces is not None:
            return pieces
        chart = self._chart_at(point)
        size, paint = widgets(self, chart)
        return Export(chart.file_word(), size, paint, self.appearance.theme.surface, chart.table(), self._step)

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

    # -- for lessons

    def arrange(self, **settings: object) -> None:
        """layer, unit, sample: from 1; show: sample, winners, lessons or regions, below. Raises ValueError."""
        lesson.arrange(self, settings)

    def facts(self) -> dict[str, float | str | bool]:
        """layers (with Maxout), layer, unit, sample, show; of the unit pieces, winning (those with a share of 1 % or
        more), least_share; of the sample's network thin_off (the largest |map - whole network|), thin_exact,
        thin_rows, thin_winners, thin_learning (rows of Maxout layers: all, what is left, what gets a gradient); of the
        lessons least_taught: the number of samples that train the piece with the fewest.
        """
        return lesson.facts(self)

    def places(self) -> dict[str, QWidget]:
        """unit, plane, choice, details, sample."""
        return lesson.places(self)

    # -- choices

    @property
    def layers(self) -> tuple[int, ...]:
        """Those of the run with a Maxout, from 0."""
        return self._layers

    @property
    def unit(self) -> tuple[int, int]:
        """Layer and unit that are shown."""
        return self._want.layer, self._want.unit

    @property
    def sample(self) -> int:
        return self.details.sample

    def select_unit(self, layer: int, unit: int) -> None:
        """Show this unit if it is a Maxout's; nobody is told."""
        if self._run is None or layer not in self._layers or (layer, unit) == self.unit:
            return
        if 0 <= unit < self._run.layers[layer].size:
            self._look_at(layer, unit)

    def show_sample(self, sample: int) -> None:
        """Look at this sample; nobody is told."""
        self.details.show_sample(sample)
        self._ring_sample(self.details.sample)

    def _look_at(self, layer: int, unit: int, *, anew: bool = False) -> None:
        assert self._run is not None
        names = self._names = self._words.inputs(self._run, layer)
        if anew or layer != self._want.layer:
            slice_ = self._want.slice if self._want.slice != "line" else "difference"
            self._want = UnitWant(layer, unit, slice_, self._first_columns(layer, len(names)))
            info, output = self._run.layers[layer], layer == len(self._run.layers) - 1
            self.choice.offer(self._layers, info.size, info.pieces, names, output=output)
        self._want = replace(self._want, layer=layer, unit=unit)
        self.choice.show_choice(layer, unit, self._want.slice, self._want.columns)
        self.unit_plot.show_unit(None, unit)
        self.plane_plot.show_unit(None, names)
        self.plane_plot.setVisible(len(names) > 1)
        self.details.set_unit(layer, unit, names)

    def _first_columns(self, layer: int, inputs: int) -> tuple[int, int]:
        """Those of before where they still fit; else of a table the two columns that tell most, or the first two."""
        assert self._run is not None
        data, before = self._run.data, self._want.columns
        if layer == self._want.layer and before != (0, 1) and max(before) < inputs:
            return before
        return telling_columns(data) if layer == 0 and inputs > 2 and data.inputs == data.columns else (0, 1)

    def _choose_unit(self, layer: int, unit: int) -> None:
        if (layer, unit) != self.unit:
            self._look_at(layer, unit)
            self.unit_chosen.emit(layer, unit)

    def _choose_slice(self, slice_: Slice) -> None:
        self._want = replace(self._want, slice=slice_, line=self.plane_plot.line if slice_ == "line" else None)
        self.unit_plot.forget_ranges()

    def _choose_plane(self, i: int, j: int) -> None:
        self._want = replace(self._want, columns=(i, j), line=None)
        self.plane_plot.show_unit(None, self._names)

    def _choose_line(self, line: Line) -> None:
        self._want = replace(self._want, slice="line", line=line)
        self.choice.show_choice(self._want.layer, self._want.unit, "line", self._want.columns)
        self.unit_plot.forget_ranges()

    def _mark_in_plane(self, t: float) -> None:
        unit = self.unit_plot.unit
        if unit is None or not isfinite(t):
            self.plane_plot.mark_at(None)
        else:
            self.plane_plot.mark_at((t - unit.t_range[0]) / (unit.t_range[1] - unit.t_range[0]))

    def _ring_sample(self, sample: int) -> None:
        self.plane_plot.ring(sample)

    def _offer(self) -> None:
        """The run's settings with a Maxout in layer 1; with no hidden layer at all one is put there."""
        self._offer_layer(0, PIECES)

    def _offer_pieces(self, pieces: int) -> None:
        self._offer_layer(self._want.layer, pieces)

    def _offer_layer(self, layer: int, pieces: int) -> None:
        assert self._run is not None
        config = self._run.config
        layers = list(config.layers) or [Layer(4)]
        layers[layer] = Layer(layers[layer].size, "maxout", {"pieces": pieces}, layers[layer].initializer)
        self.remedy_chosen.emit(replace(config, layers=tuple(layers)))

    # -- its parts

    @property
    def _charts(self) -> tuple[MaxoutChart, ...]:
        return (self.unit_plot, self.plane_plot, *self.details.charts)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("maxout_content")
        self._column, self._upper = QVBoxLayout(content), QHBoxLayout()
        self._upper.addWidget(self.unit_plot, 5)
        self._upper.addWidget(self.plane_plot, 4)
        top = QHBoxLayout()
        top.addWidget(self.choice, 1)
        top.addWidget(self.convert_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(top)
        self._column.addWidget(self._lost)
        self._column.addLayout(self._upper, 5)
        self._column.addWidget(self.details, 7)
        self._full = QScrollArea()
        self._full.setFrameShape(QFrame.Shape.NoFrame)
        self._full.setWidgetResizable(True)
        self._full.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._full.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._full)
        whole.addWidget(self.nothing)
        self._lost.hide()
        self._show_parts()

    def _show_parts(self) -> None:
        """The whole, or what stands there without a Maxout layer; the focus stays in the view."""
        focused = self.window().focusWidget()
        self._full.setVisible(bool(self._layers))
        if self._layers and focused is not None and self.nothing.isAncestorOf(focused):
            self.choice.layer.setFocus()
        self.nothing.setVisible(not self._layers)
