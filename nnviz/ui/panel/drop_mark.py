"""Where a dragged row would go; it lies over the list and takes no part in anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.theme import Appearance


class DropMark(QWidget):
    """The line between two rows where the dragged one would go."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int | None) -> None:
        """Lie across the list at this height; None: be gone."""
        height = round(self._appearance.px(6))
        if y is not None:
            y = min(max(y - height // 2, 0), self.parentWidget().height() - height)
            self.setGeometry(0, y, self.parentWidget().width(), height)
            self.raise_()
        self.setVisible(y is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), self._appearance.px(1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.accent))
        middle = self.height() / 2
        painter.drawRect(0, round(middle - one), self.width(), round(2 * one))
        painter.drawEllipse(0, 0, self.height(), self.height())
