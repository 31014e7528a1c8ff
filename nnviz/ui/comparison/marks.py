"""How the sides of a comparison are told apart: a letter, a colour, a dash and a shape each. No side is only a hue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.ui.ink import colour
from nnviz.ui.map.shapes import SHAPES
from nnviz.ui.theme import Appearance, Theme

LETTERS = "ABCD"
DASHES: tuple[Sequence[float] | None, ...] = (None, (5, 2.5), (1.5, 2), (6, 2, 1.5, 2))
"""Of a curve, in widths of its pen; None is solid."""

SYMBOLS = SHAPES[: len(LETTERS)]
"""Of a curve's points, as pyqtgraph calls them."""


def side_colour(theme: Theme, number: int) -> str:
    return theme.pieces[number]


def paint_badge(painter: QPainter, appearance: Appearance, number: int, place: QRectF) -> None:
    """The letter on a disc of its colour, and the disc's dash as its rim."""
    theme = appearance.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(side_colour(theme, number)))
    painter.drawRoundedRect(place, appearance.px(4), appearance.px(4))
    painter.setPen(colour(theme.plot))
    painter.setFont(appearance.font(12, bold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, LETTERS[number])


def dashed(pen: QPen, number: int) -> QPen:
    """The same pen with the dash of a side."""
    made, dash = QPen(pen), DASHES[number]
    if dash is not None:
        made.setDashPattern(list(dash))
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made
