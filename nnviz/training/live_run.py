"""A run that is watched: it trains in chunks, keeps the losses, answers wants, and stops at the last finite state.

It knows no Qt and no thread; the worker drives it, one call at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from nnviz.nn.network import QUIET
from nnviz.training.data import Array
from nnviz.training.loss_history import LossHistory
from nnviz.training.probes import Observation, RunView
from nnviz.training.snapshot import Divergence, RunState
from nnviz.training.trainer import Figures, Trainer
from nnviz.training.wants import Losses, Want

MEASURING_SHARE = 0.1  # of the training time, for losses and checkpoints
CHEAP = 0.0005  # seconds; measuring that costs no more is done whenever somebody looks
LEAST_INTERVAL = 0.004  # seconds of training between two measurements
CHUNK = 0.005  # seconds of training between two looks at whether all is finite


class LiveRun:
    """Drives a Trainer. After a divergence the trainer stands at its last finite state and trains no further."""

    def __init__(self, trainer: Trainer, clock: Callable[[], float] = time.perf_counter) -> None:
        self.trainer = trainer
        self.divergence: Divergence | None = None
        self._clock = clock
        self._view = RunView(trainer)
        self._history = LossHistory()
        self._figures: tuple[Figures, Figures | None]
        self._measured_step = -1
        self._cost = 0.0  # seconds of a measurement: the lesser of the last two, for one of them may have had to wait
        self._last_cost = 0.0
        self._since = 0.0  # seconds of training since then
        self._chunk = 1  # steps
        self._checkpoint: dict[str, Any] = trainer.state()
        self._checkpoint_config = trainer.config
        self._measure()

    def advance(self, steps: int) -> None:
        """Train so many steps, or until a number is no longer finite; measuring takes about a tenth of the time."""
        if self.trainer.config is not self._checkpoint_config:
            self._measure()  # a replay must not cross the change of a setting
        while steps > 0 and self.divergence is None:
            taken = min(steps, self._chunk)
            begun = self._clock()
            self.trainer.advance(taken)
            seconds = self._clock() - begun
            steps -= taken
            self._since += seconds
            fitting = int(taken * CHUNK / seconds) if seconds > 0 else 2 * taken
            self._chunk = max(1, min(fitting, 2 * self._chunk))
            if not _finite(self.trainer.network.parameters):
                self._find_divergence()
            elif self._since >= max(LEAST_INTERVAL, self._cost / MEASURING_SHARE):
                self._measure()

    def run_state(self, wants: Iterable[Want] = (), exact: bool = False) -> RunState:
        """This run's part of a snapshot. Losses that are dear to measure may be a moment old, unless `exact`."""
        if self._measured_step != self.trainer.step and (exact or self._cost <= CHEAP):
            self._measure()
        train, test = self._figures
        answers = self.answer(wants)
        return RunState(
            self.trainer.step,
            self.trainer.epoch,
            train.loss,
            None if test is None else test.loss,
            self.divergence,
            answers,
        )

    def answer(self, wants: Iterable[Want]) -> dict[Want, Any]:
        """The answers by want; one that does not fit this run (a Maxout unit that is none) has no answer."""
        now = Observation(self._view, self._losses(), self.divergence)
        answers = {want: now.answer(want) for want in wants}
        return {want: answer for want, answer in answers.items() if answer is not None}

    def _losses(self) -> Losses:
        train, test = self._figures
        return Losses(*self._history.arrays(), train.accuracy, None if test is None else test.accuracy)

    def _measure(self) -> None:
        """Take the losses here, and remember this state as a good one if they are finite; else find what was not."""
        begun = self._clock()
        train, test = self.trainer.measure("train"), self.trainer.measure("test")
        assert train is not None
        step = self.trainer.step
        if np.isfinite(train.loss) or step == 0:
            self._figures, self._measured_step = (train, test), step
            self._history.add(step, train.loss, None if test is None else test.loss)
            self._checkpoint, self._checkpoint_config = self.trainer.state(), self.trainer.config
            if not np.isfinite(train.loss):
                self.divergence = Divergence(0, self._blamed("loss", *self.trainer.samples("train")), "loss")
        elif self.divergence is None:
            self._find_divergence()
        cost = self._clock() - begun
        self._cost, self._last_cost = min(cost, self._last_cost), cost
        self._since = 0.0

    def _find_divergence(self) -> None:
        """Go back to the checkpoint and step by step to the first number that is not finite; stay just before it."""
        reached = self.trainer.step
        for x, y in ((self._view.probe.x, self._view.probe.y), self.trainer.samples("train")):
            self.trainer.restore(self._checkpoint)
            while self.trainer.step < reached:
                self.trainer.advance(1)
                what = self._not_finite(x, y)
                if what is not None:
                    self._stop_before(self.trainer.step, what, x, y)
                    return

    def _not_finite(self, x: Array, y: Array) -> str | None:
        if not _finite(self.trainer.network.parameters):
            return "weights"
        return None if np.isfinite(self.trainer.network.loss(x, y)) else "loss"

    def _stop_before(self, step: int, what: str, x: Array, y: Array) -> None:
        layer = self._blamed(what, x, y)
        self.trainer.restore(self._checkpoint)
        self.trainer.advance(step - 1 - self.trainer.step)
        self.divergence = Divergence(step, layer, what)
        self._measure()

    def _blamed(self, what: str, x: Array, y: Array) -> int:
        """The layer of a state that is not finite: where it went wrong first, as the step computes."""
        network = self.trainer.network
        if what == "weights":
            # the error comes from behind: the last layer that it spoilt was the first
            return max(l for l, block in enumerate(network.blocks) if not np.isfinite(block).all())
        with np.errstate(**QUIET):
            trace = network.trace(x)
        bad = (l for l, a in enumerate(trace.a[1:]) if not np.isfinite(a).all())
        return next(bad, len(network.layers) - 1)


def _finite(parameters: Array) -> bool:
    with np.errstate(**QUIET):
        # a finite sum proves it in one pass; an infinite one may also come from very large numbers
        return bool(np.isfinite(parameters.sum()) or np.isfinite(parameters).all())
