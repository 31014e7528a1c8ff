"""The network's output over the only raw column: the curve itself, the samples, and exactly where it bends.

It draws what the answer carries; a plane of two columns is the business of the decision map.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.prepared import widened
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Curve, CurveWant, Want
from nnviz.ui.colour_map import class_colours
from nnviz.ui.controls import ChoiceField
from nnviz.ui.export import Export, widgets
from nnviz.ui.map.curve_words import CurveWords
from nnviz.ui.map.legend import ClassLegend
from nnviz.ui.map.points import SamplePoints, class_row
from nnviz.ui.map.scale import OutputScale, output_scale, probabilities
from nnviz.ui.map.shapes import class_shape
from nnviz.ui.map.tables import curve_values
from nnviz.ui.map.words import MapWords, axis_marks, output_names, written
from nnviz.ui.marked_axis import MarkedAxis, round_values
from nnviz.ui.plot import Plot
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

REACH = 12  # px: a sample nearer than this is told with the value
BEND_REACH = 6  # px across: the same for a bend
MOST_CURVES = 5  # more at once cannot be told apart
BEND_ROW = 0.06  # of a probability: room for the marks of bends below the classes
MARK = 7.0  # px of a bend's mark
AFTER_DIVERGENCE = 0.4  # opacity of the last finite curve after a divergence
EVERY = -1  # of the choice of outputs


class CurveView(View):
    """A line for each output, or the probability of each class; each layer's bends have a shape and a colour."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._scale: OutputScale | None = None
        self._want = CurveWant()
        self._answer: Curve | None = None
        self._step = 0  # of the answer
        self._outputs: tuple[int, ...] = (0,)
        self._words, self._map_words = CurveWords(self), MapWords(self)

        self._title = QLabel()
        self._title.setProperty("role", "section")
        self.test_switch = QCheckBox()
        self.test_switch.setChecked(True)
        self.output_choice = ChoiceField()
        self._pieces = QLabel()
        self._remark = QLabel()
        for label in (self._pieces, self._remark):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
        self.plot = Plot(appearance, {side: MarkedAxis(side, appearance) for side in ("left", "bottom")})
        self._curves: list[pg.PlotCurveItem] = []
        self._points = SamplePoints(appearance)
        self._bends = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self._bends.setZValue(13)
        for item in (self._points.test, self._points.train, self._bends):
            self.plot.addItem(item, ignoreBounds=True)
        self.output_legend, self.layer_legend = ClassLegend(appearance), ClassLegend(appearance)
        self._lay_out()

        self.test_switch.toggled.connect(self._points.test.setVisible)
        self.output_choice.valueChanged.connect(self._choose_outputs)
        self.plot.pointed.connect(self._read_out)
        self.plot.ratio_changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return (self._want,)

    def set_run(self, run: RunInfo) -> None:
        before = self._run
        self._answer = None
        self.plot.unpoint()
        self._pieces.clear()
        if len(run.data.columns) > 1:
            self._run = None
            return
        self._run = run
        count = run.data.y.shape[0]
        if before is None or output_names(before) != output_names(run):
            self._outputs = tuple(range(count)) if count <= MOST_CURVES else (0,)
        self.test_switch.setEnabled(run.data.test.size > 0)
        self._points.set_run(run)
        self._points.test.setVisible(self.test_switch.isChecked())
        self.output_choice.setVisible(count > 1)
        self._place()
        self.retranslate()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: Curve | None = snapshot.answer(self._want)
        if answer is None or self._run is None:
            return
        self._answer, self._step = answer, snapshot.step
        opacity = 1 if snapshot.state.divergence is None else AFTER_DIVERGENCE
        for item in (*self._curves, self._bends):
            item.setOpacity(opacity)
        self._draw()
        self._tell_pieces()
        if self.plot.cursor_point is not None:
            self._read_out(self.plot.cursor_point.x(), self.plot.cursor_point.y())

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        for label in (self._pieces, self._remark):
            label.setFont(self.appearance.font(11))
        self.plot.restyle()
        self.plot.view_box.setBorder(pg.mkPen(self.appearance.theme.border, width=1))
        self.output_legend.restyle()
        self.layer_legend.restyle()
        px = self.appearance.px
        self.layout().setSpacing(round(px(6)))
        self._row.setSpacing(round(px(8)))
        self.plot.plotItem.layout.setContentsMargins(0, 1, round(px(12)), 0)
        self.plot.axes["bottom"].setHeight(round(px(20)))
        self.plot.setFixedHeight(round(px(200)))
        self._bends.setSize(px(MARK))
        if self._run is not None:
            self._place()

    def retranslate(self) -> None:
        self.test_switch.setText(self.tr("test"))
        self.test_switch.setAccessibleName(self.tr("Show the test samples"))
        self.output_choice.setAccessibleName(self.tr("Outputs that are drawn"))
        run = self._run
        if run is None:
            self._title.setText(self.tr("Output"))
            return
        title = self._words.title(run)
        self._title.setText(title)
        self._title.setToolTip(title)
        self.plot.setAccessibleName(title)
        self.test_switch.setToolTip(self._words.test_switch(run))
        names = output_names(run)
        choices: list[tuple[object, str]] = [(k, written(name)) for k, name in enumerate(names)]
        if len(names) <= MOST_CURVES:
            choices.insert(0, (EVERY, self._words.every_output(run)))
        self.output_choice.setChoices(choices)
        self.output_choice.setValue(EVERY if len(self._outputs) > 1 else self._outputs[0])
        self._name_layers()
        self._remark.setText(self._map_words.joined(self._map_words.thinned(run, self._points)))
        self._remark.setVisible(bool(self._remark.text()))
        self._tell_pieces()

    # -- the context menu

    def export(self, point: QPoint | None) -> Export:
        size, paint = widgets(self, self.plot, self.output_legend, self.layer_legend)
        run, scale, answer = self._run, self._scale, self._answer
        table = None
        if run is not None and scale is not None and answer is not None:
            table = curve_values(run, scale, answer, self._step)
        return Export(self.tr("output curve"), size, paint, self.appearance.theme.panel, table, self._step)

    def key_point(self) -> QPoint:
        place = self.plot.cursor_place()
        return self.plot.geometry().center() if place is None else self.plot.mapTo(self, place)

    # -- its parts

    def _lay_out(self) -> None:
        self._row = top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.test_switch)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # a name may be long
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        legends = (self.output_legend, self.layer_legend)
        for widget in (self.output_choice, self.plot, *legends, self._pieces, self._remark):
            column.addWidget(widget)
        column.addStretch(1)
        for widget in (self.output_choice, self.output_legend, self.layer_legend, self._remark):
            widget.hide()

    def _choose_outputs(self, chosen: object) -> None:
        assert self._run is not None
        every = range(self._run.data.y.shape[0])
        self._outputs = tuple(every) if chosen == EVERY else tuple(k for k in every if k == chosen)
        self._place()

    def _place(self) -> None:
        """Put axes, samples and curves where this run and the chosen outputs want them."""
        run = self._run
        assert run is not None
        self._scale = scale = output_scale(run, self._outputs[0])
        x_min, x_max, _, _ = run.data.box()
        y_min, y_max = self._height()
        self.plot.setRange(xRange=(x_min, x_max), yRange=(y_min, y_max), padding=0)
        self.plot.set_cross_colour(self.appearance.theme.text)
        up = [0.0, 0.5, 1.0] if scale.task == "classes" else round_values(y_min, y_max)
        names = output_names(run)
        name = "p" if scale.logits else names[self._outputs[0]] if len(self._outputs) == 1 else "y"
        self.plot.axes["bottom"].set_marks(axis_marks(round_values(x_min, x_max), run.data.columns[0]))
        self.plot.axes["left"].set_marks(axis_marks(up, name))
        self.plot.grid.set_values(up)
        px = self.appearance.px
        self.plot.axes["left"].setWidth(max(round(px(26)), self.plot.axes["left"].needed_width()))
        self._points.place_along(run, scale, self._outputs)
        self.output_legend.setVisible(len(names) > 1)
        self.output_legend.set_classes(tuple(written(name) for name in names))
        self._make_curves()
        self._name_layers()
        self._draw()

    def _height(self) -> tuple[float, float]:
        """The range of the output axis."""
        assert self._run is not None and self._scale is not None
        if self._scale.task == "classes":
            classes = self._run.data.y.shape[0]
            return -class_row(classes) * (classes + 1) - BEND_ROW, 1.06
        targets = self._run.data.y[list(self._outputs)]
        low, high = (-1.0, 1.0) if self._scale.task == "binary" else (float(targets.min()), float(targets.max()))
        return widened(low, high, 0.12)

    def _make_curves(self) -> None:
        for curve in self._curves:
            self.plot.removeItem(curve)
        assert self._run is not None
        theme, count = self.appearance.theme, self._run.data.y.shape[0]
        colours = class_colours(theme, count) if count > 1 else [theme.text]
        self._curves = []
        for output in self._outputs:
            halo = self.plot.pen(theme.plot, 5)
            pen = self.plot.pen(colours[output], 2)
            curve = pg.PlotCurveItem(pen=pen, shadowPen=halo, antialias=True, connect="finite")
            curve.setZValue(12)  # above the samples: among hundreds of them it is what is looked for
            self.plot.addItem(curve, ignoreBounds=True)
            self._curves.append(curve)

    def _name_layers(self) -> None:
        """A legend entry for each layer whose units can bend."""
        assert self._run is not None
        names = self._words.layers(self._run)
        theme = self.appearance.theme
        colours = class_colours(theme, max(len(names), 1))
        if self._run.data.y.shape[0] > 1:  # colours are the outputs': the layers have their shapes alone
            colours = [theme.muted] * len(colours)
        self._brushes = [pg.mkBrush(colour) for colour in colours]
        self._rim = pg.mkPen(theme.plot, width=1)
        self.layer_legend.set_classes(names, inks=colours)
        self.layer_legend.setVisible(self._answer is not None and self._answer.bends.size > 0)

    def _draw(self) -> None:
        if self._answer is None or self._scale is None:
            return
        answer = self._answer
        values = probabilities(answer.values, self._scale)
        for curve, output in zip(self._curves, self._outputs, strict=True):
            curve.setData(answer.place, values[output])
        layers = answer.bend_layers.tolist()
        if len(self._outputs) == 1:
            heights = values[self._outputs[0], answer.bends]
        else:  # of several curves it would not be seen which is marked: the marks stand below them all
            (_, _), (low, _) = self.plot.view_box.viewRange()
            heights = np.full(len(layers), low + self.appearance.px(MARK) * self.plot.pixel_size()[1])
        self._bends.setData(
            x=answer.place[answer.bends],
            y=heights,
            symbol=[class_shape(l) for l in layers],
            brush=[self._brushes[l] for l in layers],
            pen=self._rim,
        )
        self.layer_legend.setVisible(answer.bends.size > 0)

    def _tell_pieces(self) -> None:
        if self._answer is not None and self._run is not None and self._scale is not None:
            self._pieces.setText(self._words.pieces(self._run, self._scale, self._answer))

    def _read_out(self, x: float, y: float) -> None:
        run, scale, answer = self._run, self._scale, self._answer
        if run is None or scale is None or answer is None:
            return
        lines = self._words.readout(run, scale, answer, self._outputs, x)
        width, _ = pixel = self.plot.pixel_size()
        away = np.abs(answer.place[answer.bends] - x) / width
        if away.size and away.min() <= self.appearance.px(BEND_REACH):
            lines.append(self._words.corner(run, answer, int(away.argmin())))
        sample = self._points.nearest(x, y, pixel, self.appearance.px(REACH))
        if sample is not None:
            lines.append(self._map_words.sample(run, scale, sample))
        self.plot.say("\n".join(lines))
