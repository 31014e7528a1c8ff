"""The cells of f(z) and f'(z) and their axes: what stands still in these two staves, and what runs through a cell.

What moves in the cells is `curve_stave`'s; Maxout and softmax columns have no axes here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import LayerInfo
from nnviz.ui.number_format import short
from nnviz.ui.score.geometry import NOTHING, Band, Box, Column
from nnviz.ui.score.labels import Label, LabelCache, draw_label
from nnviz.ui.score.stave import Stave
from nnviz.ui.theme import Appearance

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Curve:
    """A layer's function over the shared z axis: z and f are (samples,); `saturated` (samples,) bool."""

    z: NDArray
    f: NDArray
    saturated: NDArray


class CellStave(Stave):
    """Cells with one shared z axis; the subclasses say which function runs through them and how its y axis runs."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self.z_limit = 6.0
        self._curves_of: dict[int, Curve] = {}

    def set_z_limit(self, limit: float) -> None:
        """The z axis of all cells runs from -limit to limit."""
        self.z_limit = limit
        self.rebuild()

    def rebuild(self) -> None:
        self._curves_of = {}
        super().rebuild()

    # -- what a subclass says

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

    # -- layers and places

    def elementwise(self, layer: int) -> bool:
        assert self.run is not None
        return ACTIVATIONS[self.run.layers[layer].activation].elementwise

    def curve(self, layer: int) -> Curve:
        """The layer's function at two samples a pixel, made once for an axis."""
        if layer not in self._curves_of:
            assert self.run is not None and self.geometry is not None
            info, params = self.run.layers[layer], self.params(layer)
            z = np.linspace(-self.z_limit, self.z_limit, max(2 * round(self.geometry.columns[layer].width), 80))
            saturated = ACTIVATIONS[info.activation].saturates(z[None], **params)[0]
            self._curves_of[layer] = Curve(z, self.function(info)(z[None], **params)[0], saturated)
        return self._curves_of[layer]

    def params(self, layer: int) -> dict[str, float]:
        """The parameters of the function that is drawn."""
        assert self.run is not None
        return self.run.layers[layer].params

    def learned(self, layer: int) -> bool:
        """Whether the function changes in training: its curve is then not drawn here."""
        raise NotImplementedError

    def extremes(self, layer: int) -> tuple[float, float]:
        """The least and the largest value that a curve may take on the z axis."""
        values = self.curve(layer).f
        return float(values.min()), float(values.max())

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
        if self.titled:
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
        gap = px(3)
        for value, first, last in ((-tick, column.x0 - px(5), zero.left - gap), (tick, zero.right + gap, name.left)):
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
            if not self.elementwise(column.index) or self.learned(column.index):
                continue
            curve = self.curve(column.index)
            x, y = self.x_of(column, curve.z), self.y_of(column.index, curve.f)
            painter.save()
            box = self.box(column)
            painter.setClipRect(QRectF(box.left, box.top - 1, box.width, box.height + 2))
            painter.setPen(QPen(QColor(self.theme.text), self.appearance.line(2.0 if column.full else 1.4)))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]))
            painter.restore()


def z_tick(limit: float) -> float:
    """The labelled z: the largest round number within two thirds of the axis."""
    power = 10.0 ** np.floor(np.log10(limit * 0.67))
    return float(max(step * power for step in (1, 2, 3, 4, 5, 6, 8) if step * power <= limit * 0.67))


def _runs(flags: NDArray) -> list[tuple[int, int]]:
    """First and last index of every stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(first), int(last) - 1) for first, last in zip(edges[::2], edges[1::2], strict=True)]
