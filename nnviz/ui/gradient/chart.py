"""A cursor chart whose frame of the focus is shown, and whose cursor stays, once a key has been used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.cursor_chart import CursorChart
from nnviz.ui.plot import KEYS
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.theme import Appearance

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Chart(CursorChart):
    """Its words are pictures, kept in `labels`; for a file they are painted as text."""

    own_keys = KEYS

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.labels = LabelCache()
        self._by_key = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @contextmanager
    def bare(self) -> Iterator[None]:
        with super().bare(), self.labels.shapes():
            yield

    def restyle(self) -> None:
        self.labels.clear()
        super().restyle()

    def paint_focus(self, painter: QPainter) -> None:
        if self._by_key:
            super().paint_focus(painter)

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
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if not (self.hasFocus() and self._by_key):
            super().leaveEvent(event)
