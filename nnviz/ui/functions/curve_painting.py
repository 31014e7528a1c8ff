"""Paints what stands still in a plot of curves: grid, axes, the histogram behind, the curves and their peaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from nnviz.nn.function_curves import Lines, Outline
from nnviz.ui.frame import Frame
from nnviz.ui.functions.ranges import peak
from nnviz.ui.functions.selection import DASHES
from nnviz.ui.marked_axis import round_values, spread
from nnviz.ui.number_format import MINUS, tick
from nnviz.ui.theme import Appearance

LINE = 2.0  # px of a curve
APART = 16.0  # px between labels
TICKS_Z, TICKS_Y, FEW = 7, 5, 3  # marks at most; in a small multiple
TICK_ROOM = 40.0  # px for a mark on the z axis
LEAD, LEAST_LEAD = 58.0, 14.0  # px from a peak to its words
HISTOGRAM = 0.42  # of the height, look.md
HISTOGRAM_INK = 0.18


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often z was met: `shares` (bins,) of all values in even bins from -limit to limit."""

    shares: NDArray[np.floating]
    limit: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A function as it is drawn; `lines` are a Maxout's own."""

    name: str
    slot: int | None
    outline: Outline
    lines: Lines | None = None


def ink_of(slot: int | None, appearance: Appearance) -> str:
    return appearance.theme.text if slot is None else appearance.theme.pieces[slot]


def curve_pen(slot: int | None, appearance: Appearance, width: float = LINE) -> QPen:
    """The pen of a curve, with its dashes."""
    pen = QPen(QColor(ink_of(slot, appearance)), appearance.line(width))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if slot is not None and DASHES[slot]:
        pen.setDashPattern(DASHES[slot])
    return pen


class CurvePainter:
    """Paints into the box of `frame`; `derivative`: f' and not f."""

    def __init__(self, painter: QPainter, frame: Frame, appearance: Appearance, *, derivative: bool) -> None:
        self._painter = painter
        self._frame = frame
        self._appearance = appearance
        self._derivative = derivative

    def paint_ground(self, *, z_marks: bool = True, y_marks: bool = True, few: bool = False) -> None:
        painter, frame, theme = self._painter, self._frame, self._appearance.theme
        box = frame.box
        painter.fillRect(QRectF(*box), QColor(theme.plot))
        room = int(box.width / self._appearance.px(TICK_ROOM))
        across = round_values(*frame.x, max(2, min(FEW if few else TICKS_Z, room)))
        up = round_values(*frame.y, FEW if few else TICKS_Y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for value in across:
            x = round(frame.across(value))
            painter.setPen(QColor(theme.border if value == 0 else theme.hair))
            painter.drawLine(QLineF(x, box.top, x, box.bottom))
        for value in up:
            y = round(frame.up(value))
            painter.setPen(QColor(theme.border if value == 0 else theme.hair))
            painter.drawLine(QLineF(box.left, y, box.right, y))
        painter.setPen(QColor(theme.ctl))
        for value, horizontal in ((0.0, True), (0.0, False)):
            low, high = frame.y if horizontal else frame.x
            if low < value < high and horizontal:
                y = round(frame.up(value))
                painter.drawLine(QLineF(box.left, y, box.right, y))
            elif low < value < high:
                x = round(frame.across(value))
                painter.drawLine(QLineF(x, box.top, x, box.bottom))
        painter.setPen(QColor(theme.border))
        painter.drawRect(*map(round, box))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(across if z_marks else [], up if y_marks else [])

    def _paint_marks(self, across: Sequence[float], up: Sequence[float]) -> None:
        painter, frame = self._painter, self._frame
        font = self._appearance.font(10.5)
        metrics, px = QFontMetricsF(font), self._appearance.px
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.theme.muted))
        for value in across:
            text = tick(value)
            x = frame.across(value) - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(x, frame.box.bottom + px(4) + metrics.ascent()), text)
        digits = max((len(f"{value:g}".partition(".")[2]) for value in up), default=0)
        for value in up:
            text = f"{value:.{digits}f}".replace("-", MINUS) if digits < 5 else tick(value)
            x = frame.box.left - px(6) - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, frame.up(value) + metrics.capHeight() / 2), text)

    def paint_histogram(self, histogram: Histogram) -> None:
        """Standing on the floor of the box; as high as the most frequent bin that is seen needs."""
        painter, frame = self._painter, self._frame
        bins = histogram.shares.size
        edges = np.linspace(-histogram.limit, histogram.limit, bins + 1)
        seen = (edges[1:] > frame.x[0]) & (edges[:-1] < frame.x[1])
        most = float(histogram.shares[seen].max(initial=0.0))
        if most <= 0:
            return
        ink = QColor(self._appearance.theme.text)
        ink.setAlphaF(HISTOGRAM_INK)
        painter.save()
        painter.setClipRect(QRectF(*frame.box))
        path = QPainterPath()
        for i in np.flatnonzero(seen & (histogram.shares > 0)).tolist():
            left, right = frame.across(edges[i]), frame.across(edges[i + 1])
            height = float(histogram.shares[i]) / most * HISTOGRAM * frame.box.height
            path.addRect(QRectF(left, frame.box.bottom - height, right - left, height))
        painter.fillPath(path, ink)
        painter.restore()

    def paint_curve(self, curve: Curve) -> None:
        painter, frame = self._painter, self._frame
        box = frame.box
        values = curve.outline.slope if self._derivative else curve.outline.value
        painter.save()
        painter.setClipRect(QRectF(*box))
        if curve.lines is not None and not self._derivative:
            self._paint_lines(curve)
        painter.strokePath(self._path(curve.outline.z, values), curve_pen(curve.slot, self._appearance))
        painter.restore()

    def _paint_lines(self, curve: Curve) -> None:
        """The straight lines whose envelope a Maxout is."""
        assert curve.lines is not None
        ink = QColor(ink_of(curve.slot, self._appearance))
        ink.setAlphaF(0.45)
        self._painter.setPen(QPen(ink, self._appearance.line(1)))
        frame = self._frame
        for slope, intercept in curve.lines:
            ends = [QPointF(frame.across(z), frame.up(slope * z + intercept)) for z in frame.x]
            self._painter.drawLine(*ends)

    def _path(self, z: NDArray[np.float64], values: NDArray[np.float64]) -> QPainterPath:
        frame = self._frame
        box = frame.box
        x, y = frame.across(z), frame.up(values)
        # what is far outside costs time in dashing and shows nothing
        return pg.arrayToQPath(x, np.clip(y, box.top - 2 * box.height, box.bottom + 2 * box.height))

    def paint_peaks(self, curves: Sequence[Curve], words: str | None) -> None:
        """A hollow dot on each single maximum of f'; with `words` ("{name}: max {value}") beside it, pushed apart."""
        found = [(curve, at) for curve in curves if (at := peak(curve.outline.z, curve.outline.slope))]
        found = [(curve, at) for curve, at in found if self._frame.y[0] <= at[1] <= self._frame.y[1]]
        painter, frame, px = self._painter, self._frame, self._appearance.px
        if words is not None and found:
            wanted = [frame.up(at[1]) for _, at in found]
            heights = spread(wanted, px(APART), frame.box.top + px(8), frame.box.bottom - px(8))
            for (curve, at), y in zip(found, heights, strict=True):
                self._paint_words(words.format(name=curve.name, value=f"{at[1]:.2f}"), curve, at, y)
        for curve, (z, height) in found:
            painter.setPen(QPen(QColor(ink_of(curve.slot, self._appearance)), px(1.6)))
            painter.setBrush(QColor(self._appearance.theme.plot))
            painter.drawEllipse(QPointF(frame.across(z), frame.up(height)), px(4.5), px(4.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_words(self, text: str, curve: Curve, at: tuple[float, float], y: float) -> None:
        painter, frame, px = self._painter, self._frame, self._appearance.px
        font = self._appearance.font(11, bold=True)
        metrics = QFontMetricsF(font)
        x, height = frame.across(at[0]), frame.up(at[1])
        width, ink = metrics.horizontalAdvance(text), QColor(ink_of(curve.slot, self._appearance))
        rooms = x - frame.box.left - width - px(6), frame.box.right - x - width - px(6)  # for the lead, on either side
        leftward = rooms[0] >= px(LEAST_LEAD)  # where most functions are small
        away = min(px(LEAD), rooms[0 if leftward else 1])
        if away < px(LEAST_LEAD):
            return  # no room: the dot and the table tell it
        begin = x - away - width if leftward else x + away
        lead = QPen(ink, 1, Qt.PenStyle.DotLine)
        painter.setPen(lead)
        near = begin + width + px(4) if leftward else begin - px(4)
        painter.drawLine(QPointF(near, y), QPointF(x + px(-5 if leftward else 5), height))
        paint_with_halo(painter, QPointF(begin, y + metrics.capHeight() / 2), text, font, ink, self._appearance)


def paint_with_halo(painter: QPainter, at: QPointF, text: str, font, ink: QColor, appearance: Appearance) -> None:
    """Words on a plot, legible over its curves."""
    path = QPainterPath()
    path.addText(at, font, text)
    painter.strokePath(path, QPen(QColor(appearance.theme.plot), appearance.px(6)))  # 3 px on either side
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(at, text)
