"""A run that is watched: it trains in chunks, keeps the losses, answers wants, and stops at the last finite state.

It knows no Qt and no thread; the worker drives it, one call at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from nnviz.nn.layers import Dense
from nnviz.nn.network import QUIET
from nnviz.training.config import RunConfig
from nnviz.training.data import Array
from nnviz.training.document import Document
from nnviz.training.loss_history import LossHistory
from nnviz.training.probes import Observation, RunView
from nnviz.training.snapshot import Divergence, RunState
from nnviz.training.stopping import Stopped, Watch
from nnviz.training.trainer import Figures, Trainer
from nnviz.training.wants import Losses, Want

MEASURING_SHARE = 0.1  # of the time at most goes into losses and checkpoints
CHEAP = 0.0005  # seconds; measuring that costs no more is done whenever somebody looks
LEAST_INTERVAL = 0.015  # seconds between two measurements while training: about a frame, oftener nobody would see
CHUNK = 0.005  # seconds of training between two looks at whether all is finite


class LiveRun:
    """Drives a Trainer. After a divergence the trainer stands at its last finite state and trains no further.

    divergence   what was not finite first, None as long as all is well; `resume` goes back to before the trouble
    beside       how many runs, with this one, share the time: measuring them all must not take more of it
    """

    def __init__(self, trainer: Trainer, clock: Callable[[], float] = time.perf_counter) -> None:
        self.trainer = trainer
        self.divergence: Divergence | None = None
        self.beside = 1
        self._clock = clock
        self._view = RunView(trainer)
        self._history = LossHistory()
        self._figures: tuple[Figures, Figures | None]
        self._measured_step = 0
        self._measured_at = clock()
        self._cost = 0.0  # seconds of a measurement: the lesser of the last two, for one of them may have had to wait
        self._last_cost = 0.0
        self._chunk = 1  # steps
        self._checkpoint: dict[str, Any]
        self._checkpoint_config: RunConfig
        self._sound: tuple[dict[str, Any], RunConfig]  # the last state with no more loss than at first, its settings
        self._first_loss: float | None = None
        self._measure()

    @classmethod
    def resumed(cls, saved: Document, clock: Callable[[], float] = time.perf_counter) -> LiveRun:
        """The run of which `saved` is the copy, with its losses. Raises DocumentError."""
        run = cls(Trainer.begun(saved), clock)
        beginning, first_loss = run._sound, run._first_loss
        run.trainer.take_up(saved)
        if saved.history is not None:
            run._history.restore(saved.history)
        run._first_loss = None  # the saved state is taken as it is, finite or not
        run._measure()
        run._first_loss = first_loss
        if first_loss is None or not run._figures[0].loss <= first_loss:
            run._sound = beginning  # all that is known to be sound: a lost run can go back to it
        run.divergence = saved.divergence or run.divergence
        return run

    def copy(self, running: bool = False) -> Document:
        """All that a file needs to hold so that the run can go on as it is now."""
        return replace(self.trainer.copy(), history=self._history.state(), divergence=self.divergence, running=running)

    @property
    def step(self) -> int:
        return self.trainer.step

    def advance(self, steps: int, watch: Watch | None = None) -> Stopped | None:
        """Train so many steps, or until a number is no longer finite; measuring takes about a tenth of the time.

        Where `watch` sees one of its conditions hold the run stands still: at that very step, even if it is the one
        that it stood at before. What it saw is returned.
        """
        if self.trainer.config is not self._checkpoint_config and self.divergence is None:
            self._measure()  # a replay from the checkpoint must not cross the change of a setting
        stopped = self._seen_by(watch)
        while steps > 0 and self.divergence is None and stopped is None:
            room = None if watch is None else watch.room(self.trainer.step)
            taken = min(steps, self._chunk) if room is None else min(steps, self._chunk, room)
            begun = self._clock()
            self._view.steps.advance(taken)
            seconds = self._clock() - begun
            steps -= taken
            fitting = int(taken * CHUNK / seconds) if seconds > 0 else 2 * taken
            self._chunk = max(1, min(fitting, 2 * self._chunk))
            if not _finite(self.trainer.network.parameters):
                self._find_divergence()
            else:
                self._view.slices.keep_beginning()
                if self._measurement_is_due():
                    self._measure()
            stopped = self._seen_by(watch)
        return stopped

    def _seen_by(self, watch: Watch | None) -> Stopped | None:
        if watch is None or self.divergence is not None:
            return None
        measured = self._figures if self._measured_step == self.trainer.step else ()
        return watch.see(self.trainer.step, *measured)

    def resume(self) -> None:
        """After a divergence: go back to the last sound state, to train on from it under the settings of now.

        Measured: from the last finite one, whose loss is near 1e300, every run is lost again within a step or two,
        however small the learning rate.
        """
        settings = self.trainer.config
        self._checkpoint, self._checkpoint_config = self._sound
        self.trainer.retune(self._checkpoint_config)
        self.trainer.restore(self._checkpoint)
        self.trainer.retune(settings)
        self._history.forget_after(self.trainer.step)
        self.divergence = None
        self._measure()

    def run_state(self, wants: Iterable[Want] = (), exact: bool = False) -> RunState:
        """This run's part of a snapshot. Losses that are dear to measure may be a moment old, unless `exact`."""
        dear = self._cost * self.beside > CHEAP and not self._measurement_is_due()
        stale = self._measured_step != self.trainer.step or self._checkpoint_config is not self.trainer.config
        if stale and self.divergence is None and (exact or not dear):
            self._measure()
        answers = self.answer(wants)
        train, test = self._figures
        return RunState(
            self.trainer.step,
            self.trainer.epoch,
            train.loss,
            None if test is None else test.loss,
            self.divergence,
            answers,
            self._sound[0]["step"] if self.beside == 1 else 0,
            self.trainer.learning_rate,
        )

    def answer(self, wants: Iterable[Want]) -> dict[Want, Any]:
        """The answers by want; one that does not fit this run (a Maxout unit that is none) has no answer."""
        now = Observation(self._view, self._losses(), self.divergence, self._figures)
        answers = {want: now.answer(want) for want in wants}
        return {want: answer for want, answer in answers.items() if answer is not None}

    def _losses(self) -> Losses:
        train, test = self._figures
        return Losses(*self._history.arrays(), train.accuracy, None if test is None else test.accuracy)

    def _measurement_is_due(self) -> bool:
        pause = max(LEAST_INTERVAL, self._cost * self.beside / MEASURING_SHARE)
        return self._clock() - self._measured_at >= pause

    def _measure(self) -> None:
        """Take the losses here, and remember this state as a good one if they are finite; else find what was not."""
        begun = self._clock()
        train, test = self.trainer.measure("train"), self.trainer.measure("test")
        assert train is not None
        step = self.trainer.step
        if not np.isfinite(train.loss) and self._first_loss is not None:
            if self.divergence is None:
                self._find_divergence()
            return
        if not np.isfinite(train.loss):  # at first: there is no better state to go back to
            what = "loss" if _finite(self.trainer.network.parameters) else "weights"
            self.divergence = Divergence(step, self._blamed(what, *self.trainer.samples("train")), what)
        self._figures, self._measured_step = (train, test), step
        self._add_to_history()
        self._checkpoint, self._checkpoint_config = self.trainer.state(), self.trainer.config
        if self._first_loss is None or train.loss <= self._first_loss:
            self._sound = self._checkpoint, self._checkpoint_config
        if self._first_loss is None:
            self._first_loss = train.loss
        self._view.slices.keep()
        self._measured_at = self._clock()
        cost = self._measured_at - begun
        self._cost, self._last_cost = min(cost, self._last_cost), cost

    def _add_to_history(self) -> None:
        train, test = self._figures
        self._history.add(self._measured_step, train.loss, None if test is None else test.loss)

    def _find_divergence(self) -> None:
        """Go back to the checkpoint and step by step to the first number that is not finite; stay just before it.

        The losses are those of the probe, which is quickly told; only if that is not enough, those of all samples.
        """
        reached, config = self.trainer.step, self.trainer.config
        self.trainer.retune(self._checkpoint_config)
        for x, y in ((self._view.probe.x, self._view.probe.y), self.trainer.samples("train")):
            found = self._first_not_finite(reached, x, y)
            if found is None:
                continue
            self.trainer.restore(self._checkpoint)
            self.trainer.advance(found.step - 1 - self.trainer.step)
            train = self.trainer.measure("train")
            if train is not None and np.isfinite(train.loss):
                self.divergence = found
                break
        self.trainer.retune(config)
        if self.divergence is None:  # all is finite under the old settings: it is the new ones that are too much
            blamed = self._blamed("loss", *self.trainer.samples("train"))
            self.divergence = Divergence(self.trainer.step, blamed, "loss")
        self._measure()

    def _first_not_finite(self, reached: int, x: Array, y: Array) -> Divergence | None:
        """The first step from the checkpoint up to `reached` after which weights or the loss of x, y are not finite."""
        self.trainer.restore(self._checkpoint)
        while self.trainer.step < reached:
            self.trainer.advance(1)
            network = self.trainer.network
            finite = _finite(network.parameters)
            if not finite or not np.isfinite(network.loss(x, y)):
                what = "loss" if finite else "weights"
                return Divergence(self.trainer.step, self._blamed(what, x, y), what)
        return None

    def _blamed(self, what: str, x: Array, y: Array) -> int:
        """The layer of a state that is not finite: where it went wrong first, as the step computes."""
        network = self.trainer.network
        if what == "weights":
            # the error comes from behind: the last layer that it spoilt was the first
            return max(l for l, layer in enumerate(network.layers) if not _all_finite(layer))
        with np.errstate(**QUIET):
            trace = network.trace(x)
        bad = (l for l, a in enumerate(trace.a[1:]) if not np.isfinite(a).all())
        return next(bad, len(network.layers) - 1)


def _all_finite(layer: Dense) -> bool:
    parts = (layer.weight, layer.bias, *(() if layer.slopes is None else (layer.slopes,)))
    return all(np.isfinite(part).all() for part in parts)


def _finite(parameters: Array) -> bool:
    with np.errstate(**QUIET):
        # a finite sum proves it in one pass; an infinite one may also come from very large numbers
        return bool(np.isfinite(parameters.sum()) or np.isfinite(parameters).all())
