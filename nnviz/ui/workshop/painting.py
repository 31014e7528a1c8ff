"""Paints a Maxout unit with one input: its lines, the thick envelope, the switches, the target and its samples.

The large plot and the small ones beside each other are the same picture; what is in the hand is the plot's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from nnviz.nn.envelope import Stretch, upper_envelope
from nnviz.training.workshop import WorkshopUnit
from nnviz.training.workshop_lines import Lines
from nnviz.training.workshop_targets import SAMPLES, Target
from nnviz.ui.frame import Frame
from nnviz.ui.ink import colour, pen
from nnviz.ui.marked_axis import round_values
from nnviz.ui.number_format import tick
from nnviz.ui.score.buffers import Lines as LineBuffer
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.sprites import PIECE, DotShapes, DotSheet
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.words import place, z

THIN, THICK, SMALL_THICK = 1.5, 4.0, 3.0  # px
POINTS = 241  # of the target's curve
TICKS, FEW = 9, 5
LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter


@cache
def hollow(name: str) -> QPen:
    """A pen of 1 px, however much the shape that it draws is scaled."""
    made = QPen(colour(name), 1)
    made.setCosmetic(True)
    return made


@cache
def dotted(name: str) -> QPen:
    made = QPen(colour(name), 1)
    made.setDashPattern((2.0, 2.0))
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def in_view(lines: Lines, x: tuple[float, float]) -> tuple[Stretch, ...]:
    weight, bias = np.array(lines).T
    return upper_envelope(weight, bias, *x)


class EnvelopePainter:
    """One for a plot: it keeps what it draws with."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._line = QLineF()  # moved from place to place
        self._curve = LineBuffer()
        self._sheet: DotSheet | None = None
        self._kept: tuple[object, QPixmap] | None = None  # the ground, and what it was painted for
        self._shapes = DotShapes(appearance)
        self._told: dict[tuple[int, int], str] = {}  # what is said at a switch, by the lines left and right of it

    def forget(self) -> None:
        """The looks have changed."""
        self._sheet = self._kept = None
        self.forget_words()

    def forget_words(self) -> None:
        """The figures at the switches are written anew; until then they only move."""
        self._told.clear()

    def paint_ground(
        self,
        painter: QPainter,
        widget: QWidget,
        frame: Frame,
        target: Target,
        labels: LabelCache,
        *,
        few: bool,
        for_file: bool,
    ) -> None:
        """Axes and the curve to be learned: they stand still, and are kept as a pixmap of the whole widget."""
        ratio = widget.devicePixelRatioF()
        if for_file:
            self._paint_ground(painter, frame, target, labels, ratio, few=few)
            return
        key = (frame, target, ratio)
        if self._kept is None or self._kept[0] != key:
            made = QPixmap(widget.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            on = QPainter(made)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(on, frame, target, labels, ratio, few=few)
            on.end()
            self._kept = key, made
        painter.drawPixmap(0, 0, self._kept[1])

    def _paint_ground(
        self, painter: QPainter, frame: Frame, target: Target, labels: LabelCache, ratio: float, *, few: bool
    ) -> None:
        box, theme, px = frame.box, self._appearance.theme, self._appearance.px
        left, top, width, height = map(round, box)
        painter.fillRect(left, top, width, height, colour(theme.plot))
        font = self._appearance.font(10.5)
        for value in round_values(*frame.x, FEW if few else TICKS):
            x = round(frame.across(value))
            painter.fillRect(x, top, 1, height, colour(theme.ctl if value == 0 else theme.hair))
            label = labels.plain(tick(value), font, theme.muted, None, ratio)
            draw_label(painter, label, x, box.bottom + px(3), MIDDLE | TOP)
        for value in round_values(*frame.y, FEW if few else TICKS):
            y = round(frame.up(value))
            painter.fillRect(left, y, width, 1, colour(theme.ctl if value == 0 else theme.hair))
            label = labels.plain(tick(value), font, theme.muted, None, ratio)
            draw_label(painter, label, box.left - px(5), y, RIGHT | CENTRE)
        painter.save()
        painter.setClipRect(left, top, width, height)
        self._paint_target(painter, frame, target)
        painter.restore()

    def paint_unit(
        self, painter: QPainter, frame: Frame, unit: WorkshopUnit, ratio: float, *, small: bool, for_file: bool
    ) -> None:
        """Clipped to the frame: the lines, their maximum, and who trains on which sample."""
        painter.save()
        painter.setClipRect(*map(round, frame.box))
        lines = unit.lines
        theme, thickness = self._appearance.theme, self._appearance.line
        for piece in range(len(lines)):
            painter.setPen(pen(theme.pieces[piece], thickness(1.0 if small else THIN)))
            self.draw(painter, frame, lines[piece], *frame.x)
        for stretch in in_view(lines, frame.x):
            width = thickness(SMALL_THICK if small else THICK)
            painter.setPen(pen(theme.pieces[stretch.piece], width, cap=Qt.PenCapStyle.RoundCap))
            self.draw(painter, frame, lines[stretch.piece], stretch.start, stretch.end)
        self._paint_samples(painter, frame, unit, ratio, every=3 if small else 1, for_file=for_file)
        painter.restore()

    def draw(self, painter: QPainter, frame: Frame, line: tuple[float, float], start: float, end: float) -> None:
        """A line in the painter's pen, only as far as it is seen: far outside Qt's arithmetic overflows."""
        w, b = line
        low, high = (2 * frame.y[i] - frame.y[1 - i] for i in (0, 1))
        if w:
            first, last = sorted(((low - b) / w, (high - b) / w))
            start, end = max(start, first), min(end, last)
        elif not low <= b <= high:
            return
        if start < end:
            self._line.setLine(frame.across(start), frame.up(w * start + b), frame.across(end), frame.up(w * end + b))
            painter.drawLine(self._line)

    def _paint_target(self, painter: QPainter, frame: Frame, target: Target) -> None:
        x = np.linspace(*frame.x, POINTS)
        at_x, at_y = _places(frame, x, target.at(x))
        rows = self._curve.resize(POINTS - 1)
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = at_x[:-1], at_y[:-1], at_x[1:], at_y[1:]
        painter.setPen(pen(self._appearance.theme.ctl, self._appearance.line(1.5)))
        self._curve.draw(painter)

    def _paint_samples(
        self, painter: QPainter, frame: Frame, unit: WorkshopUnit, ratio: float, *, every: int, for_file: bool
    ) -> None:
        winners = unit.winners()[::every]
        at_x, at_y = _places(frame, SAMPLES[::every], unit.target.at(SAMPLES[::every]))
        dots: DotSheet | DotShapes = self._shapes
        if not for_file:
            if self._sheet is None or self._sheet.ratio != ratio:
                self._sheet = DotSheet(self._appearance, ratio)
            dots = self._sheet
        dots.draw(painter, at_x, at_y, PIECE + winners)

    def paint_switches(
        self, painter: QPainter, frame: Frame, lines: Lines, labels: LabelCache, ratio: float
    ) -> Sequence[Stretch]:
        """Where the winner changes: a dotted upright and its x, one above the other where they are close."""
        box = frame.box
        theme, px = self._appearance.theme, self._appearance.px
        stretches = in_view(lines, frame.x)
        font = self._appearance.font(11, bold=True)
        edge, row = -1e9, 0
        for left, right in pairwise(stretches):
            x, y = frame.across(left.end), frame.up(lines[left.piece][0] * left.end + lines[left.piece][1])
            if y < box.bottom:
                painter.setPen(dotted(theme.muted))
                self._line.setLine(round(x) + 0.5, max(y, box.top), round(x) + 0.5, box.bottom)
                painter.drawLine(self._line)
            pair = left.piece, right.piece
            if pair not in self._told:
                self._told[pair] = f"{z(pair[0])} = {z(pair[1])}:  x = {place(left.end)}"
            text = self._told[pair]
            label = labels.plain(text, font, theme.text, theme.plot, ratio)
            row = row + 1 if x - label.width / 2 < edge else 0
            middle = min(max(x, box.left + label.width / 2 + px(2)), box.right - label.width / 2 - px(2))
            edge = middle + label.width / 2
            draw_label(painter, label, middle, box.bottom - px(4) - row * label.height, MIDDLE | BOTTOM)
            if box.top <= y <= box.bottom:
                painter.setPen(pen(theme.text, px(1.5)))
                painter.setBrush(colour(theme.plot))
                radius = round(px(5))
                painter.drawEllipse(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)
        return stretches


def _places(frame: Frame, x: NDArray, y: NDArray) -> tuple[NDArray, NDArray]:
    box = frame.box
    return frame.across(x), np.clip(frame.up(y), box.top - box.height, box.bottom + box.height)
