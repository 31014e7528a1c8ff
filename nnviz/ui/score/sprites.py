"""The dots of the score as one sheet of little pictures, so that a stave's dots are drawn in a single call."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from nnviz.ui.score.buffers import Sprites
from nnviz.ui.theme import Appearance

INK, TAKEN, PIECE = 0, 1, 2  # kinds of dots; PIECE + i is the mark of Maxout's piece i
INK_OPACITY, TAKEN_OPACITY = 0.45, 0.75
RADIUS, PIECE_RADIUS = 2.5, 3.0
FAR = 1e6  # px


def draw_mark(painter: QPainter, piece: int, x: float, y: float, radius: float) -> None:
    """The shape of a piece, for it is never told by colour alone: circle, triangle, square, diamond, pointing down."""
    painter.save()
    painter.translate(x, y)
    painter.scale(radius, radius)
    painter.drawPath(_SHAPES[piece % 5])
    painter.restore()


def _corners(count: int, turn: float) -> QPainterPath:
    """A regular polygon around the origin, a little larger than the circle, as it covers less of it."""
    path = QPainterPath()
    turns = [turn + 2 * pi * corner / count for corner in range(count)]
    path.addPolygon(QPolygonF([QPointF(1.2 * cos(angle), 1.2 * sin(angle)) for angle in turns]))
    path.closeSubpath()
    return path


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 1, 1)
    return path


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(-0.9, -0.9, 1.8, 1.8)
    return path


_SHAPES = _circle(), _corners(3, -pi / 2), _square(), _corners(4, -pi / 2), _corners(3, pi / 2)


class DotShapes:
    """The same dots drawn one by one, for a file: there they are circles and polygons."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance

    def draw(self, painter: QPainter, x: NDArray, y: NDArray, kinds: NDArray) -> None:
        """As `DotSheet.draw`."""
        theme, px = self._appearance.theme, self._appearance.px
        painter.save()
        opacity = painter.opacity()
        somewhere = (np.abs(x) < FAR) & (np.abs(y) < FAR)
        dots = np.column_stack([x, y])[somewhere].tolist()
        for (left, top), kind in zip(dots, kinds[somewhere].tolist(), strict=True):
            painter.setOpacity(opacity * (INK_OPACITY if kind == INK else TAKEN_OPACITY))
            if kind in (INK, TAKEN):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.take if kind == TAKEN else theme.text))
                painter.drawEllipse(QPointF(left, top), px(RADIUS), px(RADIUS))
            else:
                outline = QPen(QColor(theme.plot), 0.6)
                outline.setCosmetic(True)
                painter.setPen(outline)
                painter.setBrush(QColor(theme.pieces[kind - PIECE]))
                draw_mark(painter, kind - PIECE, left, top, px(PIECE_RADIUS))
        painter.restore()


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
            outline = QPen(QColor(theme.plot), 0.6 * ratio)
            outline.setCosmetic(True)
            painter.setPen(outline)
            x = (PIECE + piece + 0.5) * self._cell
            draw_mark(painter, piece, x, self._cell / 2, appearance.px(PIECE_RADIUS) * ratio)
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
        if len(x) == len(self._buffer):
            rows = self._buffer.rows()
        else:
            rows = self._buffer.resize(len(x))
            cell = self._cell
            rows[...] = (0, 0, 0, 0, cell, cell, 1, 1, 0, 1)  # the painter's own opacity is applied as well
        rows[:, 0] = np.rint(x * self.ratio)
        rows[:, 1] = np.rint(y * self.ratio)
        rows[:, 2] = kinds * self._cell
        painter.save()
        painter.scale(1 / self.ratio, 1 / self.ratio)
        self._buffer.draw(painter, self._sheet)
        painter.restore()
