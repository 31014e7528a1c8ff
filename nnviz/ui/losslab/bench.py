"""The state of the Losses page with its history: every edit by hand can be taken back. It draws nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from nnviz.ui.losslab.state import SECTIONS, LabState

MOST_UNDONE = 200


class Bench(QObject):
    """changed(section)   the settings of this experiment are others
    reverted(section)  they were taken back or done again: it is to be seen
    """

    changed = Signal(str)
    reverted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = LabState()
        self._past: list[LabState] = []
        self._future: list[LabState] = []
        self._edit: object = None  # which drag the last edit belongs to

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def edit(self, section: str, drag: object = None, **values: object) -> None:
        """Set fields of a section; edits of the same `drag` are one step back."""
        before = getattr(self.state, section)
        after = replace(before, **values)
        if after == before:
            return
        if drag is None or (section, drag) != self._edit:
            self._past = [*self._past[1 - MOST_UNDONE :], self.state]
            self._future.clear()
        self._edit = None if drag is None else (section, drag)
        self.state = replace(self.state, **{section: after})
        self.changed.emit(section)

    def undo(self) -> None:
        if self._past:
            self._future.append(self.state)
            self._go_to(self._past.pop())

    def redo(self) -> None:
        if self._future:
            self._past.append(self.state)
            self._go_to(self._future.pop())

    def _go_to(self, state: LabState) -> None:
        before, self.state, self._edit = self.state, state, None
        for section in SECTIONS:
            if getattr(before, section) != getattr(state, section):
                self.changed.emit(section)
                self.reverted.emit(section)
