"""Has the parts of a page shown one after the other, one in a frame, so that no frame has to paint them all.

Each part knows how to show itself; what it is to show is not known here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FRAME = 16  # ms


class Turns(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Callable[[], None]] = []
        self._due: dict[Callable[[], None], None] = {}  # an ordered set
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self._show_next)

    def add(self, part: Callable[[], None]) -> None:
        """Shown after those that were added before."""
        self._parts.append(part)

    @property
    def waiting(self) -> bool:
        """Whether some part is behind."""
        return bool(self._due)

    def later(self, part: Callable[[], None]) -> None:
        """Once, behind all that are waiting, in a frame of its own."""
        self._due[part] = None
        self._timer.start()

    def show_all(self) -> None:
        """Every part, now."""
        self._due |= dict.fromkeys(self._parts)
        while self._due:
            self._show_next()

    def show_in_turn(self) -> None:
        """The first one now, each other in a frame of its own; those that are still waiting come first."""
        self._due |= dict.fromkeys(self._parts)
        self._show_next()
        if self._due:
            self._timer.start()

    def _show_next(self) -> None:
        if self._due:
            part = next(iter(self._due))
            del self._due[part]
            part()
        if not self._due:
            self._timer.stop()
