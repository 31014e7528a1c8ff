"""Several walks down one landscape in lockstep, forward and back. What is set is a frozen `Setting`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nnviz.nn import Value
from nnviz.training.descent.landscape import Curve, Surface
from nnviz.training.descent.own import Formula
from nnviz.training.descent.walk import Walk

MOST_RUNS = 5


@dataclass(frozen=True, slots=True)
class RunSetting:
    """Where a walk starts and what leads it."""

    start: tuple[float, ...]
    optimizer: str = "sgd"
    rate: float = 0.1
    params: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """`landscape` by its name; `chosen` is the run that figures and controls are about; `own` what was typed."""

    landscape: str = "quadratic"
    runs: tuple[RunSetting, ...] = (RunSetting((3.0,), rate=1 / 6),)
    chosen: int = 0
    own: Formula = field(default_factory=Formula)

    @property
    def run(self) -> RunSetting:
        return self.runs[self.chosen]

    @property
    def starts(self) -> tuple[tuple[float, ...], ...]:
        """Every place at which a walk begins, once: p1, p2 ..."""
        return tuple(dict.fromkeys(run.start for run in self.runs))

    def with_run(self, **changes: object) -> Setting:
        """The same with another chosen run."""
        runs = list(self.runs)
        runs[self.chosen] = replace(self.run, **changes)  # type: ignore[arg-type]
        return replace(self, runs=tuple(runs))

    def with_start(self, run: int, start: tuple[float, ...]) -> Setting:
        """The same with another start of this run, and of all that begin at the very same place."""
        old = self.runs[run].start
        return replace(self, runs=tuple(replace(r, start=start) if r.start == old else r for r in self.runs))


class Descent:
    """The walks of a setting, all shown after `at` steps; one that has stopped stays where it is."""

    def __init__(self, landscape: Curve | Surface, runs: tuple[RunSetting, ...]) -> None:
        self.landscape = landscape
        self.walks = tuple(Walk(landscape, r.start, r.optimizer, r.params, r.rate) for r in runs)
        self.at = 0

    @property
    def made(self) -> int:
        """The steps of the walk that has made most."""
        return max(walk.steps for walk in self.walks)

    @property
    def goes_on(self) -> bool:
        return self.at < self.made or any(walk.goes_on for walk in self.walks)

    @property
    def at_once(self) -> int:
        """Steps of all walks that can be made before it is felt."""
        return max(1, self.landscape.at_once // len(self.walks))

    def index(self, run: int) -> int:
        """The step that is shown of this run."""
        return min(self.at, self.walks[run].steps)

    def forward(self, steps: int = 1) -> int:
        """So many steps, or as many as are left; how many it were. What was made before is only shown again."""
        for done in range(steps):
            if self.at == self.made and not any([walk.step() for walk in self.walks]):
                return done
            self.at += 1
        return steps

    def back(self) -> None:
        self.at = max(self.at - 1, 0)

    def to_start(self) -> None:
        self.at = 0

    def again(self, landscape: Curve | Surface, runs: tuple[RunSetting, ...]) -> Descent:
        """What these runs would have done in as many steps, or in as many as can be made at once."""
        other = Descent(landscape, runs)
        other.forward(min(self.at, other.at_once))
        return other
