"""The opened cell of an element-wise layer: f or f' with the probe's values on it and their histogram below."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import LayerStaves, Staves, StavesWant
from nnviz.ui.export import Table
from nnviz.ui.number_format import percent, short
from nnviz.ui.score import tables
from nnviz.ui.score.cell_picture import BINS, Z_LIMIT, Picture
from nnviz.ui.score.learned_curves import slope_words, slopes_of_dots
from nnviz.ui.theme import Theme

SAMPLES = 2001


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
