"""What a full plot of a cell shows: one small class for each kind of cell, with its want and its table of numbers.

A picture owns the items of one pg.PlotItem; window, zoom, crosshair and export are the business of `cell_plot`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import (
    LayerStaves,
    MaxoutUnit,
    MaxoutWant,
    NeuronMaps,
    NeuronMapsWant,
    Staves,
    StavesWant,
    Want,
)
from nnviz.ui.colour_map import signed_table
from nnviz.ui.export import Table
from nnviz.ui.number_format import percent, short
from nnviz.ui.score import tables
from nnviz.ui.score.learned_curves import slope_words, slopes_of_dots
from nnviz.ui.score.symbols import lowered
from nnviz.ui.theme import Theme

Z_LIMIT = 12.0  # of the histogram: wider than the score's axis, for here one can zoom
BINS = 240
SAMPLES = 2001
SYMBOLS = ("o", "t1", "s", "d", "t")  # Maxout's marks 1 to 5: circle, triangle, square, diamond, pointing down


class Picture:
    """Items on a plot for one layer. `want` is asked for as long as the plot is open."""

    want: Want

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int) -> None:
        self.plot, self.run, self.layer = plot, run, layer
        self.info = run.layers[layer]
        self.step: int | None = None  # of what is shown

    def fits(self, run: RunInfo) -> bool:
        """Whether the answers of another run can be shown here as well: it has the same layer at this place."""
        return self.layer < len(run.layers) and run.layers[self.layer] == self.info

    def set_plane(self, right: int, up: int, sample: int | None) -> None:
        """Draw over these raw columns, the others as in a sample or at their mean; most pictures have no plane."""

    def restyle(self, theme: Theme) -> None:
        raise NotImplementedError

    def show(self, snapshot: Snapshot) -> None:
        answer = snapshot.answer(self.want)
        if answer is not None:
            self.step = snapshot.step
            self.draw(answer)

    def draw(self, answer: Any) -> None:
        """Show an answer to `want`."""
        raise NotImplementedError

    def readout(self, x: float, y: float) -> str:
        """The exact figures at a point of the plot."""
        return f"{short(x, 4)}, {short(y, 4)}"

    def table(self) -> Table | None:
        """The numbers behind the picture; None before there are any."""
        raise NotImplementedError


class CurvePicture(Picture):
    """f or f' of an element-wise layer, the probe's values on it and their histogram below."""

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int, unit: int, *, slope: bool) -> None:
        """Where slopes are learned the curve is that of `unit`, and each dot is on its own unit's."""
        super().__init__(plot, run, layer)
        self.want: StavesWant = StavesWant(z_limit=Z_LIMIT, bins=BINS, dots=400)
        self._unit, self._params = unit, dict(self.info.params)
        activation = ACTIVATIONS[self.info.activation]
        self._function = activation.derivative if slope else activation.value
        self._symbol = "f′(z)" if slope else "f(z)"
        self._z = np.linspace(-Z_LIMIT, Z_LIMIT, SAMPLES)
        self._figures: LayerStaves | None = None
        edges = np.linspace(-Z_LIMIT, Z_LIMIT, BINS + 1)
        self._bars = pg.BarGraphItem(x0=edges[:-1], x1=edges[1:], height=np.zeros(BINS), pen=None)
        self._curve = pg.PlotCurveItem(self._z, self._values(self._z))
        self._dots = pg.ScatterPlotItem(size=5, pen=None)
        for item in (self._bars, self._curve, self._dots):
            plot.addItem(item)
        plot.setLabel("bottom", "z")
        plot.setLabel("left", self._symbol)
        low, high = activation.range if not slope else (0.0, activation.max_derivative(**self.info.params))
        plot.setXRange(-6, 6)
        plot.setYRange(max(low, -6.0) - 0.15, min(high, 6.0) + 0.15)

    def restyle(self, theme: Theme) -> None:
        self._curve.setPen(pg.mkPen(theme.text, width=2))
        shade, ink = QColor(theme.text), QColor(theme.text)
        shade.setAlphaF(0.18)
        ink.setAlphaF(0.5)
        self._bars.setOpts(brush=shade)
        self._ink, self._taken = pg.mkBrush(ink), pg.mkBrush(theme.take)  # pyqtgraph draws a dot for each new brush

    def draw(self, answer: Staves) -> None:
        self._figures = figures = answer.layers[self.layer]
        (_, _), (low, high) = self.plot.getViewBox().viewRange()
        highest = max(float(figures.histogram.max()), 1e-12)
        self._bars.setOpts(height=0.35 * (high - low) * figures.histogram / highest, y0=low)
        brushes = np.where(figures.saturated, self._taken, self._ink)
        heights = self._values(figures.z)
        if figures.slopes is not None:
            self._params["slope"] = float(figures.slopes[self._unit])
            self._curve.setData(self._z, self._values(self._z))
            slopes = slopes_of_dots(figures.slopes, self.run.probe_size, len(figures.z), self.want.dots)
            heights = self._function(figures.z[:, None], slope=slopes[:, None])[:, 0]
        self._dots.setData(figures.z, heights, brush=brushes)

    def readout(self, x: float, y: float) -> str:
        text = f"z = {short(x, 4)}\n{self._symbol} = {short(float(self._values(np.array([x]))[0]), 4)}"
        if self._figures is not None and self._figures.slopes is not None:
            text += f"\n{slope_words(self._unit, self._params['slope'])}"
        if self._figures is None or not -Z_LIMIT <= x < Z_LIMIT:
            return text
        share = percent(self._figures.histogram[int((x + Z_LIMIT) / (2 * Z_LIMIT) * BINS)], 1)
        return f"{text}\n" + QCoreApplication.translate("CellPlot", "{0} of all z in this bin").format(share)

    def table(self) -> Table | None:
        if self._figures is None or self.step is None:
            return None
        return tables.curve_table(self.step, self.layer, self.info, self._figures, Z_LIMIT, self._unit)

    def _values(self, z: NDArray) -> NDArray:
        values: NDArray = self._function(z[None], **self._params)[0]
        return values


class MaxoutPicture(Picture):
    """The lines of a Maxout unit along its slice, the samples marked by the piece that wins."""

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int, unit: int) -> None:
        super().__init__(plot, run, layer)
        self.want = MaxoutWant(layer, unit, dots=256)
        self._unit = unit
        self._figures: MaxoutUnit | None = None
        self._lines = [pg.PlotCurveItem() for _ in range(self.info.pieces)]
        self._envelope = pg.PlotCurveItem()
        self._marks = [pg.ScatterPlotItem(symbol=SYMBOLS[i % 5], size=8) for i in range(self.info.pieces)]
        for item in (*self._lines, self._envelope, *self._marks):
            plot.addItem(item)
        plot.setLabel("bottom", "t")
        plot.setLabel("left", "a")
        plot.enableAutoRange()

    def restyle(self, theme: Theme) -> None:
        self._envelope.setPen(pg.mkPen(theme.text, width=3))
        for piece, (line, marks) in enumerate(zip(self._lines, self._marks, strict=True)):
            colour = QColor(theme.pieces[piece % 5])
            line.setPen(pg.mkPen(colour, width=1.5))
            marks.setBrush(colour)
            marks.setPen(pg.mkPen(theme.plot, width=0.5))

    def draw(self, answer: MaxoutUnit) -> None:
        self._figures = unit = answer
        t = np.linspace(*unit.t_range, 200)
        values = np.outer(unit.slope, t) + unit.intercept[:, None]
        for piece, (line, marks) in enumerate(zip(self._lines, self._marks, strict=True)):
            line.setData(t, values[piece])
            won = unit.winner == piece
            marks.setData(unit.t[won], unit.value[won])
        self._envelope.setData(t, values.max(axis=0))

    def readout(self, x: float, y: float) -> str:
        """The value of the unit at t, and of the pieces that it is the largest of."""
        if self._figures is None:
            return f"t = {short(x, 4)}"
        pieces = self._figures.slope * x + self._figures.intercept
        rows = [f"z{lowered(piece + 1)} = {short(float(value), 4)}" for piece, value in enumerate(pieces)]
        return "\n".join([f"t = {short(x, 4)}", f"a = {short(float(pieces.max()), 4)}", *rows])

    def table(self) -> Table | None:
        if self._figures is None or self.step is None:
            return None
        return tables.maxout_table(self.step, self.layer, self._unit, self._figures)


class BarPicture(Picture):
    """A softmax layer: mean output, or mean diagonal of the Jacobian, of each unit."""

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int, *, slope: bool) -> None:
        super().__init__(plot, run, layer)
        self.want = StavesWant(z_limit=Z_LIMIT, bins=BINS, dots=400)
        self._slope = slope
        self._heights: NDArray = np.zeros(self.info.size)
        self._figures: LayerStaves | None = None
        self._units = np.arange(1, self.info.size + 1)
        self._bars = pg.BarGraphItem(x=self._units, height=self._heights, width=0.6)
        plot.addItem(self._bars)
        plot.setLabel("bottom", QCoreApplication.translate("CellPlot", "unit"))
        plot.setLabel("left", "J" if slope else "a")
        plot.setYRange(0, 0.3 if slope else 1.0)

    def restyle(self, theme: Theme) -> None:
        self._bars.setOpts(brush=QColor(theme.take if self._slope else theme.ctl), pen=None)

    def draw(self, answer: Staves) -> None:
        self._figures = figures = answer.layers[self.layer]
        self._heights = figures.mean_slope if self._slope else figures.mean_output
        self._bars.setOpts(height=self._heights)

    def readout(self, x: float, y: float) -> str:
        unit = min(max(round(x), 1), self.info.size)
        return f"{'J' if self._slope else 'a'}{lowered(unit)} = {short(float(self._heights[unit - 1]), 4)}"

    def table(self) -> Table | None:
        if self._figures is None or self.step is None:
            return None
        return tables.bars_table(self.step, self.layer, self._figures)


class LadderPicture(Picture):
    """||delta|| of all layers on a log axis, and what the weights brought before the slope took its part."""

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int) -> None:
        super().__init__(plot, run, layer)
        self.want = StavesWant(z_limit=Z_LIMIT, bins=BINS, dots=400)
        self._layers = np.arange(1, len(run.layers) + 1)
        self._norms: NDArray = np.full((len(run.layers), 2), np.nan)
        self._figures: tuple[LayerStaves, ...] = ()
        self._delta = pg.PlotDataItem(symbol="o", symbolSize=9)
        self._brought = pg.PlotDataItem(symbol="o", symbolSize=9, pen=None)
        plot.setLogMode(y=True)
        for item in (self._brought, self._delta):
            plot.addItem(item)
        plot.getAxis("bottom").setTicks([[(layer, str(layer)) for layer in self._layers.tolist()]])
        plot.setLabel("bottom", QCoreApplication.translate("CellPlot", "layer"))
        plot.setLabel("left", "||δ||")
        plot.enableAutoRange()

    def fits(self, run: RunInfo) -> bool:
        return len(run.layers) == len(self.run.layers) and super().fits(run)

    def restyle(self, theme: Theme) -> None:
        self._delta.setPen(pg.mkPen(theme.text, width=1.5))
        self._delta.setSymbolBrush(QColor(theme.text))
        self._delta.setSymbolPen(None)
        self._brought.setSymbolBrush(None)
        self._brought.setSymbolPen(pg.mkPen(theme.bring, width=1.5))

    def draw(self, answer: Staves) -> None:
        self._figures = answer.layers
        self._norms = np.array([(figures.delta_norm, figures.brought_norm) for figures in answer.layers])
        on_axis = (self._norms > 0) & np.isfinite(self._norms)
        for item, norms, drawn in zip((self._delta, self._brought), self._norms.T, on_axis.T, strict=True):
            if drawn.any():
                item.setData(self._layers, np.where(drawn, norms, np.nan))  # gaps, where a log axis has no place
            else:
                item.setData([], [])  # pyqtgraph cannot take the bounds of gaps alone

    def readout(self, x: float, y: float) -> str:
        layer = min(max(round(x), 1), len(self._layers))
        delta, brought = self._norms[layer - 1]
        return f"||δ|| = {short(float(delta), 4)}\n||Wᵀδ|| = {short(float(brought), 4)}"

    def table(self) -> Table | None:
        return None if self.step is None else tables.layers_table(self.step, self.run, self._figures)


class NeuronPicture(Picture):
    """The output of one unit over a plane of two raw columns, at first of the first two."""

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int, unit: int) -> None:
        super().__init__(plot, run, layer)
        self._unit = unit
        self._map: NDArray = np.zeros((1, 1))
        self._image = pg.ImageItem(axisOrder="row-major")
        plot.addItem(self._image)
        plot.setAspectLocked(len(run.data.columns) > 1 and run.data.kind == "generator")
        self.set_plane(0, min(1, len(run.data.columns) - 1), None)

    def set_plane(self, right: int, up: int, sample: int | None) -> None:
        columns = self.run.data.columns
        if max(right, up) >= len(columns):
            return
        self.want = NeuronMapsWant(48, (right, up), sample)
        self._columns = (right, up)
        self._box = self.run.data.box(right, up)
        self._image.clear()  # until the answer for this plane is there
        self.plot.setLabel("bottom", columns[right])
        self.plot.setLabel("left", columns[up] if len(columns) > 1 else "")
        x_min, x_max, y_min, y_max = self._box
        self.plot.setRange(QRectF(x_min, y_min, x_max - x_min, y_max - y_min), padding=0)

    def fits(self, run: RunInfo) -> bool:
        same_plane = run.data.columns == self.run.data.columns and run.data.box(*self._columns) == self._box
        return same_plane and super().fits(run)

    def restyle(self, theme: Theme) -> None:
        self._image.setLookupTable(signed_table(theme).view(np.uint8).reshape(-1, 4))

    def draw(self, answer: NeuronMaps) -> None:
        self._map = answer.layers[self.layer][self._unit]
        low, high = ACTIVATIONS[self.info.activation].range
        reach = 1.0 if low >= -1 and high <= 1 else max(float(np.abs(self._map).max()), 1e-9)
        x_min, x_max, y_min, y_max = self._box
        self._image.setImage(self._map[::-1] / reach, levels=(-1, 1))  # pyqtgraph's own way to it may overflow
        self._image.setRect(QRectF(x_min, y_min, x_max - x_min, y_max - y_min))

    def readout(self, x: float, y: float) -> str:
        x_min, x_max, y_min, y_max = self._box
        rows, columns = self._map.shape
        row = int((y_max - y) / (y_max - y_min) * rows)
        column = int((x - x_min) / (x_max - x_min) * columns)
        if not (0 <= row < rows and 0 <= column < columns):
            return ""
        names = self.run.data.columns
        where = [f"{names[index]} = {short(place, 4)}" for index, place in zip(self._columns, (x, y), strict=True)]
        return "\n".join([*where[: len(names)], f"a = {short(float(self._map[row, column]), 4)}"])

    def table(self) -> Table | None:
        if self.step is None:
            return None
        names = [self.run.data.columns[index] for index in dict.fromkeys(self._columns)]
        return tables.map_table(self.step, self.layer, self._unit, names, self._box, self._map)


def picture_of(plot: pg.PlotItem, run: RunInfo, stave: str, layer: int, unit: int) -> Picture:
    """The picture of a cell: `stave` as in `Geometry.stave_at`; `unit` matters for Maxout, prelu and the network."""
    if stave == "network":
        return NeuronPicture(plot, run, layer, unit)
    if stave == "ladder":
        return LadderPicture(plot, run, layer)
    if run.layers[layer].pieces > 1:
        return MaxoutPicture(plot, run, layer, unit)
    if not ACTIVATIONS[run.layers[layer].activation].elementwise:
        return BarPicture(plot, run, layer, slope=stave == "slope")
    return CurvePicture(plot, run, layer, unit, slope=stave == "slope")
