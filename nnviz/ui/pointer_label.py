"""The small label beside a cursor with the exact values there. It never covers the pointer and takes no events."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.theme import Appearance

ABOVE, BELOW = 10, 22  # px between the hot spot and the label; a mouse pointer hangs down from its hot spot


class PointerLabel(QWidget):
    """A few short lines inside `parent`, above the cursor where there is room and else below it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def restyle(self) -> None:
        self.setFont(self.appearance.font(11))
        self.update()

    def show_at(self, text: str, point: QPoint) -> None:
        """Show `text` for the point of the parent."""
        if text != self._text:
            self._text = text
            self.resize(self.sizeHint())
            self.update()
        room = self.parentWidget().rect()
        x = min(max(point.x() - self.width() // 2, 0), max(room.width() - self.width(), 0))
        y = point.y() - self.height() - ABOVE
        if y < 0:
            y = point.y() + BELOW
        self.move(x, y)
        self.show()

    def sizeHint(self) -> QSize:
        bounds = self.fontMetrics().boundingRect(QRect(0, 0, 1000, 1000), self._flags(), self._text)
        return bounds.size() + QSize(2 * self._padding() + 1, self._padding())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.appearance.theme
        painter = QPainter(self)
        painter.setPen(QColor(theme.ctl))
        painter.setBrush(QColor(theme.panel))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(theme.text))
        padding = self._padding()
        painter.drawText(self.rect().adjusted(padding, padding // 2, 0, 0), self._flags(), self._text)
        painter.end()

    def _padding(self) -> int:
        return round(self.appearance.px(6))

    @staticmethod
    def _flags() -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
