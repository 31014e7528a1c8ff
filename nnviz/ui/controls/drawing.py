"""What all controls share: the length of a design pixel, the outline of a field, and silence while loading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPointF, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

Role = QPalette.ColorRole
"""Of the theme's palette: Mid = border, Dark = ctl, Midlight = hair, Highlight = accent, BrightText = danger."""


@contextmanager
def signals_blocked(*objects: QObject) -> Iterator[None]:
    """Silence `objects`; afterwards each is as silent as it was before."""
    blockers = [QSignalBlocker(item) for item in objects]
    try:
        yield
    finally:
        for blocker in blockers:
            blocker.unblock()


def px(widget: QWidget) -> float:
    """The length of one design pixel, which is a twelfth of the body font's size."""
    return QFontInfo(widget.font()).pixelSize() / 12


def paint_frame(painter: QPainter, widget: QWidget, *, wrong: bool = False) -> None:
    """A field's background and outline: focus is a 2 px accent outline, a refused entry a danger one."""
    palette, focused = widget.palette(), widget.hasFocus()
    width = 2 if focused or wrong else 1
    hovered = widget.isEnabled() and widget.underMouse()
    role = Role.BrightText if wrong else Role.Highlight if focused else Role.Dark if hovered else Role.Mid
    colour = palette.color(role)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    painter.setBrush(palette.color(Role.Base))
    inset = width / 2
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)


def ink(widget: QWidget, role: QPalette.ColorRole = Role.Dark) -> QColor:
    return widget.palette().color(role if widget.isEnabled() else Role.Mid)


def paint_box(painter: QPainter, widget: QWidget, box: QRectF, ticked: bool) -> None:
    """A box of 14 design pixels to be ticked, in the colours of `widget`."""
    one = box.width() / 14
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink(widget, Role.Highlight if ticked or widget.hasFocus() else Role.Dark), 1.5))
    painter.setBrush(ink(widget, Role.Highlight) if ticked else widget.palette().color(Role.Base))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(widget.palette().color(Role.HighlightedText), 1.8 * one))
        painter.drawPolyline([box.topLeft() + QPointF(x, y) * one for x, y in ((3.2, 7.2), (6, 10), (11, 4.4))])


def paint_chevron(painter: QPainter, widget: QWidget) -> None:
    """The sign, at the right end of a field, that it opens a list."""
    one = px(widget)
    x, y = widget.width() - 12 * one, widget.height() / 2
    painter.setPen(QPen(ink(widget), 1.3 * one))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x + dx * one, y + dy * one) for dx, dy in ((-3, -1.5), (0, 1.5), (3, -1.5))])
