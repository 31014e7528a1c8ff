"""What a row is taken hold of by. It tells how far it is dragged; what then happens is the list's business."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.ui.controls.drawing import Role, px


class Grip(QWidget):
    """Six dots.

    dragged    QPoint on the screen, while the button is down and has moved a little
    dropped    the button was let go after a drag
    cancelled  Escape was pressed in a drag
    """

    dragged = Signal(QPoint)
    dropped = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that Escape comes here
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.ignore()  # the row is to be selected by it as well

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        now = event.globalPosition().toPoint()
        self._dragging |= (now - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging:
            self.dragged.emit(now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._end():
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._end():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> bool:
        """Whether there was a drag."""
        was = self._dragging
        self._pressed, self._dragging = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        return was

    def sizeHint(self) -> QSize:
        return QSize(round(10 * px(self)), round(24 * px(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), px(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(Role.Text if self.underMouse() or self.hasFocus() else Role.Dark))
        middle = self.height() / 2
        for x in (1.2, 5.2):
            for y in (-4, 0, 4):
                painter.drawEllipse(QPointF(x * one, middle + y * one), 1.1 * one, 1.1 * one)
