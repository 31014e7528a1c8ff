"""The two scroll bars of the score: in a window lower than its rows can be, or narrower than its columns.

They say by how much the score is moved, and lay it out beside them; who moves it is the view.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from nnviz.ui.score.geometry import Geometry, lay_out

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

    def lay_out(
        self, width: int, height: int, layers: int, focus: int, scale: float, into_view: int | None = None
    ) -> Geometry:
        """The geometry for a view of `width` x `height` px beside the bars, which are fitted to it.

        Sideways the score keeps its place, or is moved so that the layer `into_view` is seen.
        """
        geometry = self._beside_bars(width, height, layers, focus, scale, self.across.value())
        if into_view is not None and geometry.scroll_to(into_view) != geometry.scroll:
            geometry = self._beside_bars(width, height, layers, focus, scale, geometry.scroll_to(into_view))
        self._fit(geometry, width, height)
        return geometry

    def _beside_bars(self, width: int, height: int, layers: int, focus: int, scale: float, scroll: float) -> Geometry:
        """With room left for the bars that are needed; each may make the other one necessary."""
        down = across = 0
        for _ in range(3):
            geometry = lay_out(width - down, height - across, layers, focus, scale, scroll)
            down = self.thickness * (round(geometry.height) > height - across)
            across = self.thickness * (geometry.overflow > 0)
        return geometry

    def _fit(self, geometry: Geometry, width: int, height: int) -> None:
        """Take the place at the edges that `geometry` needs, and its ranges."""
        narrow = geometry.overflow > 0
        seen = height - (self.thickness if narrow else 0)
        low = round(geometry.height) > seen
        self.down.setGeometry(width - self.thickness, 0, self.thickness, seen)
        self._set(self.down, max(round(geometry.height) - seen, 0), seen, geometry)
        self.down.setVisible(low)
        left = round(geometry.gutter)
        right = width - (self.thickness if low else 0)
        self.across.setGeometry(left, seen, right - left, self.thickness)
        self._set(self.across, round(geometry.overflow), round(geometry.right - geometry.gutter), geometry)
        self.across.setVisible(narrow)
        self.across.blockSignals(True)  # for this is where the score is already
        self.across.setValue(round(geometry.scroll))
        self.across.blockSignals(False)

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
