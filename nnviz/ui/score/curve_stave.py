"""What moves in the cells of f(z) and f'(z): histogram, dots on the curve, the live pictures of Maxout and softmax.

The cells and their axes are `cell_stave`'s; the words in them are the two subclasses' own.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.training.wants import LayerStaves, MaxoutUnit, Staves
from nnviz.ui.number_format import short
from nnviz.ui.score.cell_stave import CellStave
from nnviz.ui.score.curve_dots import STEPS, CurveDots
from nnviz.ui.score.geometry import Box, Column
from nnviz.ui.score.histograms import Histograms
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.score.learned_curves import ENDS, LearnedCurves, gradient_words, slope_words
from nnviz.ui.score.sprites import INK, TAKEN, DotShapes, DotSheet
from nnviz.ui.score.stave import FAINT, Cursor, Readout
from nnviz.ui.theme import Appearance


class CurveStave(CellStave):
    """Cells of one function each. Layers whose function is not element-wise are left to `special`."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self.layers: tuple[LayerStaves, ...] = ()
        self.units: dict[int, int] = {}
        self.maxout: dict[int, MaxoutUnit] = {}
        self.divergence: Divergence | None = None
        self._sheet: DotSheet | None = None
        self._dots: CurveDots | None = None
        self._histograms = Histograms()
        self._specials: dict[int, QPixmap] = {}  # the live pictures of the columns without a curve
        self._learned = LearnedCurves((), 1)
        self._learning: frozenset[int] = frozenset()
        self._jumping: frozenset[int] = frozenset()  # flat wherever they have a slope, as sign

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        self.layers = ()
        self.units = {}
        self.maxout = {}
        self.divergence = None
        self._learned = LearnedCurves(run.layers, run.probe_size)
        self._learning = frozenset(
            layer for layer, info in enumerate(run.layers) if ACTIVATIONS[info.activation].learned_slope
        )
        self._jumping = frozenset(
            layer
            for layer, info in enumerate(run.layers)
            if ACTIVATIONS[info.activation].max_derivative(**info.params) == 0
        )
        super().set_run(run)

    def set_staves(self, staves: Staves) -> None:
        self.layers = staves.layers
        if self._learned.take(staves.layers):
            self.rebuild()  # the axis has to reach farther
        for layer in self._learning:
            self._curves_of.pop(layer, None)
        self.update()

    def set_maxout(self, layer: int, unit: MaxoutUnit) -> None:
        self.maxout[layer] = unit
        self._specials.pop(layer, None)
        self.update()

    def set_unit(self, layer: int, unit: int) -> None:
        """The unit whose pieces a Maxout cell shows, or whose learned slope a cell of prelu."""
        self.units[layer] = unit
        self.maxout.pop(layer, None)
        if self.learned(layer):
            self._curves_of.pop(layer, None)
            self._learned.forget(layer)
        self.refresh_figures()

    def set_divergence(self, divergence: Divergence | None) -> None:
        if divergence != self.divergence:
            self.divergence = divergence
            self.refresh_figures()

    def refresh_figures(self) -> None:
        for layer in [layer for layer in self._specials if layer not in self.maxout]:
            del self._specials[layer]
        super().refresh_figures()

    def rebuild(self) -> None:
        self._sheet = self._dots = None
        self._specials = {}
        self._learned.forget()
        super().rebuild()

    # -- what a subclass says

    def take_figures(self) -> None:
        """Put the figures into words."""

    def paint_special(self, painter: QPainter, column: Column) -> None:
        """The live picture of a Maxout or softmax column."""

    def paint_figures(self, painter: QPainter, column: Column) -> None:
        """The words and numbers of one cell."""

    # -- layers that learn their slopes

    def learned(self, layer: int) -> bool:
        return layer in self._learning

    def params(self, layer: int) -> dict[str, float]:
        params = super().params(layer)
        return (
            {**params, "slope": self._learned.slope(layer, self.units.get(layer, 0))} if self.learned(layer) else params
        )

    def extremes(self, layer: int) -> tuple[float, float]:
        if not self.learned(layer):
            return super().extremes(layer)
        assert self.run is not None
        z, slopes = np.array([[-1.0, 0.0, 1.0]]) * self.z_limit, np.array(self._learned.reach(layer))[:, None]
        values = self.function(self.run.layers[layer])(z, slope=slopes)
        return float(values.min()), float(values.max())

    def slope_words(self, layer: int) -> str:
        """The slope that the chosen unit has learned: slope₂ = 0.31."""
        unit = self.units.get(layer, 0)
        return slope_words(unit, self._learned.slope(layer, unit))

    def with_unit(self, layer: int, readout: Readout) -> Readout:
        """The same, with the chosen unit's slope where the layer learns them."""
        if not self.learned(layer):
            return readout
        unit = self.units.get(layer, 0)
        spoken = QCoreApplication.translate("CurveStave", "unit {0} has learned the slope {1}")
        spoken = spoken.format(unit + 1, short(self._learned.slope(layer, unit), digits=3))
        words = self.slope_words(layer)
        gradients = self.layers[layer].slope_gradients if layer < len(self.layers) else None
        if gradients is not None:
            words += f"\n{gradient_words(unit, float(gradients[unit]))}"
        return Readout(f"{readout.text}\n{words}", f"{readout.spoken}; {spoken}")

    def _paint_learned(self, painter: QPainter, column: Column) -> None:
        assert self.run is not None
        layer = column.index
        unit, function = self.units.get(layer, 0), self.function(self.run.layers[layer])

        def shape(slopes: NDArray) -> tuple[NDArray, NDArray]:
            z = ENDS * self.z_limit
            values = function(z[None], slope=slopes[:, None])
            return np.asarray(self.x_of(column, z)), np.asarray(self.y_of(layer, values))

        box = self.box(column)
        self._learned.draw(painter, layer, unit, shape, box, self.appearance, full=column.full)

    def exact_places(self, column: Column) -> tuple[NDArray, NDArray]:
        """Where the dots of a layer are that no table tells: on the lines of their own units, or beside a jump."""
        assert self.run is not None
        layer, cells = column.index, self.cells()
        z = self.layers[layer].z.astype(np.float64).clip(-self.z_limit, self.z_limit)
        slopes = {"slope": self._learned.of_dots(layer, len(z))[:, None]} if self.learned(layer) else {}
        values = self.function(self.run.layers[layer])(z[:, None], **slopes)[:, 0]
        y = np.clip(self.y_of(layer, values), cells.top, cells.bottom)
        return np.asarray(self.x_of(column, z)), y

    # -- every frame

    def paint_behind(self, painter: QPainter) -> None:
        if self.layers:
            assert self.geometry is not None
            shown = [
                (column, self.layers[column.index].histogram, self.layers[column.index].histogram_saturated)
                for column in self.geometry.shown
                if self.elementwise(column.index)
            ]
            self._histograms.draw(painter, self.theme, shown, self.cells(), self.strength)

    def paint_live(self, painter: QPainter) -> None:
        if not self.layers:
            return
        assert self.geometry is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setOpacity(self.strength)
        for column in self.geometry.shown:
            if self.learned(column.index):
                self._paint_learned(painter, column)
        self._paint_dots(painter)
        for column in self.geometry.shown:
            if not self.elementwise(column.index):
                self._paint_special(painter, column)
        painter.setOpacity(1.0)

    def _paint_special(self, painter: QPainter, column: Column) -> None:
        """A column without a curve: its picture is made anew for new figures only."""
        if self.labels.as_shapes:
            self.paint_special(painter, column)
            return
        box = self.box(column)
        outer = Box(round(box.left) - 1, round(box.top) - 1, round(box.width) + 2, round(box.height) + 2)
        picture = self._specials.get(column.index)
        if picture is None or picture.devicePixelRatio() != self.ratio:
            picture = self.picture(partial(self.paint_special, column=column), outer)
            self._specials[column.index] = picture
        painter.drawPixmap(round(outer.left), round(outer.top), picture)

    def draw_figures(self, painter: QPainter) -> None:
        if not self.layers:
            return
        assert self.geometry is not None
        self.take_figures()
        painter.setOpacity(self.strength)
        for column in self.geometry.shown:
            self.paint_figures(painter, column)

    @property
    def strength(self) -> float:
        return 1.0 if self.divergence is None else FAINT

    def draw_for_file(self, painter: QPainter, column: Column | None = None) -> None:
        self._dots = None  # it is for the columns shown
        super().draw_for_file(painter, column)
        self._dots = None

    def sheet(self) -> DotSheet | DotShapes:
        """The pictures of the dots."""
        if self.labels.as_shapes:
            return DotShapes(self.appearance)
        if self._sheet is None or self._sheet.ratio != self.ratio:
            self._sheet = DotSheet(self.appearance, self.ratio)
        return self._sheet

    def _paint_dots(self, painter: QPainter) -> None:
        assert self.geometry is not None
        shown = [column for column in self.geometry.shown if self.elementwise(column.index)]
        if not shown:
            return
        exact = [column for column in shown if column.index in self._learning | self._jumping]
        others = [column for column in shown if column not in exact]
        places = [self.exact_places(column) for column in exact]
        if others:
            if self._dots is None:
                self._dots = CurveDots(others, [self._heights(column.index) for column in others], self.z_limit)
            places.insert(0, self._dots.places([self.layers[column.index].z for column in others]))
        x, y = (np.concatenate(parts) for parts in zip(*places, strict=True))
        saturated = np.concatenate([self.layers[column.index].saturated for column in (*others, *exact)])
        self.sheet().draw(painter, x, y, np.where(saturated, TAKEN, INK))

    def _heights(self, layer: int) -> NDArray:
        """The pixel rows of the layer's curve, within the cell."""
        assert self.run is not None
        cells, z = self.cells(), np.linspace(-self.z_limit, self.z_limit, STEPS + 1)
        f = self.function(self.run.layers[layer])(z[None], **self.params(layer))[0]
        return np.clip(self.y_of(layer, f), cells.top, cells.bottom)

    @property
    def placed(self) -> Collection[int]:
        """The layers without a curve in whose cells the cursor has a place across all the same."""
        return ()

    def paint_cursor(self, painter: QPainter) -> None:
        """The frame of the cell and, on a z axis, the line at the cursor's z with a ring on the curve."""
        assert self.geometry is not None and self.cursor is not None
        column = self.geometry.columns[self.cursor.layer]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.drawRect(QRectF(*self.box(column).shrunk(1)))
        if not self.elementwise(column.index) and column.index not in self.placed:
            return
        z = min(max(self.cursor.z, -self.z_limit), self.z_limit)
        x = self.x_of(column, z)
        painter.setPen(QPen(QColor(self.theme.ctl), 1))
        painter.drawLine(QPointF(x, self.cells().top), QPointF(x, self.cells().bottom))
        if not self.elementwise(column.index):
            return
        curve = self.curve(column.index)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.setBrush(QColor(self.theme.plot))
        painter.drawEllipse(QPointF(x, self.y_of(column.index, float(np.interp(z, curve.z, curve.f)))), 4, 4)

    def bin_share(self, cursor: Cursor) -> float | None:
        """The share of the probe's values in the histogram bin under the cursor."""
        if cursor.layer >= len(self.layers):
            return None
        histogram = self.layers[cursor.layer].histogram
        index = int((cursor.z + self.z_limit) / (2 * self.z_limit) * len(histogram))
        return float(histogram[min(max(index, 0), len(histogram) - 1)])
