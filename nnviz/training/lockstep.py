"""One or more runs that take the same steps side by side, each until it diverges or reaches its limit.

It knows neither threads nor time: how many steps there is room for is the caller's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nnviz.training.config import RunConfig
from nnviz.training.snapshot import Divergence
from nnviz.training.stopping import Stopped, Watch

if TYPE_CHECKING:
    from nnviz.training.live_run import LiveRun


class Lockstep:
    """`limits`: for each run the step after which it stands still, None: it does not; empty: none does.

    infos   what is known of each run
    """

    def __init__(self, runs: Sequence[LiveRun] = (), limits: Sequence[int | None] = ()) -> None:
        self.runs = tuple(runs)
        self._limits = tuple(limits) or (None,) * len(self.runs)
        self.infos = tuple(
            replace(run.trainer.info(), limit=limit) for run, limit in zip(self.runs, self._limits, strict=True)
        )
        for run in self.runs:
            run.beside = len(self.runs)

    def advance(self, steps: int, watch: Watch | None = None) -> tuple[int, Stopped | None]:
        """Take `steps` steps, or as many as `watch` allows the first run: how many they were, and what stopped them.

        A run that has diverged stays at its last finite state, and one that has reached its limit stays there.
        """
        first, *others = self.runs
        stopped = None
        if allowed := self._allowed(0, steps):
            begun = first.step
            stopped = first.advance(allowed, watch)
            if stopped is not None:
                steps = first.step - begun
        for number, run in enumerate(others, 1):
            if allowed := self._allowed(number, steps):
                run.advance(allowed)
        return steps, stopped

    def _allowed(self, number: int, steps: int) -> int:
        """How many of `steps` run `number` may take."""
        run, limit = self.runs[number], self._limits[number]
        if run.divergence is not None:
            return 0
        return steps if limit is None else max(0, min(steps, limit - run.step))

    @property
    def finished(self) -> bool:
        """Whether there is no run that could take a step."""
        return not any(self._allowed(number, 1) for number in range(len(self.runs)))

    @property
    def divergence(self) -> Divergence | None:
        """That of the first run, as soon as all have diverged."""
        if self.runs and all(run.divergence is not None for run in self.runs):
            return self.runs[0].divergence
        return None

    def retune(self, configs: Sequence[RunConfig]) -> None:
        """Change the settings that need no new run; where one run cannot take them on, all stay as they were."""
        before = [run.trainer.config for run in self.runs]
        try:
            self._retune(configs)
        except Exception:
            self._retune(before)
            raise

    def _retune(self, configs: Sequence[RunConfig]) -> None:
        for run, config in zip(self.runs, configs, strict=True):
            run.trainer.retune(config)

    def resume(self) -> None:
        """Go back from the divergence to the last sound states."""
        for run in self.runs:
            run.resume()
