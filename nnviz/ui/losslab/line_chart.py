"""Curves over one axis with a cursor for mouse and keyboard, a mark that is dragged, and shaded bands.

The cursor, the mark and the range are their owner's: the chart only says what was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent

from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.functions.curve_painting import curve_pen, ink_of
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour, pen
from nnviz.ui.losslab.formulas import figure, place
from nnviz.ui.marked_axis import spread
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance

HEADER, FOOT, SAMPLE, VALUE, APART = 26.0, 34.0, 20.0, 80.0, 16.0  # px
DOT, REACH = 4.5, 7.0  # px of a dot; to a mark that is taken hold of
ZOOM, NARROWEST, FARTHEST = 1.25, 0.05, 1000.0
LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LIFTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


@dataclass(frozen=True, slots=True)
class Line:
    """A curve: `slot` its colour and dash, x ascending, (n,) each; NaN is a gap."""

    name: str
    slot: int
    x: NDArray[np.float64]
    y: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of x that is shaded, with what it is; `text` may be empty."""

    low: float
    high: float
    text: str = ""


Dot = tuple[float, float, int]  # x, y and slot


class LineChart(Chart):
    """pointed(x)          the cursor is wanted there
    ranged(low, high)   this range of x is wanted; reset: the usual one
    mark_moved(x)       the mark is wanted there; mark_released: it was let go
    """

    pointed = Signal(float)
    ranged = Signal(float, float)
    reset = Signal()
    mark_moved = Signal(float)
    mark_released = Signal()

    def __init__(self, appearance: Appearance, *, movable: bool = False, zoomable: bool = True) -> None:
        super().__init__(appearance)
        self._movable, self._zoomable = movable, zoomable
        self._title = self._about = self._x_name = ""
        self._letter = "x"
        self._lines: tuple[Line, ...] = ()
        self._x, self._y = (-1.0, 1.0), (-1.0, 1.0)
        self._bands: tuple[Band, ...] = ()
        self._cursor: float | None = None
        self._values: tuple[float, ...] = ()
        self._mark: tuple[float, str] | None = None
        self._dots: tuple[Dot, ...] = ()
        self._dragged = False
        self.drags = 0
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_words(self, title: str, about: str, x_name: str, letter: str) -> None:
        """`title` rich text, `about` behind it; `x_name` rich text under the axis, `letter` in the cursor's badge."""
        self._title, self._about, self._x_name, self._letter = title, about, x_name, letter
        self.update()

    def show_lines(
        self, lines: Sequence[Line], x: tuple[float, float], y: tuple[float, float], bands: Sequence[Band] = ()
    ) -> None:
        self._lines, self._x, self._y, self._bands = tuple(lines), x, y, tuple(bands)
        self._values = ()
        self.update()

    def show_cursor(self, x: float | None, values: Sequence[float] = ()) -> None:
        """`values` are the curves' there, in their order; None: no cursor."""
        self._cursor, self._values = x, tuple(values)
        if x is not None:
            told = [f"{line.name} {figure(value)}" for line, value in zip(self._lines, values, strict=True)]
            self.setAccessibleDescription(f"{self._letter} = {place(x)}; " + ", ".join(told))
        self.update()

    def show_mark(self, x: float | None, text: str = "") -> None:
        """A dashed upright with its name, which can be dragged where the chart was made so."""
        self._mark = None if x is None else (x, text)
        self.update()

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Larger dots with a ring: where something stands now."""
        self._dots = tuple(dots)
        self.update()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    @property
    def x_range(self) -> tuple[float, float]:
        return self._x

    @property
    def frame(self) -> Frame:
        px = self.appearance.px
        metrics = QFontMetricsF(self.appearance.font(11))
        names = max((metrics.horizontalAdvance(line.name) for line in self._lines), default=0.0)
        edge = names + px(SAMPLE + VALUE + 14) if self._lines else px(12)
        left = max(tick_room(self._y, self.appearance), px(34))
        width, height = self.width() - left - edge, self.height() - px(HEADER + FOOT)
        return Frame(Box(left, px(HEADER), max(width, 10.0), max(height, 10.0)), self._x, self._y)

    def put_cursor_away(self) -> None:
        """It stays: it is shared, and the figures beside the chart are those at it."""

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(420)), round(self.appearance.px(230)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(260)), round(self.appearance.px(130)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio = self.frame, self.devicePixelRatioF()
            self._paint_words(painter, frame, ratio)
            frame.paint_ground(painter, self.appearance, self.labels, ratio)
            self._paint_bands(painter, frame, ratio)
            painter.save()
            painter.setClipRect(
                round(frame.box.left), round(frame.box.top), round(frame.box.width), round(frame.box.height)
            )
            for line in self._lines:
                self._paint_line(painter, frame, line)
            painter.restore()
            frame.paint_border(painter, self.appearance)
            self._paint_mark(painter, frame, ratio)
            shown = not self.for_file and self._cursor is not None and len(self._values) == len(self._lines)
            self._paint_names(painter, frame, ratio, with_values=shown)
            if shown:
                self._paint_cursor(painter, frame, ratio)
            self._paint_dots(painter, frame)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_words(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        label = self.labels.rich(self._title, self.appearance.maths(16, italic=False), theme.text, ratio)
        edge = draw_label(painter, label, px(2), px(HEADER) / 2 - 2, LEFT | CENTRE).right
        metrics = QFontMetricsF(self.appearance.font(12))
        about = metrics.elidedText(self._about, Qt.TextElideMode.ElideRight, self.width() - edge - px(14))
        label = self.labels.plain(about, self.appearance.font(12), theme.muted, None, ratio)
        draw_label(painter, label, edge + px(10), px(HEADER) / 2 - 1, LEFT | CENTRE)
        label = self.labels.rich(self._x_name, self.appearance.font(11), theme.muted, ratio)
        draw_label(painter, label, frame.box.right, frame.box.bottom + px(17), RIGHT | TOP)

    def _paint_bands(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        for band in self._bands:
            low, high = max(band.low, frame.x[0]), min(band.high, frame.x[1])
            if low >= high:
                continue
            left, right = round(float(frame.across(low))), round(float(frame.across(high)))
            painter.fillRect(left, round(box.top), right - left, round(box.height), colour(theme.text, 0.05))
            if band.text:
                label = self.labels.plain(band.text, self.appearance.font(10.5), theme.muted, None, ratio)
                if label.width + px(6) < right - left:
                    draw_label(painter, label, left + px(5), box.top + px(3), LEFT | TOP)

    def _paint_line(self, painter: QPainter, frame: Frame, line: Line) -> None:
        if line.x.size < 2:
            return
        box = frame.box
        x, y = frame.across(line.x), frame.up(line.y)
        y = np.clip(y, box.top - 2 * box.height, box.bottom + 2 * box.height)  # beyond it costs time in dashing
        painter.strokePath(pg.arrayToQPath(x, y, connect="finite"), curve_pen(line.slot, self.appearance))

    def _paint_names(self, painter: QPainter, frame: Frame, ratio: float, *, with_values: bool) -> None:
        """At the right ends of the curves, pushed apart, with the values at the cursor."""
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        ends = [_last(line.y) for line in self._lines]
        order = sorted(range(len(ends)), key=lambda i: -ends[i])
        wanted = [min(max(float(frame.up(ends[i])), box.top + px(6)), box.bottom - px(6)) for i in order]
        heights = spread(wanted, px(APART), box.top + px(6), box.bottom - px(6))
        for i, y in zip(order, heights, strict=True):
            line, x = self._lines[i], box.right + px(6)
            painter.setPen(curve_pen(line.slot, self.appearance))
            painter.drawLine(round(x), round(y), round(x + px(SAMPLE)), round(y))
            label = self.labels.plain(line.name, self.appearance.font(11), theme.text, None, ratio)
            draw_label(painter, label, x + px(SAMPLE + 4), y, LEFT | CENTRE)
            if with_values:
                label = self.labels.plain(figure(self._values[i]), self.appearance.font(11), theme.muted, None, ratio)
                draw_label(painter, label, self.width() - px(2), y, RIGHT | CENTRE)

    def _paint_mark(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        if self._mark is None or not frame.x[0] <= self._mark[0] <= frame.x[1]:
            return
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        x, text = round(float(frame.across(self._mark[0]))), self._mark[1]
        step = round(px(6))
        for y in range(round(box.top), round(box.bottom), step):
            painter.fillRect(x, y, 1, step // 2, colour(theme.text))
        if self._movable and not self.for_file:
            radius = round(px(5))
            painter.setPen(pen(theme.text, px(1.6)))
            painter.setBrush(colour(theme.text if self._dragged else theme.plot))
            painter.drawEllipse(x - radius, round(box.bottom) - radius, 2 * radius, 2 * radius)
        label = self.labels.plain(text, self.appearance.font(11, bold=True), theme.text, theme.plot, ratio)
        near_end = x + label.width + px(8) > box.right
        draw_label(painter, label, x + px(-4 if near_end else 4), box.top + px(16), (RIGHT if near_end else LEFT) | TOP)

    def _paint_cursor(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        assert self._cursor is not None
        if not frame.x[0] <= self._cursor <= frame.x[1]:
            return
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        x = round(float(frame.across(self._cursor)))
        painter.fillRect(x, round(box.top), 1, round(box.height), colour(theme.text, 0.8))
        painter.setPen(pen(theme.plot, px(1.2)))
        radius = round(px(DOT))
        for line, value in zip(self._lines, self._values, strict=True):
            if frame.y[0] <= value <= frame.y[1]:
                painter.setBrush(colour(ink_of(line.slot, self.appearance)))
                painter.drawEllipse(x - radius, round(float(frame.up(value))) - radius, 2 * radius, 2 * radius)
        font = self.appearance.font(11, bold=True)
        label = self.labels.plain(f"{self._letter} = {place(self._cursor)}", font, theme.onaccent, None, ratio)
        left = min(max(x - label.width / 2, box.left + px(5)), box.right - label.width - px(5))
        top = box.bottom - label.height - px(9)
        painter.fillRect(
            round(left - px(5)),
            round(top),
            round(label.width + px(10)),
            round(label.height + px(1)),
            colour(theme.accent),
        )
        draw_label(painter, label, left, top, LEFT | TOP)

    def _paint_dots(self, painter: QPainter, frame: Frame) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        radius = round(px(6))
        for x, y, slot in self._dots:
            if frame.x[0] <= x <= frame.x[1] and frame.y[0] <= y <= frame.y[1]:
                at = round(float(frame.across(x))), round(float(frame.up(y)))
                painter.setPen(pen(theme.text, px(1.6)))
                painter.setBrush(colour(ink_of(slot, self.appearance)))
                painter.drawEllipse(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def claims(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False  # the window's, or the page's
        return super().claims(event) or (self._zoomable and event.text() in ("+", "-", "0"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._over_mark(event):
            self._dragged = True
            self.drags += 1
            self.update()
        else:
            self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self.mark_moved.emit(self._rounded(self.frame.x_at(event.position().x())))
            return
        self.setCursor(Qt.CursorShape.SizeHorCursor if self._over_mark(event) else Qt.CursorShape.ArrowCursor)
        self._point(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = False
            self.mark_released.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoomable and not self._over_mark(event):
            self.reset.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        frame, at = self.frame, event.position()
        if self._zoomable and event.angleDelta().y() and frame.holds(at.x(), at.y()):
            self._zoom(ZOOM ** (-event.angleDelta().y() / 120), frame.x_at(at.x()))
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, fast = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        step, now = self.step * (10 if fast else 1), self._cursor or 0.0
        if key in MOVES:
            self._point_at((round(now / self.step)) * self.step + MOVES[key] * step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point_at(self._x[0 if key == Qt.Key.Key_Home else 1])
        elif key in LIFTS and self._movable and self._mark is not None:
            self.drags += 1
            self.mark_moved.emit(self._rounded(self._mark[0] + LIFTS[key] * step))
        elif self._zoomable and event.text() in ("+", "-"):
            self._zoom(1 / ZOOM if event.text() == "+" else ZOOM, now)
        elif self._zoomable and event.text() == "0":
            self.reset.emit()
        else:
            return
        event.accept()
        announce(self)

    @property
    def step(self) -> float:
        """What an arrow moves by: a round share of the range, 0.1 of six."""
        return 10.0 ** floor(log10((self._x[1] - self._x[0]) / 50))

    def _rounded(self, x: float) -> float:
        return round(x, max(0, 1 - floor(log10(self.step)))) + 0.0

    def _over_mark(self, event: QMouseEvent) -> bool:
        if not self._movable or self._mark is None:
            return False
        at, frame, reach = event.position(), self.frame, self.appearance.px(REACH)
        inside = frame.box.top <= at.y() <= frame.box.bottom + reach
        return inside and abs(at.x() - float(frame.across(self._mark[0]))) <= reach

    def _point(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.frame.holds(at.x(), at.y()):
            self._point_at(self.frame.x_at(at.x()))

    def _point_at(self, x: float) -> None:
        self.pointed.emit(self._rounded(min(max(x, self._x[0]), self._x[1])))

    def _zoom(self, factor: float, about: float) -> None:
        low, high = self._x
        about = min(max(about, low), high)
        low, high = about - (about - low) * factor, about + (high - about) * factor
        if NARROWEST <= high - low <= FARTHEST:
            digits = max(0, 2 - floor(log10(high - low)))
            self.ranged.emit(round(low, digits), round(high, digits))


def _last(values: NDArray[np.float64]) -> float:
    """The last that is finite."""
    found = values[np.isfinite(values)]
    return float(found[-1]) if found.size else 0.0


def height_of(
    arrays: Sequence[NDArray[np.float64]], share: float, *, floor_at: float | None = None
) -> tuple[float, float]:
    """A range in which each curve is seen for this share of its points at least, with a margin."""
    finite = [array[np.isfinite(array)] for array in arrays if np.isfinite(array).any()]
    if not finite:
        return -1.0, 1.0
    edge = (1 - share) / 2 if floor_at is None else 0.0
    low = min(float(np.quantile(array, edge)) for array in finite)
    high = max(float(np.quantile(array, share if floor_at is not None else 1 - edge)) for array in finite)
    low = min(low, 0.0) if floor_at is None else min(low, floor_at)
    high = max(high, 0.0)
    span = max(high - low, 1e-3)
    return low - 0.06 * span, high + 0.08 * span
