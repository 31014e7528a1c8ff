"""The way through a walk: at which step it stands, which entry is looked at, and how it goes on.

Where the walk comes from is the business of the microscope; the finite differences are counted by `checking`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from nnviz.training.walk.moment import Moment
from nnviz.training.walk.step import WalkStep
from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop import reading
from nnviz.ui.backprop.checking import Checking, Verdict
from nnviz.ui.backprop.playback import Playback
from nnviz.ui.backprop.terms import Term
from nnviz.ui.turns import Turns
from nnviz.ui.wording import translated


class Way(QObject):
    """`turns`: the parts that show the step or the entry that is looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.walk: Walk | None = None
        self.index = 0
        self.entry: tuple[int, int] = (0, 0)
        self.reached = 0  # the farthest step that was looked at
        self._wish: Callable[[], None] | None = None  # where to go when there is a walk
        self.turns = Turns(self)
        self.checking = Checking(self)
        self.playback = Playback(self)
        self.playback.due.connect(self._play_on)

    def lay_out(self, walk: Walk | None, *, keep_step: bool) -> None:
        """Another walk, at its first step; `keep_step`: at the same one as before where it has the same steps."""
        before = [(step.kind, step.layer) for step in self.steps]
        self.walk = walk
        alike = keep_step and before == [(step.kind, step.layer) for step in self.steps]
        if not alike:
            self.index, self.entry = 0, (0, 0)
        self.reached = self.index

    def set_out(self, *, in_turn: bool) -> None:
        """Show the step of a new walk, and then the one that was wished for while there was none."""
        if self.steps:
            wish, self._wish = self._wish, None
            self.go_to(self.index, self.entry, in_turn=in_turn)
            if wish is not None:
                wish()

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def steps(self) -> tuple[WalkStep, ...]:
        return self.walk.steps if self.walk is not None else ()

    @property
    def step(self) -> WalkStep | None:
        return self.steps[self.index] if self.steps else None

    @property
    def moment(self) -> Moment | None:
        return self.walk.moment if self.walk is not None else None

    @property
    def samples(self) -> int:
        """How many go through the network at once."""
        return 1 if self.walk is None else self.walk.moment.x.shape[1]

    @property
    def column(self) -> int:
        """Which of the samples is looked at: that of the entry, where its array has a column for each."""
        step = self.step
        return self.entry[1] if step is not None and reading.per_sample(step.result) else 0

    def title(self, step: WalkStep) -> str:
        return translated(step.title)

    def why(self, step: WalkStep) -> str:
        return translated(step.why)

    @property
    def equation(self) -> tuple[Term, ...]:
        """The current step as an equation of matrices."""
        return () if self.walk is None or self.step is None else reading.equation(self.walk, self.step, self.entry)

    def verdict(self, index: int) -> tuple[Verdict, float]:
        """What the finite differences say of a step so far, and the largest relative error."""
        if self.walk is None or not self.steps[index].checkable:
            return "none", 0.0
        if index > self.index:
            return "later", 0.0
        return self.checking.verdict(index)

    # -- steps -----------------------------------------------------------------------------------------------------

    def go_to(self, index: int, entry: tuple[int, int] | None = None, *, in_turn: bool = False) -> None:
        """Look at another step; its first entry, or the same sample's. Without a walk, as soon as there is one.

        `in_turn`: the parts show it one after the other, in frames of their own.
        """
        if not self.steps:
            self._wish = partial(self.go_to, index, entry)
            return
        before = self.column
        self.index = max(0, min(index, len(self.steps) - 1))
        step = self.steps[self.index]
        rows, columns = step.result.values.shape
        if entry is None:
            entry = (0, before if reading.per_sample(step.result) else 0)
        self.entry = (max(0, min(entry[0], rows - 1)), max(0, min(entry[1], columns - 1)))
        if self.index == len(self.steps) - 1:
            self.pause()
        self.reached = max(self.reached, self.index)
        self.checking.reach(self.index)
        self.turns.show_in_turn() if in_turn else self.turns.show_all()

    def go_to_kind(self, kind: str, layer: int | None, entry: tuple[int, int] | None = None) -> None:
        """Look at the first step of this kind, and where one is given of this layer (from 0); if there is one."""
        if not self.steps:
            self._wish = partial(self.go_to_kind, kind, layer, entry)
            return
        alike = [step for step in self.steps if step.kind == kind and layer in (None, step.layer)]
        if alike:
            self.go_to(alike[0].index, entry)

    def choose_entry(self, row: int, column: int) -> None:
        self.go_to(self.index, (row, column))

    def go_first(self) -> None:
        self.pause()
        self.go_to(0)

    def go_back(self, *, in_turn: bool = False) -> None:
        self.pause()
        self.go_to(self.index - 1, in_turn=in_turn)

    def go_on(self, *, in_turn: bool = False) -> None:
        self.pause()
        self.go_to(self.index + 1, in_turn=in_turn)

    def go_last(self) -> None:
        self.pause()
        self.go_to(len(self.steps) - 1)

    def go_by_hand(self, index: int, entry: tuple[int, int] | None = None) -> None:
        self.pause()
        self.go_to(index, entry)

    @property
    def playing(self) -> bool:
        return self.playback.playing

    def toggle(self) -> None:
        self.pause() if self.playing else self.play()

    def play(self) -> None:
        if self.steps and self.index < len(self.steps) - 1:
            self.playback.play()

    def pause(self) -> None:
        self.playback.pause()

    def _play_on(self) -> None:
        self.go_to(self.index + 1, in_turn=True)
