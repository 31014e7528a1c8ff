"""What the small map and the small curve of a side have in common: a place for pointer and keys, and a label there.

What is painted, and what it says at a place, they know themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.plot import ARROWS, COARSE, FINE, KEYS, announce
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.theme import Appearance

LEAST = 84  # px of height and width

Box = tuple[float, float, float, float]


class SidePicture(OwnKeys, QWidget):
    """`pointed`: the cursor is at this place of the plot, by mouse or key; `left`: it is gone.

    Whoever listens calls `show_cursor` on all sides: they are read at one place.
    """

    own_keys = KEYS

    pointed = Signal(float, float)
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.cursor_point: tuple[float, float] | None = None
        self._label = PointerLabel(appearance, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- what a picture knows

    @property
    def area(self) -> QRect:
        """Where the plot is on this widget."""
        raise NotImplementedError

    @property
    def box(self) -> Box | None:
        """x_min, x_max, y_min, y_max of the plot; None as long as there is nothing to read."""
        raise NotImplementedError

    def reading(self, x: float, y: float) -> str:
        """What the run gives at a place."""
        raise NotImplementedError

    # -- the cursor

    @property
    def said(self) -> str:
        """What stands beside the cursor; empty without one."""
        return self._label.text if self._label.isVisible() else ""

    def show_cursor(self, x: float, y: float) -> None:
        """Say what the run gives at (x, y)."""
        self.cursor_point = (x, y)
        if self.box is not None:
            text = self.reading(x, y)
            self._label.show_at(text, self.place_of(x, y))
            self.setAccessibleDescription(text.replace("\n", "; "))
        self.update()

    def hide_cursor(self) -> None:
        if self.cursor_point is not None:
            self.cursor_point = None
            self._label.hide()
            self.update()

    def read_again(self) -> None:
        """The values have changed."""
        if self.cursor_point is not None:
            self.show_cursor(*self.cursor_point)

    def place_of(self, x: float, y: float) -> QPoint:
        """Where (x, y) is on this widget."""
        assert self.box is not None
        x_min, x_max, y_min, y_max = self.box
        across, up = (x - x_min) / (x_max - x_min), (y - y_min) / (y_max - y_min)
        area = self.area
        return QPoint(area.left() + round(across * (area.width() - 1)), area.bottom() - round(up * (area.height() - 1)))

    # -- Qt

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(LEAST)), self.maximumHeight())

    def restyle(self) -> None:
        self._label.restyle()
        side = round(self.appearance.px(LEAST))
        self.setMinimumSize(side, side)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, area = event.position().toPoint(), self.area
        if self.box is None or not area.contains(place):
            self.left.emit()
            return
        x_min, x_max, y_min, y_max = self.box
        across = (place.x() - area.left()) / max(area.width() - 1, 1)
        up = (area.bottom() - place.y()) / max(area.height() - 1, 1)
        self.pointed.emit(x_min + across * (x_max - x_min), y_min + up * (y_max - y_min))

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in KEYS or self.box is None or (key == Qt.Key.Key_Escape and self.cursor_point is None):
            event.ignore()
            return
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return
        x_min, x_max, y_min, y_max = self.box
        x, y = self.cursor_point or ((x_min + x_max) / 2, (y_min + y_max) / 2)
        step = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE
        right, up = ARROWS.get(key, (0, 0))
        x = {Qt.Key.Key_Home: x_min, Qt.Key.Key_End: x_max}.get(key, x + right * step * (x_max - x_min))
        y += up * step * (y_max - y_min)
        self.pointed.emit(min(max(x, x_min), x_max), min(max(y, y_min), y_max))
        announce(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # a context menu is about what is pointed at
            self.left.emit()
        self.update()
