"""Has the finite differences of a walk counted in small slices, the step that is looked at first.

What a difference is, and what it can tell, is the walk's own business: see `training.walk.checks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from nnviz.training.walk.checks import STATUSES, Check, Status
from nnviz.training.walk.walk import Walk

SLICE = 0.002  # s; beside a network in training it takes a few times as long
PAUSE = 12  # ms between two slices, for everything else
TOLD = 0.15  # s between two tellings
FIRST_ENTRIES, MOST_ENTRIES = 4, 2048  # of one call
PARTS = ("difference", "relative", "left", "right", "nudge")
WORST_FIRST: tuple[Status, ...] = ("not finite", "differs", "kink", "rounding", "agrees")

Verdict = Literal["none", "later", "waiting", "partly", "agrees", "rounding", "kink", "differs", "not finite"]


@dataclass(slots=True, eq=False)
class Counted:
    """What is known so far of one step's entries; arrays have the shape of its result, NaN and -1 where nothing is.

    `done`: how many of the entries, row by row.
    """

    shape: tuple[int, int]
    difference: NDArray[np.float64] = field(init=False)
    relative: NDArray[np.float64] = field(init=False)
    left: NDArray[np.float64] = field(init=False)
    right: NDArray[np.float64] = field(init=False)
    nudge: NDArray[np.float64] = field(init=False)
    status: NDArray[np.intp] = field(init=False)
    done: int = 0

    def __post_init__(self) -> None:
        for name in PARTS:
            setattr(self, name, np.full(self.shape, np.nan))
        self.status = np.full(self.shape, -1, np.intp)

    @property
    def size(self) -> int:
        return self.shape[0] * self.shape[1]

    @property
    def complete(self) -> bool:
        return self.done == self.size

    def count(self, status: Status) -> int:
        return int(np.count_nonzero(self.status == STATUSES.index(status)))

    @property
    def worst(self) -> Status:
        """Of what is counted."""
        return next((status for status in WORST_FIRST if self.count(status)), "agrees")

    def places(self, status: Status) -> list[tuple[int, int]]:
        """Row and column of the entries of which this is to be said, in order."""
        return [(int(row), int(column)) for row, column in np.argwhere(self.status == STATUSES.index(status))]

    @property
    def worst_place(self) -> tuple[int, int] | None:
        """The entry to be looked at first: one that is not finite, that differs, that is at a kink, or the one with
        the largest error; None before anything is counted."""
        if not self.done:
            return None
        for status in WORST_FIRST[:2]:
            found = self.places(status)
            if found:
                return max(found, key=lambda place: np.nan_to_num(self.relative[place], nan=np.inf))
        kinks = self.places("kink")
        told = np.where(self.status == STATUSES.index("agrees"), self.relative, -1.0)
        row, column = np.unravel_index(int(told.argmax()), self.shape)
        return kinks[0] if kinks else (int(row), int(column))

    @property
    def largest(self) -> float:
        """The largest relative error of the entries that a difference can tell something of; 0 without one."""
        told = (self.status == STATUSES.index("agrees")) | (self.status == STATUSES.index("differs"))
        return float(self.relative.max(initial=0.0, where=told))


class Checking(QObject):
    """counted   some more entries are known"""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk: Walk | None = None
        self._epsilon, self._tolerance, self._precision = 0.0, 0.0, "float64"
        self.steps: dict[int, Counted] = {}
        self._reached = -1
        self._current = 0
        self._entries = FIRST_ENTRIES
        self._watched = False
        self._told = 0.0  # when `counted` was emitted last
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self.count_on)

    def begin(self, walk: Walk | None, epsilon: float, tolerance: float, precision: str) -> None:
        """Forget all that was counted."""
        self._walk, self._epsilon, self._tolerance, self._precision = walk, epsilon, tolerance, precision
        self.steps = {}
        self._reached = self._current = -1
        self._entries = FIRST_ENTRIES
        self._set_timer()

    def reach(self, index: int) -> None:
        """The walk has come so far: the steps up to here are counted, this one first."""
        self._current = index
        self._reached = max(self._reached, index)
        self._set_timer()

    def watch(self, watched: bool) -> None:
        """Whether somebody looks: only then is there counting."""
        self._watched = watched
        self._set_timer()

    def of(self, index: int) -> Counted | None:
        return self.steps.get(index)

    def verdict(self, index: int) -> tuple[Verdict, float]:
        """What is to be said of a step, and the largest relative error so far."""
        counted = self.steps.get(index)
        if counted is None or not counted.done:
            return "waiting", 0.0
        worst = counted.worst
        if worst in ("agrees", "rounding") and not counted.complete:
            return "partly", counted.largest
        return worst, counted.largest

    @property
    def finished(self) -> bool:
        """Whether all steps that were reached are counted."""
        return self._next() is None

    @property
    def largest(self) -> float:
        """The largest relative error of all that is counted."""
        return max((counted.largest for counted in self.steps.values()), default=0.0)

    @property
    def differing(self) -> int:
        """Entries that contradict their difference, of all that is counted."""
        return sum(counted.count("differs") + counted.count("not finite") for counted in self.steps.values())

    def reach_all(self) -> None:
        """Count all steps, also those that the walk has not come to."""
        if self._walk is not None:
            self._reached = len(self._walk.steps) - 1
            self._set_timer()

    def checks(self) -> dict[int, Check]:
        """All that is counted, by step."""
        found = {}
        for index, counted in self.steps.items():
            rows, columns = np.nonzero(counted.status >= 0)
            assert self._walk is not None
            found[index] = Check(
                rows=rows,
                columns=columns,
                gradient=self._walk.steps[index].result.values[rows, columns].astype(np.float64),
                difference=counted.difference[rows, columns],
                left=counted.left[rows, columns],
                right=counted.right[rows, columns],
                nudge=counted.nudge[rows, columns],
                relative=counted.relative[rows, columns],
                status=counted.status[rows, columns],
                total=counted.size,
                epsilon=self._epsilon,
                tolerance=self._tolerance,
                dtype=self._precision,
            )
        return found

    def count_on(self) -> None:
        """One slice."""
        end = perf_counter() + SLICE
        while perf_counter() < end:
            index = self._next()
            if index is None:
                break
            self._count(index)
            if self.steps[index].complete and index == self._current:
                self._told = 0.0  # what is looked at is told at once
        self._set_timer()
        if perf_counter() - self._told >= TOLD or not self._timer.isActive():
            self._told = perf_counter()
            self.counted.emit()

    def _count(self, index: int) -> None:
        walk = self._walk
        assert walk is not None
        step = walk.steps[index]
        rows, columns = step.result.values.shape
        counted = self.steps.setdefault(index, Counted((rows, columns)))
        flat = np.arange(counted.done, min(counted.done + self._entries, counted.size))
        places = np.unravel_index(flat, (rows, columns))
        begun = perf_counter()
        entries = list(zip(places[0].tolist(), places[1].tolist(), strict=True))
        found = walk.check(index, entries, self._epsilon, self._precision, self._tolerance)
        for name in (*PARTS, "status"):
            getattr(counted, name)[places] = getattr(found, name)
        counted.done += len(flat)
        taken = perf_counter() - begun
        if len(flat) == self._entries:
            if taken < SLICE / 4:
                self._entries = min(2 * self._entries, MOST_ENTRIES)
            elif taken > SLICE:
                self._entries = max(self._entries // 2, 1)

    def _next(self) -> int | None:
        """The step to be counted: the one that is looked at, then the others in their order."""
        if self._walk is None:
            return None
        for index in (self._current, *range(self._reached + 1)):
            if 0 <= index < len(self._walk.steps) and self._walk.steps[index].checkable:
                counted = self.steps.get(index)
                if counted is None or not counted.complete:
                    return index
        return None

    def _set_timer(self) -> None:
        if self._watched and self._next() is not None:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
