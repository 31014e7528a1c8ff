"""Stave 2: f(z) of every layer with the probe's pre-activations riding on it, and how much of it is saturated."""

from __future__ import annotations

from collections.abc import Callable, Collection
from math import isfinite

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import LayerInfo
from nnviz.ui.ink import colour
from nnviz.ui.number_format import percent, short
from nnviz.ui.score.buffers import Rectangles
from nnviz.ui.score.cell_stave import BOTTOM, LEFT, MIDDLE, RIGHT, TOP
from nnviz.ui.score.chip import CHIP_HEIGHT, draw_chip
from nnviz.ui.score.curve_stave import CurveStave
from nnviz.ui.score.geometry import Band, Box, Column
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.maxout_cell import MaxoutEnvelope
from nnviz.ui.score.stave import Cursor, Readout
from nnviz.ui.score.symbols import lowered

# Functions within [-1, 1] share this axis, so that sigmoid is seen not to be zero-centred; above 1 there is room for
# the chip, below -1 for the histogram.
BOUNDED = (-1.54, 1.93)
ROOM_BELOW, ROOM_ABOVE = 0.18, 0.04  # of the span of an unbounded function
MOST_ROWS = 10  # of a readout
ALL = 0.72  # of the height of a cell: a bar of 1
ALARM = 0.30  # share from which the chip is filled
SHARE_LEAST = 30.0  # px: a narrower column has no share below it
CHIP_LEAST = 72.0  # px: in a lower cell the chip is a dot and a figure


class FunctionStave(CurveStave):
    """What each layer passes on."""

    name = "function"

    def cells(self) -> Band:
        assert self.geometry is not None
        return self.geometry.function

    def function(self, layer: LayerInfo) -> Callable[..., NDArray]:
        return ACTIVATIONS[layer.activation].value

    def y_range(self, layer: int) -> tuple[float, float]:
        assert self.run is not None
        low, high = ACTIVATIONS[self.run.layers[layer].activation].range
        if low >= -1 and high <= 1:
            return BOUNDED
        least, most = self.extremes(layer)
        span = most - least or 1.0
        return least - ROOM_BELOW * span, most + ROOM_ABOVE * span

    def rebuild(self) -> None:
        self._envelopes: dict[int, MaxoutEnvelope] = {}
        super().rebuild()

    # -- static

    def draw_titles(self, painter: QPainter) -> None:
        self.draw_title(painter, "<i>f</i>(<i>z</i>)", self.tr("what the layer\npasses on"))

    def draw_cell(self, painter: QPainter, column: Column) -> None:
        if not column.full:
            return
        if self.elementwise(column.index):
            self._draw_y_labels(painter, column)
        elif self._pieces(column.index) > 1:
            self.draw_under(painter, column, self.tr("slice through the unit"))
            self.draw_x_name(painter, column, "<i>t</i>")
        else:
            self._draw_bar_axis(painter, column)
            self.draw_under(painter, column, self.tr("mean outputs"))

    def _draw_bar_axis(self, painter: QPainter, column: Column) -> None:
        """How high a bar of 1 would be, and the name of that line at its right end, clear of the chip."""
        box, px = self.box(column), self.appearance.px
        y = round(box.bottom - 1 - ALL * box.height)
        painter.fillRect(round(box.left) + 1, y, round(box.width) - 2, 1, colour(self.theme.border))
        draw_label(painter, self.tick_label(1.0), box.right - px(6), y, RIGHT | BOTTOM)

    def _draw_y_labels(self, painter: QPainter, column: Column) -> None:
        """Each above its line, below it where the chip is in the way; left out where another one stands there."""
        x, cells, px = column.x0 + self.appearance.px(7), self.cells(), self.appearance.px
        taken = [Band(cells.top, cells.top + px(CHIP_HEIGHT))]
        for value in self._y_ticks(column.index):
            label = self.tick_label(value)
            line, height = float(self.y_of(column.index, value)), label.height
            for bottom in (line, line + height + px(2)):
                place = Band(bottom - height + px(2), bottom - px(2))  # of the digits
                if place.bottom <= cells.bottom and not any(place.meets(other) for other in taken):
                    draw_label(painter, label, x, bottom, LEFT | BOTTOM)
                    taken.append(place)
                    break

    def _y_ticks(self, layer: int) -> list[float]:
        """The labelled values, the most important first."""
        low, high = self.y_range(layer)
        if (low, high) == BOUNDED:
            return [0.0, 1.0, -1.0]
        step = 10.0 ** np.floor(np.log10(max(high, -low) * 0.7))
        top = float(max(factor * step for factor in (1, 2, 3, 5) if factor * step <= max(high, -low) * 0.7))
        return [tick for tick in (0.0, top, -top) if low < tick < high]

    # -- live

    def take_figures(self) -> None:
        self._chips = [self.chip_of(layer) for layer in range(len(self.layers))]

    def paint_special(self, painter: QPainter, column: Column) -> None:
        box = self.box(column)
        if self._pieces(column.index) > 1:
            unit = self.maxout.get(column.index)
            if unit is not None:
                envelope = self._envelopes.setdefault(column.index, MaxoutEnvelope())
                envelope.paint(painter, unit, box, self.appearance, self.sheet(), full=column.full)
        else:
            base = box.bottom - 1
            paint_bars(painter, self.layers[column.index].mean_output, box, base, ALL * box.height, self.theme.text)

    def paint_figures(self, painter: QPainter, column: Column) -> None:
        text, alarm = self._chips[column.index]
        if column.full:
            dotted = self.brief and self.elementwise(column.index)
            alarm = alarm and self.divergence is None  # faint words on a faint fill could not be read
            draw_chip(
                painter, self.labels, self.appearance, self.ratio, text, self.box(column), filled=alarm, dotted=dotted
            )
        elif alarm and self.labels_below and column.width >= self.appearance.px(SHARE_LEAST):
            share = self.labels.plain(
                percent(self.layers[column.index].saturated_share),
                self.appearance.font(10.5),
                self.theme.take,
                None,
                self.ratio,
            )
            if share.width <= column.width + 4:
                draw_label(painter, share, column.centre, self.cells().bottom + 2, MIDDLE | TOP)

    @property
    def brief(self) -> bool:
        """Whether the cells are so low that a chip in words would cover the curve."""
        return self.cells().height < self.appearance.px(CHIP_LEAST)

    def chip_of(self, layer: int) -> tuple[str, bool]:
        """The words of a chip, and whether they are an alarm."""
        assert self.run is not None
        info, share = self.run.layers[layer], self.layers[layer].saturated_share
        activation = ACTIVATIONS[info.activation]
        if info.pieces > 1:
            return self.tr("unit {0} of {1}").format(self.units.get(layer, 0) + 1, info.size), False
        if not activation.elementwise:
            return self.tr("sums to 1"), False
        if self.learned(layer):
            return self.slope_words(layer), False
        if self.brief:
            return percent(share), share >= ALARM
        if info.activation == "relu":
            return self.tr("{0} off (z ≤ 0)").format(percent(share)), share >= ALARM
        if not self.curve(layer).saturated.any() and not all(isfinite(end) for end in activation.range):
            return self.tr("never saturates"), False
        return self.tr("{0} saturated").format(percent(share)), share >= ALARM

    def _pieces(self, layer: int) -> int:
        assert self.run is not None
        return self.run.layers[layer].pieces

    def readout(self, cursor: Cursor) -> Readout | None:
        if cursor.layer >= len(self.layers):
            return None
        if not self.elementwise(cursor.layer):
            return self._special_readout(cursor)
        assert self.run is not None
        activation, params = ACTIVATIONS[self.run.layers[cursor.layer].activation], self.params(cursor.layer)
        z = np.array([[cursor.z]])
        value = short(float(activation.value(z, **params)[0, 0]), digits=3)
        slope = short(float(activation.derivative(z, **params)[0, 0]), digits=3)
        here, at = percent(self.bin_share(cursor) or 0.0, 1), short(float(cursor.z), digits=3)
        return self.with_unit(
            cursor.layer,
            Readout(
                f"z = {at}\nf(z) = {value}\nf′(z) = {slope}\n" + self.tr("{0} of all z here").format(here),
                self.tr("Layer {0}, z {1}: f is {2}, its slope {3}; {4} of all z lie here").format(
                    cursor.layer + 1, at, value, slope, here
                ),
            ),
        )

    @property
    def placed(self) -> Collection[int]:
        return self.maxout  # their slices run through the whole cell

    def _special_readout(self, cursor: Cursor) -> Readout | None:
        assert self.run is not None
        layer, across = cursor.layer, (cursor.z / self.z_limit + 1) / 2
        if self._pieces(layer) == 1:
            outputs = self.layers[layer].mean_output
            rows = [f"a{lowered(unit + 1)} = {short(float(value), 3)}" for unit, value in enumerate(outputs)]
            first = max(0, min(int(across * len(rows)) - MOST_ROWS // 2, len(rows) - MOST_ROWS))  # around the pointer
            text = "\n".join(rows[first : first + MOST_ROWS])
            return Readout(text, self.tr("Layer {0}: mean outputs {1}").format(layer + 1, ", ".join(rows)))
        unit = self.maxout.get(layer)
        if unit is None:
            return None
        rows = [
            f"z{lowered(i)} = {short(float(slope), 3)} t {'−' if offset < 0 else '+'} {short(abs(float(offset)), 3)}"
            for i, (slope, offset) in enumerate(zip(unit.slope, unit.intercept, strict=True), 1)
        ]
        low, high = unit.t_range
        t = low + min(max(across, 0.0), 1.0) * (high - low)
        values = unit.slope * t + unit.intercept
        winner = int(values.argmax())
        here = f"t = {short(t, 3)}", f"a = z{lowered(winner + 1)} = {short(float(values[winner]), 3)}"
        spoken = self.tr("Layer {0}, {1}; lines of the unit: {2}")
        return Readout("\n".join((*here, *rows)), spoken.format(layer + 1, ", ".join(here), ", ".join(rows)))


def paint_bars(painter: QPainter, values: NDArray, box: Box, base: float, height: float, name: str) -> None:
    """One bar a unit on the pixel row `base`, `height` for 1: a softmax layer's outputs or slopes."""
    each = box.width / max(len(values), 1)
    painter.fillRect(round(box.left) + 4, round(base), round(box.width) - 8, 1, colour(name))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(name, 0.55))
    bars = Rectangles()
    rows = bars.resize(len(values))
    rows[:, 0] = box.left + (np.arange(len(values)) + 0.2) * each
    rows[:, 3] = np.clip(values, 0.0, 1.0) * height
    rows[:, 1] = base - rows[:, 3]
    rows[:, 2] = 0.6 * each
    bars.draw(painter)
