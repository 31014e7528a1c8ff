"""An underlined word that leads to a place of the window. It goes nowhere by itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from nnviz.ui.ink import colour, pen
from nnviz.ui.theme import Appearance

MARGIN = 2.0  # px around the word, for the focus


class Link(QAbstractButton):
    """Clicked with the mouse, Space, or Enter."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._word_font())
        margin = 2 * self._appearance.px(MARGIN)
        return QSize(round(metrics.horizontalAdvance(self.text()) + margin + 1), round(metrics.height() + margin))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, font = self._appearance.theme, self._word_font()
        metrics = QFontMetricsF(font)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(colour(theme.text))
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(self._appearance.px(MARGIN), round(baseline)), self.text())
        if self.hasFocus():
            painter.setPen(pen(theme.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _word_font(self) -> QFont:
        font = QFont(self._appearance.font(11))  # a copy: the appearance's own is everybody's
        font.setUnderline(True)
        return font
