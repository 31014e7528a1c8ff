"""The marks of the classes outside of a plot: the same shapes, drawn by a painter."""

from __future__ import annotations

from functools import cache

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from nnviz.ui.ink import colour, pen
from nnviz.ui.map.shapes import class_shape


def draw_mark(painter: QPainter, number: int, ink: str, x: float, y: float, size: float) -> None:
    """The mark of class `number`, (x, y) its middle, `size` px wide."""
    painter.setPen(pen(ink, 1.0))
    painter.setBrush(colour(ink))
    painter.translate(x, y)
    painter.drawPath(_scaled(class_shape(number), size))
    painter.translate(-x, -y)


@cache
def _scaled(shape: str, size: float) -> QPainterPath:
    path: QPainterPath = QTransform.fromScale(size, size).map(Symbols[shape])
    return path
