"""Colours and pens, made once each and then shared; whoever paints must not change them.

To make a value of Qt (QColor, QPen, QPointF, QRectF, QFont ...), or to be given one, PySide hands the interpreter to
the training thread and waits until it comes back; to draw with one it does not. Measured beside a network in training,
a frame that made 245 such values took three times as long as alone. So what is drawn sixty times a second is drawn
with what was made before, with plain numbers, or from an array (`nnviz.ui.score.buffers`).
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


@cache
def colour(name: str, opacity: float = 1.0) -> QColor:
    """`name` is #rrggbb, `opacity` from 0 to 1."""
    made = QColor(name)
    made.setAlphaF(opacity)
    return made


@cache
def pen(name: str, width: float = 1.0, opacity: float = 1.0, cap: Qt.PenCapStyle = Qt.PenCapStyle.SquareCap) -> QPen:
    """A solid pen, `width` in px."""
    made = QPen(colour(name, opacity), width)
    made.setCapStyle(cap)
    return made
