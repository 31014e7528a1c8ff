"""A painted chart that reads out what its cursor is on, and can be painted for a file. What it shows is its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.ink import pen
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.theme import Appearance


class CursorChart(OwnKeys, QWidget):
    """While it has the focus it has a frame, and its keys are its own."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.label = PointerLabel(appearance, self)
        self._for_file = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show `text` beside the cursor, and tell it to a screen reader."""
        place = self.cursor_place()
        if place is not None:
            self.label.show_at(text, place)
            self.setAccessibleDescription(text.replace("\n", "; "))

    @property
    def reading(self) -> str:
        """What the cursor tells, "" without one."""
        return self.label.text if self.label.isVisibleTo(self) else ""

    def cursor_place(self) -> QPoint | None:
        """Where the cursor is, None without one."""
        return None

    def put_cursor_away(self) -> None:
        """Point at nothing."""
        self.label.hide()
        self.update()

    @property
    def for_file(self) -> bool:
        """Whether it is being painted for a file: without cursor, selection and focus."""
        return self._for_file

    @contextmanager
    def bare(self) -> Iterator[None]:
        """While it lasts the chart is painted for a file."""
        shown = self.label.isVisibleTo(self)
        self._for_file = True
        self.label.hide()
        try:
            yield
        finally:
            self._for_file = False
            self.label.setVisible(shown)

    def restyle(self) -> None:
        self.label.restyle()
        self.update()

    def paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus() and not self._for_file:
            painter.setPen(pen(self.appearance.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(1, 1, self.width() - 2, self.height() - 2)

    # -- Qt's events

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # a context menu is about what the cursor points at
            self.put_cursor_away()

    def leaveEvent(self, event: QEvent) -> None:
        self.put_cursor_away()
        super().leaveEvent(event)
