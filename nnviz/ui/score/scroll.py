"""The two scroll bars of the score: in a window lower than its rows can be, or narrower than its columns.

They say by how much the score is moved; who moves it is the view.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from nnviz.ui.score.geometry import Geometry

NOTCH = 120  # of a wheel, in its own units
STEPS = 3  # of a bar, for a notch


class Scroll:
    """`down` moves the whole score up, `across` only the columns to the left; both are hidden where all is seen."""

    def __init__(self, parent: QWidget) -> None:
        self.down = QScrollBar(Qt.Orientation.Vertical, parent)
        self.across = QScrollBar(Qt.Orientation.Horizontal, parent)
        for bar in (self.down, self.across):
            bar.hide()

    @property
    def thickness(self) -> int:
        """Of a bar, px."""
        return self.down.sizeHint().width()

    def fit(self, geometry: Geometry, width: int, height: int) -> None:
        """Take the place at the edges of `width` x `height` px that `geometry` needs, and its ranges."""
        low, narrow = round(geometry.height) > height, geometry.overflow > 0
        seen = height - (self.thickness if narrow else 0)
        self.down.setGeometry(width - self.thickness, 0, self.thickness, seen)
        self._set(self.down, max(round(geometry.height) - seen, 0), seen, geometry)
        self.down.setVisible(low)
        left = round(geometry.gutter)
        right = width - (self.thickness if low else 0)
        self.across.setGeometry(left, seen, right - left, self.thickness)
        self._set(self.across, round(geometry.overflow), round(geometry.right - geometry.gutter), geometry)
        self.across.setVisible(narrow)

    @staticmethod
    def _set(bar: QScrollBar, most: int, page: int, geometry: Geometry) -> None:
        bar.setRange(0, most)
        bar.setPageStep(page)
        bar.setSingleStep(round(geometry.px(30)))

    def to_score(self, point: QPointF) -> QPointF:
        """The point of the score that is seen at a point of the view; the columns know how far they moved."""
        return point + QPointF(0, self.down.value())

    def show_row(self, top: float, bottom: float) -> None:
        """Scroll as little as it takes to see the rows from `top` down to `bottom`."""
        value = max(self.down.value(), round(bottom) - self.down.height())
        self.down.setValue(min(value, round(top)))

    def turn(self, event: QWheelEvent) -> bool:
        """Follow a wheel; with Shift, or turned sideways, to the side. False: there is nothing to scroll that way."""
        turned = event.angleDelta()
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) or abs(turned.x()) > abs(turned.y())
        bar = self.across if sideways else self.down
        if not bar.isVisible():
            return False
        by = turned.x() or turned.y() if sideways else turned.y()
        bar.setValue(bar.value() - round(by / NOTCH * STEPS * bar.singleStep()))
        event.accept()
        return True
