"""What every diagnosis is made from: a run at one moment, and the memory that keeps the words from flickering."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nnviz.training.data import Array
from nnviz.training.message import as_typed
from nnviz.training.probe_pass import ProbePass
from nnviz.training.wants import Floats, Losses, Note, Staves

if TYPE_CHECKING:
    from nnviz.training.trainer import Trainer

WINDOW, WINDOW_STEPS, LEAST_STEPS = 20, 100, 50
"""Trends are those of 20 measured losses, the last ones or, where those are of fewer than 100 steps, some of the last
100 steps. All must be under the settings of now; fewer than 10, or those of less than 50 steps, tell nothing."""
SETTLED = 100
"""Steps for which a fault must last, unless the run began with it: until then it may be on its way through."""
LEARNED, LEARNED_OFF = 0.9, 0.8
"""What has lost nine tenths of its first loss has learned: saturated or dead units are then how it does it."""

MOST_PARAMETERS = 1_000_000  # of a network of which copies are kept

Key = tuple[Hashable, ...]


class Memory:
    """Which facts hold and since when. A fact comes above one threshold and goes below a lower one."""

    def __init__(self) -> None:
        self._since: dict[Key, int] = {}
        self._step = 0
        self._first: int | None = None
        self._settings: object = None
        self.changed_at = 0  # the step at which the settings of now came into force

    def go_to(self, step: int, settings: object) -> None:
        """The step that all is about from now on; it may lie before the last one. `settings` are those in force."""
        self._first = step if self._first is None else min(self._first, step)
        for key, since in self._since.items():
            self._since[key] = min(since, step)
        self._step = step
        self.changed_at = min(self.changed_at, step)
        if settings is not self._settings:
            self.changed_at = self.changed_at if self._settings is None else step
            self._settings = settings

    def holds(self, key: Key, value: float, on: float, off: float) -> bool:
        """Whether the fact `key` holds, now that its measure is `value`; NaN is no measure."""
        if value >= (off if key in self._since else on):
            self._since.setdefault(key, self._step)
        else:
            self._since.pop(key, None)
        return key in self._since

    def forget(self, key: Key) -> None:
        self._since.pop(key, None)

    def since(self, key: Key) -> int:
        """The step at which the fact was first seen to hold, as it still does."""
        return self._since[key]

    def known(self, key: Key) -> bool:
        """Whether it held when it was last looked at."""
        return key in self._since

    def lasted(self, key: Key) -> int:
        """Steps for which it has held."""
        return self._step - self._since[key]

    def settled(self, key: Key) -> bool:
        """Whether it has held from the beginning, or for long enough."""
        return self.from_the_first(key) or self.lasted(key) >= SETTLED

    def from_the_first(self, key: Key) -> bool:
        """Whether it held when the run was first looked at, and ever since."""
        return self._since[key] == self._first


@dataclass(frozen=True)
class Start:
    """The weights that a run began with, to tell how far they have moved; none of a large network."""

    step: int
    weights: tuple[Array, ...]

    @classmethod
    def of(cls, trainer: Trainer) -> Start:
        small = trainer.network.parameters.size <= MOST_PARAMETERS
        return cls(trainer.step, tuple(w.copy() for w in trainer.network.weights) if small else ())


@dataclass(frozen=True)
class Moment:
    """A run as it is now."""

    trainer: Trainer
    staves: Staves
    probe: ProbePass
    losses: Losses
    memory: Memory
    start: Start

    def moved(self, l: int) -> float | None:
        """||W - W at the beginning|| / ||W at the beginning|| of layer l; None where there is no telling."""
        length = float(np.linalg.norm(self.start.weights[l])) if self.start.weights else 0.0
        if not length > 0 or self.trainer.step <= self.start.step:
            return None
        return float(np.linalg.norm(self.trainer.network.weights[l] - self.start.weights[l])) / length

    @property
    def rate(self) -> str:
        """The learning rate, and what the schedule has made of it by now: 0.1, or 0.1 → 0.025."""
        chosen, now = self.trainer.config.learning_rate, self.trainer.learning_rate
        return as_typed(chosen) if now == chosen else f"{as_typed(chosen)} → {as_typed(float(f'{now:.2g}'))}"

    @property
    def since_change(self) -> tuple[NDArray[np.integer], Floats]:
        """Steps and train losses under the settings of now."""
        first = int(np.searchsorted(self.losses.steps, self.memory.changed_at))
        return self.losses.steps[first:], self.losses.train[first:]

    @property
    def window(self) -> tuple[NDArray[np.integer], Floats]:
        """Steps and train losses on which trends are judged; empty as long as there are too few."""
        steps, train = self.since_change
        last = max(WINDOW, int(np.count_nonzero(steps >= self.trainer.step - WINDOW_STEPS)))
        steps, train = steps[-last:], train[-last:]
        if len(steps) < WINDOW // 2 or steps[-1] - steps[0] < LEAST_STEPS:
            return steps[:0], train[:0]
        some = np.linspace(0, len(steps) - 1, min(WINDOW, len(steps))).round().astype(int)
        return steps[some], train[some]

    @property
    def learned(self) -> bool:
        """Whether the loss is a tenth of what it was at first, or less."""
        train = self.losses.train
        fallen = 1 - train[-1] / train[0] if train.size and train[0] > 0 else 0.0
        return self.memory.holds(("learned",), fallen, LEARNED, LEARNED_OFF)


@dataclass(frozen=True)
class Finding:
    """A note and how bad it is; what causes other faults is worse than they are."""

    weight: float
    note: Note
