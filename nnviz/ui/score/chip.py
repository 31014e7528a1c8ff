"""The chip of a cell: a few words on a small rounded ground, filled with rose when they are a warning."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
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
    dotted: bool = False,
) -> None:
    """Draw `text` in the upper left corner of the cell `box`; too long a text is left out rather than cut.

    `dotted`: with the rose dot of the legend before it, which says what it is a share of.
    """
    theme, px = appearance.theme, appearance.px
    colour = theme.plot if filled else theme.text
    label = labels.plain(text, appearance.font(11, bold=True), colour, None, ratio)
    size = label.deviceIndependentSize()
    dot = px(9) if dotted else 0.0
    chip = QRectF(box.left() + px(5), box.top() + px(5), dot + size.width() + px(12), size.height() + px(4))
    if chip.right() > box.right():
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.take if filled else theme.raised))
    painter.drawRoundedRect(chip, px(3), px(3))
    if dotted:
        painter.setBrush(QColor(theme.plot if filled else theme.take))
        painter.drawEllipse(QPointF(chip.left() + px(9), chip.center().y()), px(2.6), px(2.6))
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    draw_label(painter, label, chip.center().x() + dot / 2, chip.center().y(), centre)
