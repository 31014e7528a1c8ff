"""The button of a remedy, which is shown before it is applied: while it is pointed at. It applies nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


class RemedyButton(QPushButton):
    """A button that tells when it is pointed at, by the mouse or by the keyboard's focus."""

    pointed = Signal()

    @property
    def is_pointed_at(self) -> bool:
        return self.isVisible() and (self._hovered or self.hasFocus())

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setAutoDefault(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.pointed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.pointed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
