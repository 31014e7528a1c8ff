"""What lay under the microscope before, and after what was taken back."""

from __future__ import annotations

from nnviz.ui.backprop.setup import Setup

MOST_UNDONE = 100


class Past:
    """Setups to go back and forth to; the one of now is told with each call."""

    def __init__(self) -> None:
        self._before: list[Setup] = []
        self._after: list[Setup] = []
        self._same: str | None = None  # what kind of change the last one was

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def remember(self, now: Setup, same: str | None = None) -> None:
        """Before a change; changes that are the `same` in a row are taken back as one."""
        if same is None or same != self._same or not self._before:
            self._before = [*self._before[1 - MOST_UNDONE :], now]
        self._after.clear()
        self._same = same

    def undo(self, now: Setup) -> Setup | None:
        self._same = None
        if not self._before:
            return None
        self._after.append(now)
        return self._before.pop()

    def redo(self, now: Setup) -> Setup | None:
        self._same = None
        if not self._after:
            return None
        self._before.append(now)
        return self._after.pop()

    def forget(self) -> None:
        self._before, self._after, self._same = [], [], None
