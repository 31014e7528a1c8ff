"""What the staves of f(z) and f'(z) have in common: cells with one z axis, histogram, dots on a curve, chips.

The two subclasses say which curve it is and how its y axis runs; Maxout and softmax columns have cells of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import Divergence, LayerInfo, RunInfo
from nnviz.training.wants import LayerStaves, MaxoutUnit, Staves
from nnviz.ui.number_format import short
from nnviz.ui.score.curve_dots import STEPS, CurveDots
from nnviz.ui.score.geometry import NOTHING, Band, Box, Column
from nnviz.ui.score.histograms import Histograms
from nnviz.ui.score.labels import Label, LabelCache, draw_label
from nnviz.ui.score.sprites import DotSheet
from nnviz.ui.score.stave import FAINT, Cursor, Stave
from nnviz.ui.theme import Appearance

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Curve:
    """A layer's function over the shared z axis: z and f are (samples,); `saturated` (samples,) bool."""

    z: NDArray
    f: NDArray
    saturated: NDArray


class CurveStave(Stave):
    """Cells of one function each. Layers whose function is not element-wise are left to `special`."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self.z_limit = 6.0
        self.layers: tuple[LayerStaves, ...] = ()
        self.units: dict[int, int] = {}
        self.maxout: dict[int, MaxoutUnit] = {}
        self.divergence: Divergence | None = None
        self._curves_of: dict[int, Curve] = {}
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

    def set_z_limit(self, limit: float) -> None:
        """The z axis of all cells runs from -limit to limit."""
        self.z_limit = limit
        self.rebuild()

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
        self._curves_of = {}
        self._sheet = self._dots = None
        self._specials = {}
        super().rebuild()

    # -- what a subclass says

    def take_figures(self) -> None:
        """Put the figures into words."""

    def function(self, layer: LayerInfo) -> Callable[..., NDArray]:
        """f or f' of the layer's activation."""
        raise NotImplementedError

    def cells(self) -> Band:
        raise NotImplementedError

    def y_range(self, layer: int) -> tuple[float, float]:
        """The lower and upper end of a cell's y axis."""
        raise NotImplementedError

    def draw_titles(self, painter: QPainter) -> None:
        raise NotImplementedError

    def draw_cell(self, painter: QPainter, column: Column) -> None:
        """The cell's own ground: y ticks, marks."""

    def paint_special(self, painter: QPainter, column: Column) -> None:
        """The live picture of a Maxout or softmax column."""

    def paint_figures(self, painter: QPainter, column: Column) -> None:
        """The words and numbers of one cell."""

    # -- layers and places

    def elementwise(self, layer: int) -> bool:
        assert self.run is not None
        return ACTIVATIONS[self.run.layers[layer].activation].elementwise

    def curve(self, layer: int) -> Curve:
        """The layer's function at two samples a pixel, made once for an axis."""
        if layer not in self._curves_of:
            assert self.run is not None and self.geometry is not None
            info = self.run.layers[layer]
            z = np.linspace(-self.z_limit, self.z_limit, max(2 * round(self.geometry.columns[layer].width), 80))
            saturated = ACTIVATIONS[info.activation].saturates(z[None], **info.params)[0]
            self._curves_of[layer] = Curve(z, self.function(info)(z[None], **info.params)[0], saturated)
        return self._curves_of[layer]

    def band(self) -> Band:
        assert self.geometry is not None
        cells = self.cells()
        margin = self.geometry.px(4)
        return Band(cells.top - margin, cells.bottom + self.geometry.labels_below(self.name) + margin)

    @property
    def labels_below(self) -> bool:
        """Whether there is room for labels below the cells."""
        assert self.geometry is not None
        return self.geometry.labels_below(self.name) > 0

    def box(self, column: Column) -> Box:
        cells = self.cells()
        return Box(column.x0, cells.top, column.width, cells.height)

    def x_of(self, column: Column, z: NDArray | float) -> NDArray | float:
        return column.x0 + (z + self.z_limit) / (2 * self.z_limit) * column.width

    def y_of(self, layer: int, value: NDArray | float) -> NDArray | float:
        low, high = self.y_range(layer)
        cells = self.cells()
        return cells.bottom - (value - low) / (high - low) * cells.height

    # -- static layers

    def draw_ground(self, painter: QPainter) -> None:
        assert self.geometry is not None
        theme = self.theme
        self.draw_tint(painter)
        with self.columns_only(painter):
            for column in self.geometry.shown:
                box = self.box(column)
                painter.fillRect(QRectF(*box), QColor(theme.plot))
                if self.elementwise(column.index):
                    self._draw_axes(painter, column, box)
                self.draw_cell(painter, column)
                painter.setPen(QPen(QColor(theme.border), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(*box.shrunk(0.5)))
        self.draw_titles(painter)

    def _draw_axes(self, painter: QPainter, column: Column, box: Box) -> None:
        """Tint where the function saturates, the two zero lines, and the labels of the z axis."""
        curve = self.curve(column.index)
        tint = QColor(self.theme.take)
        tint.setAlphaF(self.theme.zone)
        for first, last in _runs(curve.saturated):
            left, right = self.x_of(column, curve.z[first]), self.x_of(column, curve.z[last])
            painter.fillRect(QRectF(left, box.top, right - left, box.height), tint)
        painter.setPen(QPen(QColor(self.theme.border), 1))
        middle = round(column.centre) + 0.5
        painter.drawLine(QPointF(middle, box.top), QPointF(middle, box.bottom))
        zero = round(self.y_of(column.index, 0.0)) + 0.5
        if box.top < zero < box.bottom:
            painter.drawLine(QPointF(box.left, zero), QPointF(box.right, zero))
        if column.full and self.labels_below:
            self._draw_z_labels(painter, column, box.bottom)

    def _draw_z_labels(self, painter: QPainter, column: Column, y: float) -> None:
        """Zero and the axis' name, and the other two where there is room beside them."""
        assert self.geometry is not None
        px, tick = self.geometry.px, z_tick(self.z_limit)
        y += px(2)
        name = self.draw_x_name(painter, column, f"<i>z</i><sup>{column.index + 1}</sup>")
        zero = draw_label(painter, self.tick_label(0.0), float(self.x_of(column, 0.0)), y, MIDDLE | TOP)
        for value, first, last in ((-tick, column.x0 - px(5), zero.left), (tick, zero.right, name.left)):
            label, x = self.tick_label(value), float(self.x_of(column, value))
            half = label.width / 2
            if first < x - half and x + half < last:
                draw_label(painter, label, x, y, MIDDLE | TOP)

    def tick_label(self, value: float) -> Label:
        """A round number beside an axis: 0.5, −4, 2 × 10⁵."""
        text = f"{value:g}".replace("-", "−") if 1e-3 < abs(value) < 1e4 or value == 0 else short(value, digits=1)
        return self.labels.plain(text, self.appearance.font(10.5), self.theme.muted, None, self.ratio)

    def draw_x_name(self, painter: QPainter, column: Column, html: str) -> Box:
        """The name of the horizontal axis, at its right end below the cell, where there is room for it."""
        if not self.labels_below:
            return NOTHING
        name = self.labels.rich(html, self.appearance.maths(12, italic=False), self.theme.text, self.ratio)
        return draw_label(painter, name, column.x1, self.cells().bottom + 1, RIGHT | TOP)

    def draw_under(self, painter: QPainter, column: Column, text: str) -> None:
        """A remark below a cell, from its left edge, cut off where the axis' name begins."""
        assert self.geometry is not None
        if not self.labels_below:
            return
        font = self.appearance.font(10.5)
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, column.width - self.geometry.px(18))
        label = self.labels.plain(text, font, self.theme.muted, None, self.ratio)
        draw_label(painter, label, column.x0 + 1, self.cells().bottom + self.geometry.px(2), LEFT | TOP)

    def draw_title(self, painter: QPainter, symbol: str, words: str) -> None:
        """The row's title in the gutter: the symbol and, in small print, what it means (lines parted by a newline).

        What it means is left out where the row is too low for it.
        """
        assert self.geometry is not None
        left, y = self.geometry.px(12), self.cells().top
        title = self.labels.rich(symbol, self.appearance.maths(16, italic=False), self.theme.text, self.ratio)
        y += draw_label(painter, title, left, y, LEFT | TOP).height + self.geometry.px(1)
        font = self.appearance.font(11)
        lines = [self.labels.plain(line, font, self.theme.muted, None, self.ratio) for line in words.split("\n")]
        if y + sum(line.height for line in lines) <= self.band().bottom:
            for line in lines:
                y += draw_label(painter, line, left, y, LEFT | TOP).height

    def draw_curves(self, painter: QPainter) -> None:
        assert self.geometry is not None
        for column in self.geometry.shown:
            if not self.elementwise(column.index):
                continue
            curve = self.curve(column.index)
            x, y = self.x_of(column, curve.z), self.y_of(column.index, curve.f)
            painter.save()
            box = self.box(column)
            painter.setClipRect(QRectF(box.left, box.top - 1, box.width, box.height + 2))
            painter.setPen(QPen(QColor(self.theme.text), self.appearance.px(2.0 if column.full else 1.4)))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]))
            painter.restore()

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

    def sheet(self) -> DotSheet:
        """The pictures of the dots."""
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

    def paint_cursor(self, painter: QPainter) -> None:
        """The frame of the cell and, on a z axis, the line at the cursor's z with a ring on the curve."""
        assert self.geometry is not None and self.cursor is not None
        column = self.geometry.columns[self.cursor.layer]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.drawRect(QRectF(*self.box(column).shrunk(1)))
        if not self.elementwise(column.index):
            return
        z = min(max(self.cursor.z, -self.z_limit), self.z_limit)
        x, curve = self.x_of(column, z), self.curve(column.index)
        painter.setPen(QPen(QColor(self.theme.ctl), 1))
        painter.drawLine(QPointF(x, self.cells().top), QPointF(x, self.cells().bottom))
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


def z_tick(limit: float) -> float:
    """The labelled z: the largest round number within two thirds of the axis."""
    power = 10.0 ** np.floor(np.log10(limit * 0.67))
    return float(max(step * power for step in (1, 2, 3, 4, 5, 6, 8) if step * power <= limit * 0.67))


def _runs(flags: NDArray) -> list[tuple[int, int]]:
    """First and last index of every stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(first), int(last) - 1) for first, last in zip(edges[::2], edges[1::2], strict=True)]
