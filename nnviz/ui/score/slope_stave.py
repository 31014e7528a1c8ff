"""Stave 3: f'(z) of every layer, one y axis for the whole row, so that sigmoid's 0.25 looks as small as it is."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import LayerInfo
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import percent, short
from nnviz.ui.score.cell_stave import CENTRE, LEFT, MIDDLE, RIGHT, TOP
from nnviz.ui.score.curve_stave import CurveStave
from nnviz.ui.score.function_stave import paint_bars
from nnviz.ui.score.geometry import NOTHING, Band, Box, Column
from nnviz.ui.score.labels import HALO, draw_label
from nnviz.ui.score.maxout_cell import paint_lanes, titled_lanes
from nnviz.ui.score.stave import Cursor, Readout
from nnviz.ui.score.symbols import lowered

LEAST_TOP = 1.24  # the row's y axis ends here, unless a layer's slope leaves it
ROOM_BELOW = 0.06

_TRIANGLE = QPainterPath()  # its tip at the left
_TRIANGLE.addPolygon(QPolygonF([QPointF(-1.6, 0), QPointF(0, -1), QPointF(0, 1)]))


class SlopeStave(CurveStave):
    """What each layer lets back through."""

    name = "slope"

    def cells(self) -> Band:
        assert self.geometry is not None
        return self.geometry.slope

    def function(self, layer: LayerInfo) -> Callable[..., NDArray]:
        return ACTIVATIONS[layer.activation].derivative

    def y_range(self, layer: int) -> tuple[float, float]:
        if self._row is None:
            assert self.run is not None
            ends = [self.extremes(index) for index in range(len(self.run.layers)) if self.elementwise(index)]
            lowest = min((least for least, _ in ends), default=0.0)
            highest = max((most for _, most in ends), default=1.0)
            top = max(LEAST_TOP, 1.12 * highest)
            self._row = (min(0.0, 1.1 * lowest) - ROOM_BELOW * top, top)
        return self._row

    def rebuild(self) -> None:
        self._row: tuple[float, float] | None = None
        self._maximum: dict[int, Box] = {}  # where the words on the dashed lines are
        super().rebuild()

    # -- static

    def draw_titles(self, painter: QPainter) -> None:
        self.draw_title(painter, "<i>f</i> ′(<i>z</i>)", self.tr("what it lets\nback through"))
        if self.y_range(0)[1] > LEAST_TOP:
            self._draw_grown_axis(painter)

    def _draw_grown_axis(self, painter: QPainter) -> None:
        """The axis says so when it is not the usual one."""
        assert self.geometry is not None
        top = self.labels.plain(
            self.tr("up to {0}").format(short(self.y_range(0)[1])),
            self.appearance.font(10.5),
            self.theme.muted,
            None,
            self.ratio,
        )
        draw_label(painter, top, self.geometry.gutter - self.geometry.px(6), self.cells().top, RIGHT | TOP)

    def draw_cell(self, painter: QPainter, column: Column) -> None:
        assert self.run is not None
        info = self.run.layers[column.index]
        if self.learned(column.index):
            return  # its maximum moves with the slopes
        if info.pieces == 1:
            highest = ACTIVATIONS[info.activation].max_derivative(**info.params)
            y = self.y_of(column.index, highest)
            dashed = QPen(pen(self.theme.take))
            dashed.setDashPattern([2, 3])
            painter.setPen(dashed)
            painter.drawLine(QPointF(column.x0, round(y) + 0.5), QPointF(column.x1, round(y) + 0.5))
            if column.full:
                self._draw_maximum(painter, column, info, highest, y)
        elif column.full:
            self.draw_under(painter, column, self.tr("wins, share of the probe"))
            self.draw_x_name(painter, column, "<i>t</i>")
        if column.full and info.pieces == 1 and not self.elementwise(column.index):
            self.draw_under(painter, column, self.tr("Jacobian, diagonal"))

    def _draw_maximum(self, painter: QPainter, column: Column, info: LayerInfo, highest: float, y: float) -> None:
        """The words on the dashed line: above it, or below where the cell ends first; clear of the curve, if it can be.

        In a narrow column the number alone may be.
        """
        words, bold = self.tr("max {0}"), info.activation != "relu"
        texts = [words.format(f"{highest:.3g}"), f"{highest:.3g}"] if bold else [self.tr("1 for z > 0")]
        name = self.theme.take if bold else self.theme.text
        labels = [
            self.labels.plain(text, self.appearance.font(11, bold=bold), name, self.theme.plot, self.ratio)
            for text in texts
        ]
        height, halo = labels[0].height, self.appearance.px(3)
        above = y - height + halo >= self.cells().top - halo and bold
        row = y - height + halo if above else y + self.appearance.px(1)
        left, right = column.x0 + halo, column.x1 - halo
        places = [(label, Box(x, row, label.width, height)) for label in labels for x in (left, right - label.width)]
        clear = [(label, place) for label, place in places if not self._meets_curve(column, place)]
        label, place = (clear or places)[0]
        self._maximum[column.index] = draw_label(painter, label, place.left, row, LEFT | TOP)

    def _meets_curve(self, column: Column, place: Box) -> bool:
        if not self.elementwise(column.index):
            return False
        curve = self.curve(column.index)
        x, y = self.x_of(column, curve.z), self.y_of(column.index, curve.f)
        across = (x > place.left + HALO) & (x < place.right - HALO)
        return bool((across & (y > place.top + HALO) & (y < place.bottom - HALO)).any())

    # -- live

    def take_figures(self) -> None:
        self._rms = [self.tr("rms {0}").format(short(float(layer.slope_rms))) for layer in self.layers]

    def paint_special(self, painter: QPainter, column: Column) -> None:
        assert self.run is not None
        if self.run.layers[column.index].pieces == 1:
            zero, one = (float(self.y_of(column.index, value)) for value in (0.0, 1.0))
            slopes = self.layers[column.index].mean_slope
            paint_bars(painter, slopes, self.box(column), zero, zero - one, self.theme.take)
            return
        unit = self.maxout.get(column.index)
        if unit is None:
            return
        paint_lanes(painter, unit, self.box(column), self.appearance, self.labels, self.ratio, full=column.full)
        if column.full and titled_lanes(self.box(column), len(unit.slope), self.appearance):
            text = self.tr("1 for the winner, 0 for the rest")
            label = self.labels.plain(text, self.appearance.font(10.5), self.theme.muted, self.theme.plot, self.ratio)
            if label.width <= column.width:
                draw_label(painter, label, column.centre, self.cells().top, MIDDLE | TOP)

    def paint_figures(self, painter: QPainter, column: Column) -> None:
        """The triangle at the right edge: the typical factor, rms of f' over the probe."""
        if not self.elementwise(column.index) or isnan(self.layers[column.index].slope_rms):
            return
        figures, box = self.layers[column.index], self.box(column)
        size = self.appearance.px(4.5 if column.full else 3)
        y = min(max(float(self.y_of(column.index, figures.slope_rms)), box.top), box.bottom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.theme.take))
        right = box.right
        painter.save()
        painter.translate(right, y)
        painter.scale(size, size)
        painter.drawPath(_TRIANGLE)
        painter.restore()
        if column.full:
            text = self._rms[column.index]
            label = self.labels.plain(text, self.appearance.font(11), self.theme.text, self.theme.plot, self.ratio)
            width, height = label.width, label.height
            row = min(max(y, box.top + height / 2), box.bottom - height / 2)
            maximum = self._maximum.get(column.index, NOTHING)
            if right - 1.8 * size - width < maximum.right - 2 * HALO:  # side by side there is no room for both
                upper, lower = maximum.top - height / 2 + HALO, maximum.bottom + height / 2 - HALO
                if upper < row < lower:
                    row = upper if upper >= box.top + height / 2 - HALO else lower
            draw_label(painter, label, right - 1.8 * size, row, RIGHT | CENTRE)

    def readout(self, cursor: Cursor) -> Readout | None:
        if cursor.layer >= len(self.layers):
            return None
        assert self.run is not None
        info, figures = self.run.layers[cursor.layer], self.layers[cursor.layer]
        if info.pieces > 1:
            return self._winners_readout(cursor.layer)
        rms = short(float(figures.slope_rms), digits=3)
        if not self.elementwise(cursor.layer):
            values = figures.mean_slope[:10]
            rows = [f"J{lowered(unit)} = {short(float(value), 3)}" for unit, value in enumerate(values, 1)]
            return Readout("\n".join(rows), self.tr("Layer {0}: rms of the diagonal {1}").format(cursor.layer + 1, rms))
        z = np.array([[cursor.z]])
        derivative = ACTIVATIONS[info.activation].derivative(z, **self.params(cursor.layer))
        slope = short(float(derivative[0, 0]), digits=3)
        at, here = short(float(cursor.z), digits=3), percent(self.bin_share(cursor) or 0.0, 1)
        words = self.tr("Layer {0}, z {1}: slope {2}; root mean square over the probe {3}; {4} of all z lie here")
        return self.with_unit(
            cursor.layer,
            Readout(
                f"z = {at}\nf′(z) = {slope}\nrms = {rms}\n" + self.tr("{0} of all z here").format(here),
                words.format(cursor.layer + 1, at, slope, rms, here),
            ),
        )

    def _winners_readout(self, layer: int) -> Readout | None:
        unit = self.maxout.get(layer)
        if unit is None:
            return None
        rows = [
            self.tr("piece {0}: {1}").format(piece + 1, percent(share, 1)) for piece, share in enumerate(unit.shares)
        ]
        return Readout("\n".join(rows), self.tr("Layer {0}, wins: {1}").format(layer + 1, ", ".join(rows)))
