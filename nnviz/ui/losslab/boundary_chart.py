"""The two classes on their plane, and where each neuron draws the line between yes and no."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.functions.curve_painting import curve_pen
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.sprites import draw_mark
from nnviz.ui.theme import Appearance

HEADER, FOOT, EDGE = 26.0, 20.0, 10.0  # px
SIDE = 4.0  # of the plane, from its middle
DOT, RARE_DOT, HOLLOW = 3.0, 5.0, 1.4  # px
COMMON, RARE = 0, 1  # marks: circle, triangle
LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where w1 x1 + w2 x2 + b = 0; `slot` its colour and dash."""

    name: str
    slot: int
    line: tuple[float, float, float]


class BoundaryChart(Chart):
    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._x: NDArray[np.float64] = np.zeros((2, 0))
        self._rare: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._yes: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._boundaries: tuple[Boundary, ...] = ()
        self._legend = ("", "", "")
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_words(self, rare: str, common: str, wrong: str) -> None:
        self._legend = rare, common, wrong
        self.update()

    def show_samples(self, x: NDArray[np.float64], rare: NDArray[np.bool_]) -> None:
        """x (2, N), rare (N,)."""
        self._x, self._rare = x, rare
        self.update()

    def show_boundaries(self, *boundaries: Boundary) -> None:
        """The last one also tints its side of yes, and what it gets wrong is hollow."""
        self._boundaries = boundaries
        w1, w2, b = boundaries[-1].line
        self._yes = w1 * self._x[0] + w2 * self._x[1] + b >= 0
        self.update()

    @property
    def frame(self) -> Frame:
        px, y = self.appearance.px, (-SIDE, SIDE)
        left = tick_room(y, self.appearance) + px(4)
        width, height = max(self.width() - left - px(EDGE), 10.0), max(self.height() - px(HEADER + FOOT), 10.0)
        across = SIDE * width / height  # a step is as long in both directions
        return Frame(Box(left, px(HEADER), width, height), (-across, across), y)

    def put_cursor_away(self) -> None:
        """It has none."""

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(480)), round(self.appearance.px(360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(260)), round(self.appearance.px(220)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio = self.frame, self.devicePixelRatioF()
            self._paint_legend(painter, ratio)
            frame.paint_ground(painter, self.appearance, self.labels, ratio, grid=False)
            painter.save()
            painter.setClipRect(*map(round, frame.box))
            if self._boundaries:
                self._paint_side(painter, frame, self._boundaries[-1].line)
            self._paint_samples(painter, frame)
            for boundary in self._boundaries:
                self._paint_boundary(painter, frame, boundary, ratio)
            painter.restore()
            frame.paint_border(painter, self.appearance)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_legend(self, painter: QPainter, ratio: float) -> None:
        theme, px, x = self.appearance.theme, self.appearance.px, self.frame.box.left
        marks = (RARE, theme.positive, False), (COMMON, theme.negative, False), (COMMON, theme.negative, True)
        for text, (mark, ink, hollow) in zip(self._legend, marks, strict=True):
            self._ink(painter, ink, hollow=hollow)
            draw_mark(painter, mark, x + px(5), px(HEADER) / 2 - 1, px(4.5))
            label = self.labels.plain(text, self.appearance.font(12), theme.muted, None, ratio)
            x = draw_label(painter, label, x + px(14), px(HEADER) / 2 - 1, LEFT | CENTRE).right + px(16)

    def _ink(self, painter: QPainter, ink: str, *, hollow: bool) -> None:
        if hollow:
            painter.setPen(_outline(ink))
            painter.setBrush(colour(self.appearance.theme.plot))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ink))

    def _paint_samples(self, painter: QPainter, frame: Frame) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        across, up = frame.across(self._x[0]).tolist(), frame.up(self._x[1]).tolist()
        for rare in (False, True):  # the few above the many
            for i in np.flatnonzero(self._rare == rare).tolist():
                wrong = bool(self._yes[i]) != rare
                self._ink(painter, theme.positive if rare else theme.negative, hollow=wrong)
                draw_mark(painter, RARE if rare else COMMON, across[i], up[i], px(RARE_DOT if rare else DOT))

    def _paint_side(self, painter: QPainter, frame: Frame, line: tuple[float, float, float]) -> None:
        """The side where the answer is yes."""
        corners = [(x, y) for x, y in ((frame.x[0], frame.y[0]), (frame.x[1], frame.y[0]), (frame.x[1], frame.y[1]),
                                       (frame.x[0], frame.y[1]))]  # fmt: skip
        inside: list[QPointF] = []
        for (x, y), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            first, second = (line[0] * u + line[1] * v + line[2] for u, v in ((x, y), (x2, y2)))
            if first >= 0:
                inside.append(QPointF(float(frame.across(x)), float(frame.up(y))))
            if (first >= 0) != (second >= 0):
                t = first / (first - second)
                inside.append(QPointF(float(frame.across(x + t * (x2 - x))), float(frame.up(y + t * (y2 - y)))))
        if inside:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self.appearance.theme.positive, 0.08))
            painter.drawPolygon(QPolygonF(inside))

    def _paint_boundary(self, painter: QPainter, frame: Frame, boundary: Boundary, ratio: float) -> None:
        w1, w2, b = boundary.line
        if not w1 and not w2:
            return
        theme, px = self.appearance.theme, self.appearance.px
        if abs(w2) >= abs(w1):
            ends = [(x, -(w1 * x + b) / w2) for x in frame.x]
        else:
            ends = [(-(w2 * y + b) / w1, y) for y in frame.y]
        painter.setPen(curve_pen(boundary.slot, self.appearance, 2.4))
        far = [(max(min(float(frame.across(x)), 1e5), -1e5), max(min(float(frame.up(y)), 1e5), -1e5)) for x, y in ends]
        painter.drawLine(*[round(value) for end in far for value in end])
        label = self.labels.plain(boundary.name, self.appearance.font(11, bold=True), theme.text, theme.plot, ratio)
        x, y = self._label_place(frame, far, boundary.slot)
        draw_label(painter, label, x + px(6), y, LEFT | TOP)

    def _label_place(self, frame: Frame, ends: list[tuple[float, float]], row: int) -> tuple[float, float]:
        """On the line, at a height of its own for each, inside the frame."""
        (x1, y1), (x2, y2) = ends
        y = frame.box.top + self.appearance.px(10 + 24 * row)
        x = x1 + (y - y1) / (y2 - y1) * (x2 - x1) if abs(y2 - y1) > 1 else frame.box.left
        return min(max(x, frame.box.left), frame.box.right - self.appearance.px(80)), y


@cache
def _outline(name: str) -> QPen:
    """As wide as it is, however much the mark is scaled."""
    made = QPen(colour(name), HOLLOW)
    made.setCosmetic(True)
    return made
