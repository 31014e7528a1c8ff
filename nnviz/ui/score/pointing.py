"""The cursor of the score: mouse and keys point at the same places, and the exact figures are written beside them.

What a click or a key does there is the view's.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.score.feed import Feed
from nnviz.ui.score.geometry import Geometry
from nnviz.ui.score.network_stave import NetworkStave
from nnviz.ui.score.scroll import Scroll
from nnviz.ui.score.stave import Cursor, Stave
from nnviz.ui.theme import Appearance

READOUT_EVERY = 0.1  # seconds between two changes of the readout's figures


class Pointing:
    """`cursor` is the place pointed at, None without one; `by_key` says whether the keyboard brought it there."""

    def __init__(
        self, view: QWidget, appearance: Appearance, staves: Sequence[Stave], feed: Feed, scroll: Scroll
    ) -> None:
        self.cursor: Cursor | None = None
        self.by_key = False
        self.geometry: Geometry | None = None
        self.label = PointerLabel(appearance, view)
        self._view, self._feed, self._scroll = view, feed, scroll
        self._staves = {stave.name: stave for stave in staves}
        self._mouse = QPointF()
        self._read_at = 0.0

    def place_at(self, point: QPointF) -> Cursor | None:
        """What lies under a point of the view."""
        geometry = self.geometry
        if geometry is None:
            return None
        point = self._scroll.to_score(point)
        name = "header" if geometry.header.top <= point.y() < geometry.header.bottom else geometry.stave_at(point.y())
        return None if name is None else self._staves[name].cursor_at(point.x(), point.y(), self._feed.limit)

    def row_at(self, point: QPointF) -> str | None:
        """The name of the stave under a point of the view, beside its cells too."""
        return None if self.geometry is None else self.geometry.stave_at(self._scroll.to_score(point).y())

    def move_mouse(self, point: QPointF) -> None:
        """The mouse is at a point of the view."""
        self._mouse = point
        self.set(self.place_at(point))

    def set(self, cursor: Cursor | None, by_key: bool = False) -> None:
        """Point at a place, or at none, and read it out."""
        self.by_key = by_key
        if cursor != self.cursor:
            self.cursor = cursor
            for name, stave in self._staves.items():
                stave.set_cursor(cursor if cursor is not None and cursor.stave == name else None)
        self.read_out()

    def scrolled(self) -> None:
        """The score has moved: the mouse now points at something else, the keys still at the same."""
        if self.cursor is not None:
            self.set(self.cursor if self.by_key else self.place_at(self._mouse), self.by_key)

    def refresh(self, at_once: bool) -> None:
        """New figures have come: write them, though not more often than they can be read, unless `at_once`."""
        if self.cursor is not None and (at_once or time.monotonic() - self._read_at > READOUT_EVERY):
            self.read_out()

    def read_out(self) -> None:
        """Write the exact figures beside the cursor."""
        self._read_at = time.monotonic()
        readout = None if self.cursor is None else self._staves[self.cursor.stave].readout(self.cursor)
        if readout is None:
            self.label.hide()
            return
        self.label.show_at(readout.text, self.key_point() if self.by_key else self._mouse.toPoint())
        if self.by_key:
            self._view.setAccessibleDescription(readout.spoken)

    def key_point(self) -> QPoint:
        """The point of the view that the keyboard's cursor stands at."""
        cursor, geometry = self.cursor, self.geometry
        assert cursor is not None and geometry is not None
        down = self._scroll.down.value()
        stave = self._staves[cursor.stave]
        if isinstance(stave, NetworkStave):
            return stave.point_of(cursor).toPoint() - QPoint(0, down)
        x, y, width, height = geometry.cell(cursor.stave, max(cursor.layer, 0))
        z = min(max(cursor.z / self._feed.limit, -1.0), 1.0) if cursor.stave in ("function", "slope") else 0.0
        across = (z + 1) / 2  # the axis may have become shorter since the cursor came
        return QPoint(round(x + across * width), round(y + height / 2) - down)

    def announce(self) -> None:
        """Have a screen reader say where the keys have led."""
        spoken = self._view.accessibleDescription()
        if QAccessible.isActive() and spoken:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, spoken))
