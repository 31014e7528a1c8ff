"""What a full plot of a cell shows: one small class for each kind of cell, with its want and its table of numbers.

The base of them all is in `cell_picture`, the curves of f and f' in `cell_curve`.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import (
    LayerStaves,
    MaxoutUnit,
    MaxoutWant,
    NeuronMaps,
    NeuronMapsWant,
    Staves,
    StavesWant,
)
from nnviz.ui.colour_map import signed_table
from nnviz.ui.export import Table
from nnviz.ui.number_format import short
from nnviz.ui.score import tables
from nnviz.ui.score.cell_curve import CurvePicture
from nnviz.ui.score.cell_picture import BINS, Z_LIMIT, Picture
from nnviz.ui.score.symbols import lowered
from nnviz.ui.theme import Theme

SYMBOLS = ("o", "t1", "s", "d", "t")  # Maxout's marks 1 to 5: circle, triangle, square, diamond, pointing down


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
