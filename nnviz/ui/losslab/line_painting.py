"""Paints a chart of curves: shaded bands, the curves, their names with values, a mark, a cursor and dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from nnviz.ui.frame import Frame
from nnviz.ui.functions.curve_painting import curve_pen, ink_of
from nnviz.ui.ink import colour, pen
from nnviz.ui.losslab.formulas import figure, place
from nnviz.ui.marked_axis import spread
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

HEADER, FOOT, SAMPLE, VALUE, APART = 26.0, 34.0, 20.0, 80.0, 16.0  # px
DOT, RINGED, HANDLE = 4.5, 6.0, 5.0  # px
EVEN = 101  # places at which a curve's height is judged
LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
Dot = tuple[float, float, int]  # x, y and slot


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


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows. `title` and `x_name` are rich text; `letter` stands in the cursor's badge.

    `values` are the curves' at the cursor, in their order, or none; `mark`: an upright at x with its name.
    """

    title: str = ""
    about: str = ""
    x_name: str = ""
    letter: str = "x"
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    cursor: float | None = None
    values: tuple[float, ...] = ()
    mark: tuple[float, str] | None = None
    dots: tuple[Dot, ...] = ()

    @property
    def read(self) -> bool:
        """Whether there is a cursor with values."""
        return self.cursor is not None and len(self.values) == len(self.lines)


class LinePainter:
    """Paints `picture` into the box of `frame` on a widget so wide."""

    def __init__(
        self,
        painter: QPainter,
        frame: Frame,
        picture: Picture,
        width: float,
        appearance: Appearance,
        labels: LabelCache,
    ) -> None:
        self._painter, self._frame, self._picture, self._width = painter, frame, picture, width
        self._appearance, self._labels = appearance, labels
        device = painter.device()
        self._ratio = device.devicePixelRatioF() if device is not None else 1.0

    def _text(self, text: str, size: float, ink: str, *, bold: bool = False, halo: str | None = None):
        return self._labels.plain(text, self._appearance.font(size, bold=bold), ink, halo, self._ratio)

    def paint_words(self) -> None:
        theme, px, box = self._appearance.theme, self._appearance.px, self._frame.box
        faces = self._appearance.maths(16, italic=False), self._appearance.font(12)
        label = self._labels.rich(self._picture.title, faces[0], theme.text, self._ratio)
        edge = draw_label(self._painter, label, px(2), px(HEADER) / 2 - 2, LEFT | CENTRE).right
        room = self._width - edge - px(14)
        about = QFontMetricsF(faces[1]).elidedText(self._picture.about, Qt.TextElideMode.ElideRight, room)
        draw_label(self._painter, self._text(about, 12, theme.muted), edge + px(10), px(HEADER) / 2 - 1, LEFT | CENTRE)
        label = self._labels.rich(self._picture.x_name, self._appearance.font(11), theme.muted, self._ratio)
        draw_label(self._painter, label, box.right, box.bottom + px(17), RIGHT | TOP)

    def paint_bands(self) -> None:
        theme, px, frame = self._appearance.theme, self._appearance.px, self._frame
        for band in self._picture.bands:
            low, high = max(band.low, frame.x[0]), min(band.high, frame.x[1])
            if low >= high:
                continue
            left, right = round(float(frame.across(low))), round(float(frame.across(high)))
            ink = colour(theme.text, 0.05)
            self._painter.fillRect(left, round(frame.box.top), right - left, round(frame.box.height), ink)
            label = self._text(band.text, 10.5, theme.muted)
            if band.text and label.width + px(6) < right - left:
                wide = right - left > frame.box.width / 2
                at, align = ((left + right) / 2, MIDDLE) if wide else (left + px(5), LEFT)
                draw_label(self._painter, label, at, frame.box.top + px(3), align | TOP)

    def paint_lines(self) -> None:
        box = self._frame.box
        self._painter.save()
        self._painter.setClipRect(*map(round, box))
        for line in self._picture.lines:
            if line.x.size > 1:
                x, y = self._frame.across(line.x), self._frame.up(line.y)
                y = np.clip(y, box.top - 2 * box.height, box.bottom + 2 * box.height)  # beyond it costs time in dashing
                path = pg.arrayToQPath(x, y, connect="finite")
                self._painter.strokePath(path, curve_pen(line.slot, self._appearance))
        self._painter.restore()

    def paint_names(self, *, with_values: bool) -> None:
        """At the right ends of the curves, pushed apart, with the values at the cursor."""
        painter, theme, px, box = self._painter, self._appearance.theme, self._appearance.px, self._frame.box
        lines = self._picture.lines
        ends = [_last(line.y) for line in lines]
        order = sorted(range(len(ends)), key=lambda i: -ends[i])
        wanted = [min(max(float(self._frame.up(ends[i])), box.top + px(6)), box.bottom - px(6)) for i in order]
        for i, y in zip(order, spread(wanted, px(APART), box.top + px(6), box.bottom - px(6)), strict=True):
            x = box.right + px(6)
            painter.setPen(curve_pen(lines[i].slot, self._appearance))
            painter.drawLine(round(x), round(y), round(x + px(SAMPLE)), round(y))
            draw_label(painter, self._text(lines[i].name, 11, theme.text), x + px(SAMPLE + 4), y, LEFT | CENTRE)
            if with_values:
                label = self._text(figure(self._picture.values[i]), 11, theme.muted)
                draw_label(painter, label, self._width - px(2), y, RIGHT | CENTRE)

    def paint_mark(self, *, handle: bool, held: bool) -> None:
        """`handle`: it can be dragged, and shows by what."""
        mark, frame = self._picture.mark, self._frame
        if mark is None or not frame.x[0] <= mark[0] <= frame.x[1]:
            return
        painter, theme, px, box = self._painter, self._appearance.theme, self._appearance.px, frame.box
        x, step = round(float(frame.across(mark[0]))), round(px(6))
        for y in range(round(box.top), round(box.bottom), step):
            painter.fillRect(x, y, 1, step // 2, colour(theme.text))
        if handle:
            radius = round(px(HANDLE))
            painter.setPen(pen(theme.text, px(1.6)))
            painter.setBrush(colour(theme.text if held else theme.plot))
            painter.drawEllipse(x - radius, round(box.bottom) - radius, 2 * radius, 2 * radius)
        label = self._text(mark[1], 11, theme.text, bold=True, halo=theme.plot)
        before = x + label.width + px(8) > box.right  # no room behind it
        align = RIGHT if before else LEFT
        draw_label(painter, label, x + px(-4 if before else 4), box.top + 0.3 * box.height, align | TOP)

    def paint_cursor(self) -> None:
        cursor, frame = self._picture.cursor, self._frame
        if cursor is None or not frame.x[0] <= cursor <= frame.x[1]:
            return
        painter, theme, px, box = self._painter, self._appearance.theme, self._appearance.px, frame.box
        x, radius = round(float(frame.across(cursor))), round(px(DOT))
        painter.fillRect(x, round(box.top), 1, round(box.height), colour(theme.text, 0.8))
        painter.setPen(pen(theme.plot, px(1.2)))
        for line, value in zip(self._picture.lines, self._picture.values, strict=True):
            if frame.y[0] <= value <= frame.y[1]:
                painter.setBrush(colour(ink_of(line.slot, self._appearance)))
                painter.drawEllipse(x - radius, round(float(frame.up(value))) - radius, 2 * radius, 2 * radius)
        label = self._text(f"{self._picture.letter} = {place(cursor)}", 11, theme.onaccent, bold=True)
        left = min(max(x - label.width / 2, box.left + px(5)), box.right - label.width - px(5))
        mark = self._picture.mark
        crowded = mark is not None and abs(float(frame.across(mark[0])) - x) < label.width
        top = box.top + 0.55 * box.height if crowded else box.bottom - label.height - px(9)
        badge = left - px(5), top, label.width + px(10), label.height + px(1)
        painter.fillRect(*map(round, badge), colour(theme.accent))
        draw_label(painter, label, left, top, LEFT | TOP)

    def paint_dots(self) -> None:
        painter, frame, radius = self._painter, self._frame, round(self._appearance.px(RINGED))
        for x, y, slot in self._picture.dots:
            if frame.x[0] <= x <= frame.x[1] and frame.y[0] <= y <= frame.y[1]:
                at = round(float(frame.across(x))), round(float(frame.up(y)))
                painter.setPen(pen(self._appearance.theme.text, self._appearance.px(1.6)))
                painter.setBrush(colour(ink_of(slot, self._appearance)))
                painter.drawEllipse(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)


def _last(values: NDArray[np.float64]) -> float:
    """The last that is finite."""
    found = values[np.isfinite(values)]
    return float(found[-1]) if found.size else 0.0


def height_of(lines: Sequence[Line], share: float, *, floor_at: float | None = None) -> tuple[float, float]:
    """A range with a margin and 0 in it, in which each curve is seen over this share of its x at least.

    The share is cut off at both ends, or with `floor_at` at the upper end alone.
    """
    even = [np.interp(np.linspace(line.x[0], line.x[-1], EVEN), line.x, line.y) for line in lines if line.x.size]
    if not even:
        return -1.0, 1.0
    if floor_at is None:
        low = min(float(np.quantile(values, (1 - share) / 2)) for values in even)
        high = max(float(np.quantile(values, (1 + share) / 2)) for values in even)
    else:
        low, high = floor_at, max(float(np.quantile(values, share)) for values in even)
    low, high = min(low, 0.0), max(high, 0.0)
    span = max(high - low, 1e-3)
    return low - 0.06 * span, high + 0.08 * span
