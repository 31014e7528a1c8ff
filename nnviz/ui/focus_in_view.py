"""Scrolls what gets the focus by key into view; Qt does so only within one scroll area, not on the way into it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FocusInView(QObject):
    """As long as it lives, for all windows. With the mouse nothing scrolls: it would move from under the pointer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QApplication.instance().focusChanged.connect(self._show)  # type: ignore[union-attr]

    def _show(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        around = new.parentWidget()
        while around is not None and not around.isWindow():
            if isinstance(around, QScrollArea) and new.visibleRegion().isEmpty():
                around.ensureWidgetVisible(new)
            around = around.parentWidget()
