"""The dots of the score as one sheet of little pictures, so that a stave's dots are drawn in a single call."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from nnviz.ui.score.buffers import Sprites
from nnviz.ui.theme import Appearance

INK, TAKEN, PIECE = 0, 1, 2  # kinds of dots; PIECE + i is the mark of Maxout's piece i
INK_OPACITY, TAKEN_OPACITY = 0.45, 0.75
RADIUS, PIECE_RADIUS = 2.5, 3.0
FAR = 1e6  # px


def draw_mark(painter: QPainter, piece: int, centre: QPointF, radius: float) -> None:
    """The shape of a piece, for it is never told by colour alone: circle, triangle, square, diamond, pointing down."""
    shape = piece % 5
    if shape == 0:
        painter.drawEllipse(centre, radius, radius)
    elif shape == 2:
        side = radius * 0.9
        painter.drawRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side))
    else:
        corners, turn = {1: (3, -pi / 2), 3: (4, -pi / 2), 4: (3, pi / 2)}[shape]
        reach = radius * 1.2
        painter.drawPolygon(
            QPolygonF(
                [
                    centre + reach * QPointF(cos(turn + 2 * pi * i / corners), sin(turn + 2 * pi * i / corners))
                    for i in range(corners)
                ]
            )
        )


class DotSheet:
    """The sheet for one appearance and device pixel ratio, and the buffer of dots to be drawn from it."""

    def __init__(self, appearance: Appearance, ratio: float) -> None:
        theme = appearance.theme
        self.ratio = ratio
        self._cell = ceil(2 * appearance.px(PIECE_RADIUS * 1.25) * ratio) + 2
        kinds = 2 + len(theme.pieces)
        self._sheet = QPixmap(self._cell * kinds, self._cell)
        self._sheet.fill(Qt.GlobalColor.transparent)
        self._buffer = Sprites()
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        looks: Sequence[tuple[str, float]] = ((theme.text, INK_OPACITY), (theme.take, TAKEN_OPACITY))
        for kind, (colour, opacity) in enumerate(looks):
            painter.setOpacity(opacity)
            painter.setBrush(QColor(colour))
            radius = appearance.px(RADIUS) * ratio
            painter.drawEllipse(self._centre(kind), radius, radius)
        for piece, colour in enumerate(theme.pieces):
            painter.setOpacity(0.75)
            painter.setBrush(QColor(colour))
            painter.setPen(QPen(QColor(theme.plot), 0.6 * ratio))
            draw_mark(painter, piece, self._centre(PIECE + piece), appearance.px(PIECE_RADIUS) * ratio)
        painter.end()

    def _centre(self, kind: int) -> QPointF:
        return QPointF((kind + 0.5) * self._cell, self._cell / 2)

    def draw(self, painter: QPainter, x: NDArray, y: NDArray, kinds: NDArray) -> None:
        """Draw dots at scene coordinates x, y (d,) of the given kinds (d,), on whole device pixels.

        What lies nowhere is left out: at NaN, Qt writes a dot to any place in memory.
        """
        somewhere = (np.abs(x) < FAR) & (np.abs(y) < FAR)
        if not somewhere.all():
            x, y, kinds = x[somewhere], y[somewhere], kinds[somewhere]
        rows = self._buffer.resize(len(x))
        rows[:, 0] = np.round(x * self.ratio)
        rows[:, 1] = np.round(y * self.ratio)
        rows[:, 2] = kinds * self._cell
        rows[:, 3] = 0.0
        rows[:, 4:6] = self._cell
        rows[:, 6:8] = 1.0
        rows[:, 8] = 0.0
        rows[:, 9] = 1.0  # the painter's own opacity is applied as well
        painter.save()
        painter.scale(1 / self.ratio, 1 / self.ratio)
        self._buffer.draw(painter, self._sheet)
        painter.restore()
