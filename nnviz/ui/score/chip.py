"""The chip of a cell: a few words on a small rounded ground, filled with rose when they are a warning."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from nnviz.ui.ink import colour
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

CHIP_HEIGHT = 24.0  # with its distance from the cell's edge

_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_shape = QRectF()  # moved from chip to chip


def draw_chip(
    painter: QPainter,
    labels: LabelCache,
    appearance: Appearance,
    ratio: float,
    text: str,
    box: Box,
    *,
    filled: bool = False,
    dotted: bool = False,
) -> None:
    """Draw `text` in the upper left corner of the cell `box`; too long a text is left out rather than cut.

    `dotted`: with the rose dot of the legend before it, which says what it is a share of.
    """
    theme, px = appearance.theme, appearance.px
    label = labels.plain(text, appearance.font(11, bold=True), theme.plot if filled else theme.text, None, ratio)
    dot = px(9) if dotted else 0.0
    chip = Box(box.left + px(5), box.top + px(5), dot + label.width + px(12), label.height + px(4))
    if chip.right > box.right:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.take if filled else theme.raised))
    _shape.setRect(*chip)
    painter.drawRoundedRect(_shape, px(3), px(3))
    if dotted:
        painter.setBrush(colour(theme.plot if filled else theme.take))
        radius = px(2.6)
        _shape.setRect(chip.left + px(9) - radius, chip.middle - radius, 2 * radius, 2 * radius)
        painter.drawEllipse(_shape)
    draw_label(painter, label, chip.left + (chip.width + dot) / 2, chip.middle, _CENTRE)
