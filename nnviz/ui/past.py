"""What was set before on a page with edits of its own, and after what was taken back. It sets nothing itself."""

from __future__ import annotations

from typing import Generic, TypeVar

MOST_UNDONE = 200
T = TypeVar("T")


class Past(Generic[T]):
    """States to go back and forth to, which are not changed; the one of now is told with each call."""

    def __init__(self) -> None:
        self._before: list[T] = []
        self._after: list[T] = []
        self._same: object = None  # what the last change was part of

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def remember(self, now: T, same: object = None) -> None:
        """Before a change; changes that are the `same` in a row, as of one drag, are taken back as one."""
        if same is None or same != self._same or not self._before:
            self._before = [*self._before[1 - MOST_UNDONE :], now]
        self._after.clear()
        self._same = same

    def undo(self, now: T) -> T | None:
        """The state before; None where there is none."""
        self._same = None
        if not self._before:
            return None
        self._after.append(now)
        return self._before.pop()

    def redo(self, now: T) -> T | None:
        """The state that was taken back; None where there is none."""
        self._same = None
        if not self._after:
            return None
        self._before.append(now)
        return self._after.pop()

    def part(self) -> None:
        """The next change is one of its own, whatever it is part of."""
        self._same = None

    def forget(self) -> None:
        self._before, self._after, self._same = [], [], None
