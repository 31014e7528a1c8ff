"""When a run is to stop by itself: the conditions, and a watch that is shown a run's figures and says when one holds.

It stops nothing and measures nothing: `LiveRun` shows it what it measures, the worker pauses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite, isnan
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from nnviz.training.trainer import Figures

Part = Literal["train", "test"]
Condition = Literal["step", "loss", "accuracy", "patience"]


@dataclass(frozen=True, slots=True)
class StopConditions:
    """Any combination; None is not watched, and the first that holds stops.

    step       reached, from 1
    loss       of `loss_part`: as low as this, or lower
    accuracy   of `accuracy_part`: as high as this, or higher; 0 to 1
    patience   so many steps, at least 1, without a test loss below the best so far

    Raises ValueError naming the condition that is out of its range.
    """

    step: int | None = None
    loss: float | None = None
    accuracy: float | None = None
    patience: int | None = None
    loss_part: Part = "test"
    accuracy_part: Part = "test"

    def __post_init__(self) -> None:
        for name in ("step", "patience"):
            value = getattr(self, name)
            if value is not None and (value != int(value) or value < 1):
                raise ValueError(f"{name} is {value!r}; allowed is a whole number from 1")
        if self.loss is not None and not isfinite(self.loss):
            raise ValueError(f"loss is {self.loss!r}; allowed is a finite number")
        if self.accuracy is not None and not 0 <= self.accuracy <= 1:
            raise ValueError(f"accuracy is {self.accuracy!r}; allowed is 0 to 1")
        for name in ("loss_part", "accuracy_part"):
            if getattr(self, name) not in ("train", "test"):
                raise ValueError(f"{name} is {getattr(self, name)!r}; allowed is: train, test")

    @property
    def watched(self) -> tuple[Condition, ...]:
        """Those that are set."""
        names: tuple[Condition, ...] = ("step", "loss", "accuracy", "patience")
        return tuple(name for name in names if getattr(self, name) is not None)

    def without(self, *names: Condition) -> StopConditions:
        nothing: dict[str, Any] = dict.fromkeys(names)
        return replace(self, **nothing)


NEVER = StopConditions()


@dataclass(frozen=True, slots=True)
class Stopped:
    """A run stands at `step` because `condition` of `conditions` held there.

    figure   the loss or the accuracy that was measured there; of "patience" the best test loss so far; of "step" None
    left     the conditions that still can stop this run
    """

    step: int
    condition: Condition
    conditions: StopConditions
    figure: float | None
    left: StopConditions


class Watch:
    """Looks at one run. A step, a loss or an accuracy stops it once, so that it can be run on; patience every time."""

    def __init__(self, conditions: StopConditions) -> None:
        self.conditions = conditions
        self._left = conditions
        self._last: int | None = None  # the step seen last
        self._best: float | None = None  # test loss
        self._best_step = 0

    @property
    def left(self) -> StopConditions:
        return self._left

    def room(self, step: int) -> int | None:
        """How many steps may be taken from `step` on until one has to be looked at; None: any number."""
        limit = self._left.step
        return limit - step if limit is not None and limit > step else None

    def see(self, step: int, train: Figures | None = None, test: Figures | None = None) -> Stopped | None:
        """Look at the run after `step` steps, not before the step seen last; None for figures that are not known here.

        A step that had been reached when the watch began is none to stop at.
        """
        figures = {"train": train, "test": test}
        held: dict[Condition, float | None] = {}
        if self._last is not None and self._last < step == self._left.step:
            held["step"] = None
        self._last = step
        loss, accuracy = figures[self._left.loss_part], figures[self._left.accuracy_part]
        if self._left.loss is not None and loss is not None and loss.loss <= self._left.loss:
            held["loss"] = loss.loss
        share = None if accuracy is None else accuracy.accuracy
        if self._left.accuracy is not None and share is not None and share >= self._left.accuracy:
            held["accuracy"] = share
        if test is not None and self._is_stale(step, test.loss):
            held["patience"] = self._best
            self._best_step = step
        if not held:
            return None
        condition, figure = next(iter(held.items()))
        self._left = self._left.without(*(name for name in held if name != "patience"))
        return Stopped(step, condition, self.conditions, figure, self._left)

    def count_anew(self) -> None:
        """The losses from here on are not to be compared with those before: patience begins again."""
        self._best = None

    def _is_stale(self, step: int, loss: float) -> bool:
        if self._best is None or isnan(self._best) or loss < self._best:
            self._best, self._best_step = loss, step
        return self._left.patience is not None and step - self._best_step >= self._left.patience
