"""A line edit for names: one that is too long ends in an ellipsis, as long as nobody types in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from nnviz.ui.painting import errors_told

INSIDE = 2  # px that Qt leaves free at both sides of a line edit's text


class NameEdit(QLineEdit):
    """As any other, but for the ellipsis."""

    @property
    def shown(self) -> str:
        """The text as it is seen without the focus."""
        margins = self.textMargins()
        room = self.contentsRect().width() - margins.left() - margins.right() - 2 * INSIDE
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        margins = self.textMargins()
        place = self.contentsRect().adjusted(margins.left() + INSIDE, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown)
        painter.end()
