"""For pages with a history of edits of their own: undo and redo are theirs while they have the focus."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

REDO = QKeySequence("Ctrl+Y")  # another system's habit


class History(Protocol):
    """What can be taken back and done again."""

    def undo(self) -> None: ...

    def redo(self) -> None: ...


class OwnHistory:
    """Stands before QWidget among the bases of a page; `bench` has the history."""

    bench: History

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and way(event) is not None:
            event.accept()  # while the focus is in here; a text that can undo its typing has taken it before
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = way(event)
        if asked is None:
            super().keyPressEvent(event)
        elif asked < 0:
            self.bench.undo()
        else:
            self.bench.redo()


def way(event: QKeyEvent) -> int | None:
    """-1 undo, 1 redo, None neither."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    if event.matches(QKeySequence.StandardKey.Redo) or QKeySequence(event.keyCombination()) == REDO:
        return 1
    return None


def undoes_no_typing(text: QLineEdit, event: QKeyEvent) -> bool:
    """Whether this key asks the text to undo or redo typing that is not there; Qt would swallow it there."""
    undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
    return (undo and not text.isUndoAvailable()) or (redo and not text.isRedoAvailable())
