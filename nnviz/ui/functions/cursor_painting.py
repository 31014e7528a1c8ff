"""Paints what moves in a plot of curves: the cursor with its badge and dots, the curves' names and their values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from nnviz.ui.frame import Frame
from nnviz.ui.functions.curve_painting import APART, Curve, curve_pen, ink_of
from nnviz.ui.marked_axis import spread
from nnviz.ui.number_format import short
from nnviz.ui.theme import Appearance

SAMPLE = 20.0  # px of line before a name
VALUE = 78.0  # px for a value behind it: −1.23 × 10⁻⁴
DOT = 4.5  # px


def written(value: float) -> str:
    """Three digits; what is nothing beside the others is 0."""
    return short(0.0 if abs(value) < 5e-16 else float(value), 3)


def label_width(names: Sequence[str], appearance: Appearance) -> float:
    """px that the labels at the right end need."""
    metrics = QFontMetricsF(appearance.font(11))
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    return widest + appearance.px(SAMPLE + VALUE + 16) if names else 0.0


class CursorPainter:
    def __init__(self, painter: QPainter, appearance: Appearance) -> None:
        self._painter = painter
        self._appearance = appearance

    def paint_labels(self, frame: Frame, curves: Sequence[Curve], values: Sequence[float], derivative: bool) -> None:
        """At the right ends of the curves, pushed apart; without `values` the names alone."""
        box = frame.box
        painter, px = self._painter, self._appearance.px
        font, theme = self._appearance.font(11), self._appearance.theme
        metrics = QFontMetricsF(font)
        ends = [(c.outline.slope if derivative else c.outline.value)[-1] for c in curves]
        # the ends beyond the frame in the order in which they would be met there
        order = sorted(range(len(curves)), key=lambda i: -ends[i])
        wanted = [min(max(frame.up(ends[i]), box.top + px(6)), box.bottom - px(6)) for i in order]
        heights = spread(wanted, px(APART), box.top + px(6), box.bottom - px(6))
        names = max((metrics.horizontalAdvance(curve.name) for curve in curves), default=0.0)
        painter.setFont(font)
        for i, y in zip(order, heights, strict=True):
            x = box.right + px(6)
            painter.setPen(curve_pen(curves[i].slot, self._appearance))
            painter.drawLine(QLineF(x, y, x + px(SAMPLE), y))
            baseline = y + metrics.capHeight() / 2
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(x + px(SAMPLE + 4), baseline), curves[i].name)
            if values:
                text = written(values[i])
                right = x + px(SAMPLE + 4) + names + px(VALUE)
                painter.setPen(QColor(theme.muted))
                painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text)

    def paint_cursor(self, frame: Frame, z: float, curves: Sequence[Curve], values: Sequence[float]) -> None:
        painter, px, theme = self._painter, self._appearance.px, self._appearance.theme
        x = round(frame.across(z)) + 0.5
        painter.setPen(QPen(QColor(theme.text), 1))
        painter.drawLine(QLineF(x, frame.box.top, x, frame.box.bottom))
        painter.setPen(QPen(QColor(theme.plot), px(1.2)))
        for curve, value in zip(curves, values, strict=True):
            if frame.y[0] <= value <= frame.y[1]:
                painter.setBrush(QColor(ink_of(curve.slot, self._appearance)))
                painter.drawEllipse(QPointF(x, frame.up(value)), px(DOT), px(DOT))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def paint_value(self, frame: Frame, value: float) -> None:
        """Over a small multiple, at the right end of its name's line."""
        text, font = written(value), self._appearance.font(11)
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._appearance.theme.muted))
        x = frame.box.right - QFontMetricsF(font).horizontalAdvance(text)
        self._painter.drawText(QPointF(x, frame.box.top - self._appearance.px(5)), text)

    def paint_badge(self, frame: Frame, z: float, *, above: bool) -> None:
        """ "z = 1.5" at the foot of the cursor; `above`: over the right end of the frame, where that is small."""
        box = frame.box
        painter, px, theme = self._painter, self._appearance.px, self._appearance.theme
        font = self._appearance.font(11, bold=True)
        metrics, text = QFontMetricsF(font), f"z = {written(z)}"
        width, height = metrics.horizontalAdvance(text) + px(12), px(17)
        x = min(max(frame.across(z) - width / 2, box.left), box.right - width)
        badge = QRectF(x, box.bottom - height - px(3), width, height)
        if above:
            badge.moveTo(box.right - width, px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(badge, px(2), px(2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.onaccent))
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
