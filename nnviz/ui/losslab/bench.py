"""The state of the Losses page with its history: every edit by hand can be taken back. It draws nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from nnviz.ui.losslab.state import SECTIONS, LabState
from nnviz.ui.past import Past


class Bench(QObject):
    """changed(section)   the settings of this experiment are others
    reverted(section)  they were taken back or done again: it is to be seen
    """

    changed = Signal(str)
    reverted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = LabState()
        self._past: Past[LabState] = Past()

    @property
    def can_undo(self) -> bool:
        return self._past.can_undo

    @property
    def can_redo(self) -> bool:
        return self._past.can_redo

    def edit(self, section: str, drag: object = None, **values: object) -> None:
        """Set fields of a section; edits of the same `drag` are one step back."""
        before = getattr(self.state, section)
        after = replace(before, **values)
        if after == before:
            return
        self._past.remember(self.state, None if drag is None else (section, drag))
        self.state = replace(self.state, **{section: after})
        self.changed.emit(section)

    def undo(self) -> None:
        self._go_to(self._past.undo(self.state))

    def redo(self) -> None:
        self._go_to(self._past.redo(self.state))

    def _go_to(self, state: LabState | None) -> None:
        if state is None:
            return
        before, self.state = self.state, state
        for section in SECTIONS:
            if getattr(before, section) != getattr(state, section):
                self.changed.emit(section)
                self.reverted.emit(section)
