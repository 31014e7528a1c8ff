"""The way back and forth through all setups that were asked for. It applies none of them: `chosen` says where to go."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from nnviz.ui.changes import Change, Setup, change

STEPS = 200  # that are remembered
TOGETHER = 2.0
"""Seconds within which the next value of the same number belongs to the step before: a held key, a turned wheel."""


class Step(QUndoCommand):
    """From one setup to another. Qt's stack keeps it and merges it; what is to be done is read from it."""

    def __init__(self, before: Setup, after: Setup, now: float, drag: object) -> None:
        super().__init__()
        self.before, self.after, self.when, self.drag = before, after, now, drag
        self.place = change(before, after).place

    @property
    def change(self) -> Change:
        return change(self.before, self.after)

    def id(self) -> int:
        return -1 if self.place is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        assert isinstance(other, Step)
        one_drag = self.drag is not None and self.drag == other.drag
        if other.place != self.place or not (one_drag or other.when - self.when <= TOGETHER):
            return False
        self.after, self.when, self.drag = other.after, other.when, other.drag
        self.setObsolete(self.after.same_as(self.before))
        return True


class History(QObject):
    """Knows the setup that was asked for last and the steps that led there.

    changed   what can be undone or redone is another
    chosen    Setup: the one to go to
    """

    changed = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._present: Setup | None = None
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(STEPS)

    def record(self, setup: Setup, drag: object = None) -> None:
        """`setup` was asked for. The first one is where everything began; the same one again is no step.

        What is asked for in one and the same `drag` of a slider is one step, however long it takes.
        """
        before, self._present = self._present, setup
        if before is not None and not before.same_as(setup):
            self._stack.push(Step(before, setup, self._clock(), drag))
            self.changed.emit()

    def settle(self, setup: Setup) -> None:
        """What was asked for last was refused, and `setup` holds: the steps that led away from it are no more."""
        if self._present is None or self._present.same_as(setup):
            return
        at = self._stack.index()
        known = [step.before for step in self._steps()] + [step.after for step in self._steps()[-1:]]
        places = [i for i, past in enumerate(known) if past.same_as(setup)]
        self._present = setup
        if not places:
            self._stack.clear()
        else:
            goal = min(places, key=lambda i: abs(i - at))
            for step in self._steps()[goal:at]:
                step.setObsolete(True)  # and so Qt drops it on the way back
            self._stack.setIndex(goal)
        self.changed.emit()

    def undo(self) -> None:
        step = self._step(self._stack.index() - 1)
        if step is not None:
            self._stack.undo()
            self._go(step.before)

    def redo(self) -> None:
        step = self._step(self._stack.index())
        if step is not None:
            self._stack.redo()
            self._go(step.after)

    @property
    def can_undo(self) -> bool:
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        return self._stack.canRedo()

    @property
    def undo_text(self) -> str:
        """The menu entry, which names what is undone."""
        step = self._step(self._stack.index() - 1)
        undo = QCoreApplication.translate("History", "Undo {change}")
        return undo.format(change=step.change.text) if step else QCoreApplication.translate("Keys", "Undo")

    @property
    def redo_text(self) -> str:
        """The menu entry, which names what is done again."""
        step = self._step(self._stack.index())
        redo = QCoreApplication.translate("History", "Redo {change}")
        return redo.format(change=step.change.text) if step else QCoreApplication.translate("Keys", "Redo")

    def _go(self, setup: Setup) -> None:
        self._present = setup
        for step in self._steps():
            step.when, step.drag = float("-inf"), None  # the next edit is a step of its own
        self.changed.emit()
        self.chosen.emit(setup)

    def _steps(self) -> list[Step]:
        return [step for i in range(self._stack.count()) if (step := self._step(i)) is not None]

    def _step(self, index: int) -> Step | None:
        step = self._stack.command(index)
        return step if isinstance(step, Step) else None
