"""For widgets whose arrows are their own: the window's shortcuts for the same keys hold while they have no focus."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


class OwnKeys:
    """Stands before QWidget among the bases of a widget, which names its keys in `own_keys`."""

    own_keys: Collection[Qt.Key] = ()

    def claims(self, event: QKeyEvent) -> bool:
        """Whether this key is the widget's own just now."""
        return event.key() in self.own_keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.claims(event):
            event.accept()
            return True
        return super().event(event)
