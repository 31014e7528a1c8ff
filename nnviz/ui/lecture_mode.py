"""For a lecture hall: the full screen, everything larger, lines thicker; afterwards all is as it was."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from nnviz.ui.theme import Appearance

LARGE, LARGER = 1.25, 1.5
ROOM = (1800, 1000)
"""Pixels of a screen from which on there is room for the larger of the two."""
THICK = 1.5


class LectureMode(QObject):
    """Nothing of it is remembered: the next start is as before the lecture."""

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._before: tuple[float, bool] | None = None
        self._scale = 1.0

    @property
    def on(self) -> bool:
        return self._before is not None

    def enter(self) -> None:
        if self.on:
            return
        room = self._window.screen().size()
        self._before = self._appearance.scale, self._window.isFullScreen()
        enough = room.width() >= ROOM[0] and room.height() >= ROOM[1]
        self._scale = max(self._appearance.scale, LARGER if enough else LARGE)
        self._appearance.set_lecture(self._scale, THICK)
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """A size that was chosen meanwhile stays."""
        if self._before is None:
            return
        (scale, full), self._before = self._before, None
        chosen = self._appearance.scale
        self._appearance.set_lecture(scale if chosen == self._scale else chosen, 1.0)
        if not full:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
