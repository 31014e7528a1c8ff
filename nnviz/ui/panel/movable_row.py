"""A row that is selected, moved, removed and asked for its menu with mouse and keys. What is in it is its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui.theme import Appearance

BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class MovableRow(QWidget):
    """One that is `fixed` can only be selected. It filters the events of the controls in it: touching one selects it.

    asked      what to do with the row: up, down, before, after, duplicate, remove
    menu_asked QPoint on the screen: where a menu of all that is wanted
    """

    selected = Signal()
    asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, appearance: Appearance, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._fixed = appearance, fixed
        self._tinted = self._dragged = False

    def tint(self, on: bool) -> None:
        if on != self._tinted:
            self._tinted = on
            self.update()

    def show_dragged(self, on: bool) -> None:
        self._dragged = on
        self.update()

    # -- Qt's protocol -------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_HAND:
            self.selected.emit()
        return event.type() == QEvent.Type.KeyPress and self._moved(event)  # a list of choices would open itself

    def _moved(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if self._fixed or not alt or event.key() not in MOVES:
            return False
        self.asked.emit(MOVES[event.key()])
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.selected.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._fixed:
            self.selected.emit()
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self._fixed:
            self.asked.emit("remove")
        elif not self._moved(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self._tinted or self._dragged):
            return
        painter, theme = QPainter(self), self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine) if self._dragged else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sel))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1) if self._dragged else self.rect(), 3, 3)
