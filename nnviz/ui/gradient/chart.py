"""A painted chart with a cursor: what is the same for all of them. What the cursor points at is the chart's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.ink import pen
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.plot import KEYS
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.theme import Appearance

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Chart(OwnKeys, QWidget):
    """While it has the focus the arrows are its own; the frame of the focus is shown once a key has been used."""

    own_keys = KEYS

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.labels = LabelCache()
        self.label = PointerLabel(appearance, self)
        self._for_file = self._by_key = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @property
    def reading(self) -> str:
        """What the cursor tells, "" without one."""
        return self.label.text if self.label.isVisibleTo(self) else ""

    @property
    def for_file(self) -> bool:
        """Whether it is being painted for a file: without cursor, selection and focus."""
        return self._for_file

    @contextmanager
    def bare(self) -> Iterator[None]:
        """While it lasts the chart is painted for a file, its words as text."""
        shown = self.label.isVisibleTo(self)
        self._for_file = True
        self.label.hide()
        try:
            with self.labels.shapes():
                yield
        finally:
            self._for_file = False
            self.label.setVisible(shown)

    def restyle(self) -> None:
        self.labels.clear()
        self.label.restyle()
        self.update()

    def put_cursor_away(self) -> None:
        """Point at nothing."""
        raise NotImplementedError

    def paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus() and self._by_key:
            painter.setPen(pen(self.appearance.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    # -- Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        event.ignore()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # a context menu is about what the cursor points at
            self.put_cursor_away()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if not (self.hasFocus() and self._by_key):
            self.put_cursor_away()
        super().leaveEvent(event)
