"""What all tab widgets of the window have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget


def leave_focus_to_tab_bar(tabs: QTabWidget) -> None:
    """Let Tab pass where the tab bar is hidden: `tabs` would take the focus for its proxy, which cannot have it."""
    tabs.setFocusProxy(None)
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
