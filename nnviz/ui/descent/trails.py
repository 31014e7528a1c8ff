"""The paths of the walks as they are painted in every plot: a dashed line, dots, arrowheads, the mark of the run."""

from __future__ import annotations

from math import atan2, cos, hypot, sin

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nnviz.ui.ink import colour, pen
from nnviz.ui.score.buffers import Lines
from nnviz.ui.score.sprites import draw_mark
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.painting import hollow

DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.5, 2.0), (8.0, 2.5, 1.5, 2.5), (3.0, 1.5))
MOST_DRAWN, MOST_DOTS, MOST_HEADS, FEW = 1200, 400, 40, 60
HEAD, LEAST_HEAD = 6.0, 14.0  # px: of an arrowhead, and of a step that has one
FAR = 30_000.0  # px; Qt cannot draw to much farther places
MARK = 5.5  # px


def drawable(x: NDArray, y: NDArray) -> tuple[NDArray, NDArray]:
    """The same points, those far outside at the border of what can be drawn; fewer where they are very many or lie upon
    each other. The last one stays.
    """
    if len(x) > MOST_DRAWN:
        kept = np.unique(np.linspace(0, len(x) - 1, MOST_DRAWN).astype(int))
        x, y = x[kept], y[kept]
    x, y = np.clip(np.nan_to_num(x), -FAR, FAR), np.clip(np.nan_to_num(y), -FAR, FAR)
    if len(x) > FEW:
        seen = np.ones(len(x), np.bool_)
        seen[:-1] = (np.diff(np.rint(2 * x)) != 0) | (np.diff(np.rint(2 * y)) != 0)
        x, y = x[seen], y[seen]
    return x, y


class TrailPainter:
    """Pens of one appearance, and buffers."""

    def __init__(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self._dots, self._heads = Lines(), Lines()
        self._lines: list[QPen] = []
        self._points: list[QPen] = []
        self.restyle()

    def restyle(self) -> None:
        theme, thickness = self.appearance.theme, self.appearance.line
        self._lines, self._points = [], []
        for i, dashes in enumerate(DASHES):
            line = QPen(QColor(theme.pieces[i]), thickness(1.6))
            if dashes:
                line.setDashPattern(dashes)
            line.setCapStyle(Qt.PenCapStyle.FlatCap)
            self._lines.append(line)
            point = QPen(QColor(theme.pieces[i]), thickness(4.0))
            point.setCapStyle(Qt.PenCapStyle.RoundCap)
            self._points.append(point)

    def paint(self, painter: QPainter, run: int, x: NDArray, y: NDArray, *, chosen: bool) -> None:
        """The way along these places, px."""
        x, y = drawable(x, y)
        if len(x) < 2:
            return
        painter.setOpacity(1.0 if chosen else 0.75)
        painter.strokePath(pg.arrayToQPath(x, y), self._lines[run])
        rows = self._dots.resize(min(len(x), MOST_DOTS))
        rows[:, 0] = rows[:, 2] = x[-len(rows) :]
        rows[:, 1] = rows[:, 3] = y[-len(rows) :]
        rows[:, 2] += 0.01  # a line without length is not drawn
        painter.setPen(self._points[run])
        self._dots.draw(painter)
        self._paint_heads(painter, run, x[-MOST_HEADS - 1 :], y[-MOST_HEADS - 1 :])
        painter.setOpacity(1.0)

    def line(self, run: int) -> QPen:
        """The pen of a run's lines."""
        return self._lines[run]

    def _paint_heads(self, painter: QPainter, run: int, x: NDArray, y: NDArray) -> None:
        px = self.appearance.px
        dx, dy = np.diff(x), np.diff(y)
        length = np.hypot(dx, dy)
        long = length > px(LEAST_HEAD)
        dx, dy = dx[long] / length[long], dy[long] / length[long]
        tip_x = (0.5 * (x[1:] + x[:-1]))[long] + 0.5 * px(HEAD) * dx
        tip_y = (0.5 * (y[1:] + y[:-1]))[long] + 0.5 * px(HEAD) * dy
        rows = self._heads.resize(2 * len(tip_x))
        if len(rows):
            back, side = px(HEAD), 0.55 * px(HEAD)
            for half, sign in ((rows[::2], 1), (rows[1::2], -1)):
                half[:, 0], half[:, 1] = tip_x, tip_y
                half[:, 2] = tip_x - back * dx - sign * side * dy
                half[:, 3] = tip_y - back * dy + sign * side * dx
            painter.setPen(pen(self.appearance.theme.pieces[run], self.appearance.line(1.6)))
            self._heads.draw(painter)

    def paint_start(self, painter: QPainter, run: int, x: float, y: float) -> None:
        """Hollow, where the walk began."""
        theme, px = self.appearance.theme, self.appearance.px
        painter.setPen(hollow(theme.pieces[run]))
        painter.setBrush(colour(theme.plot))
        draw_mark(painter, run, x, y, px(MARK))

    def paint_now(self, painter: QPainter, run: int, x: float, y: float, *, chosen: bool) -> None:
        """Filled, where it is."""
        theme, px = self.appearance.theme, self.appearance.px
        painter.setPen(hollow(theme.plot))
        painter.setBrush(colour(theme.pieces[run]))
        draw_mark(painter, run, x, y, px(MARK * (1.2 if chosen else 1.0)))


def paint_arrow(painter: QPainter, x: float, y: float, to_x: float, to_y: float, head: float) -> None:
    """A straight arrow in the painter's pen."""
    to_x, to_y = min(max(to_x, -FAR), FAR), min(max(to_y, -FAR), FAR)
    painter.drawLine(round(x), round(y), round(to_x), round(to_y))
    if hypot(to_x - x, to_y - y) < 0.5 * head:
        return
    angle = atan2(to_y - y, to_x - x)
    for turn in (2.6, -2.6):
        painter.drawLine(
            round(to_x), round(to_y), round(to_x + head * cos(angle + turn)), round(to_y + head * sin(angle + turn))
        )
