"""The chip of a cell: a few words on a small rounded ground, filled with rose when they are a warning."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

CHIP_HEIGHT = 24.0  # with its distance from the cell's edge


def draw_chip(
    painter: QPainter,
    labels: LabelCache,
    appearance: Appearance,
    ratio: float,
    text: str,
    box: QRectF,
    *,
    filled: bool = False,
) -> None:
    """Draw `text` in the upper left corner of the cell `box`; too long a text is left out rather than cut."""
    theme, px = appearance.theme, appearance.px
    colour = theme.plot if filled else theme.text
    label = labels.plain(text, appearance.font(11, bold=True), colour, None, ratio)
    size = label.deviceIndependentSize()
    chip = QRectF(box.left() + px(5), box.top() + px(5), size.width() + px(12), size.height() + px(4))
    if chip.right() > box.right():
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.take if filled else theme.raised))
    painter.drawRoundedRect(chip, px(3), px(3))
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    draw_label(painter, label, chip.center().x(), chip.center().y(), centre)
