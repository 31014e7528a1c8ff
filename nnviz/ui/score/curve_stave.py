"""What moves in the cells of f(z) and f'(z): histogram, dots on the curve, the live pictures of Maxout and softmax.

The cells and their axes are `cell_stave`'s; the words in them are the two subclasses' own.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.training.wants import LayerStaves, MaxoutUnit, Staves
from nnviz.ui.score.cell_stave import CellStave
from nnviz.ui.score.curve_dots import STEPS, CurveDots
from nnviz.ui.score.geometry import Box, Column
from nnviz.ui.score.histograms import Histograms
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.score.sprites import DotShapes, DotSheet
from nnviz.ui.score.stave import FAINT, Cursor
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

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        self.layers = ()
        self.units = {}
        self.maxout = {}
        self.divergence = None
        super().set_run(run)

    def set_staves(self, staves: Staves) -> None:
        self.layers = staves.layers
        self.update()

    def set_maxout(self, layer: int, unit: MaxoutUnit) -> None:
        self.maxout[layer] = unit
        self._specials.pop(layer, None)
        self.update()

    def set_unit(self, layer: int, unit: int) -> None:
        """The unit whose pieces a Maxout cell shows."""
        self.units[layer] = unit
        self.maxout.pop(layer, None)
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
        super().rebuild()

    # -- what a subclass says

    def take_figures(self) -> None:
        """Put the figures into words."""

    def paint_special(self, painter: QPainter, column: Column) -> None:
        """The live picture of a Maxout or softmax column."""

    def paint_figures(self, painter: QPainter, column: Column) -> None:
        """The words and numbers of one cell."""

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
        if self._dots is None:
            self._dots = CurveDots(shown, [self._heights(column.index) for column in shown], self.z_limit)
        layers = [self.layers[column.index] for column in shown]
        self._dots.draw(painter, self.sheet(), [layer.z for layer in layers], [layer.saturated for layer in layers])

    def _heights(self, layer: int) -> NDArray:
        """The pixel rows of the layer's curve, within the cell."""
        curve, cells = self.curve(layer), self.cells()
        f = np.interp(np.linspace(-self.z_limit, self.z_limit, STEPS + 1), curve.z, curve.f)
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
