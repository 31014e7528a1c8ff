"""Trains one or more runs in lockstep, in slices between which it takes orders and answers requests; lives in a thread.

It knows no view and no timing of frames: what is asked and when is the Session's affair.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from nnviz.bridge.failures import failure_of
from nnviz.bridge.orders import Order
from nnviz.bridge.pace import Clock, Pace, Rate
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.document import Document
from nnviz.training.lockstep import Lockstep
from nnviz.training.message import ConfigError, DataError, DocumentError
from nnviz.training.snapshot import Request, Snapshot
from nnviz.training.stopping import NEVER, StopConditions, Stopped, Watch

if TYPE_CHECKING:
    from nnviz.training.live_run import LiveRun

log = logging.getLogger(__name__)

Build = Callable[[RunConfig, Dataset | None], "LiveRun"]

# What trains is loaded where it is first needed, in the training thread: the window is painted meanwhile.


def build_run(config: RunConfig, dataset: Dataset | None) -> LiveRun:
    """A run at step 0; raises ConfigError or DataError."""
    from nnviz.training.live_run import LiveRun
    from nnviz.training.trainer import Trainer

    return LiveRun(Trainer(config, dataset))


def resume_run(document: Document) -> LiveRun:
    """The saved run where it stood; raises DocumentError."""
    from nnviz.training.live_run import LiveRun

    return LiveRun.resumed(document)


def convert_run(run: LiveRun, layer: int) -> LiveRun:
    """A run at step 0 in which this layer is the Maxout layer that computes the same; raises ConfigError."""
    from nnviz.training.conversion import converted
    from nnviz.training.live_run import LiveRun

    return LiveRun.resumed(converted(run.trainer, layer))


class TrainingWorker(QObject):
    """Every slot is one message of the Session; none blocks longer than a slice, a building of runs or an answer."""

    started = Signal(object, object)  # Order, tuple[RunInfo, ...]: its runs have taken the place of the old ones
    retuned = Signal(object)  # Order
    refused = Signal(object, object)  # Order, RunFailure: the runs before it go on
    diverged = Signal(int, object)  # run_id, Divergence of the first run: none of the runs can go on
    stopped = Signal(int, object)  # run_id, Stopped: a condition held in the first run; training is paused
    faulted = Signal(int, object)  # run_id, RunFailure: an error in our own code; training is paused
    answered = Signal(object)  # Snapshot
    copied = Signal(str, object)  # path, Document
    copy_failed = Signal(str, object)  # path, RunFailure

    def __init__(
        self, build: Build = build_run, clock: Clock = time.perf_counter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._build = build
        self._clock = clock
        self._pace = Pace(clock)
        self._rate = Rate(clock)
        self._run_id = 0
        self._lockstep = Lockstep()
        self._running = False
        self._divergence_told = False
        self._watch = Watch(NEVER)
        self._stopped: Stopped | None = None  # by which condition the runs stand still
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.train_slice)

    @Slot(object)
    def start(self, order: Order) -> None:
        """Build the order's runs; until they stand the old ones are kept.

        Running or paused stays as it is, but a saved run is as it was.
        """
        try:
            lockstep = Lockstep(self._runs_of(order), order.limits)
        except Exception as error:
            self._refuse(order, error)
            return
        self._run_id, self._lockstep = order.run_id, lockstep
        if order.document is not None:
            self._running = order.document.running
        self._rate.clear()
        self._pace.restart()
        self._pace.relearn()
        self._divergence_told = False
        self.set_stop(self._watch.conditions)
        self.started.emit(order, lockstep.infos)
        self._tell_divergence()
        self._go_on()

    def _runs_of(self, order: Order) -> tuple[LiveRun, ...]:
        """New runs, or those that are to go on; their settings may have been changed since that was ordered."""
        standing = self._lockstep.runs
        if order.document is not None:
            runs: tuple[LiveRun, ...] = (resume_run(order.document),)
        elif order.kept and order.kept_of == self._run_id:
            runs = tuple(
                convert_run(standing[number], order.converted)
                if order.converted is not None and i == order.shown
                else standing[number]
                for i, number in enumerate(order.kept)
            )
        else:
            return tuple(self._build(config, order.dataset) for config in order.configs)
        for run, config in zip(runs, order.configs, strict=True):
            run.trainer.retune(config)
        return runs

    @Slot(object)
    def retune(self, order: Order) -> None:
        """Change the settings that need no new run."""
        try:
            self._lockstep.retune(order.configs)
        except Exception as error:
            self._refuse(order, error)
            return
        if order.resume:
            self._lockstep.resume()
            self._divergence_told = False
            self._rate.clear()
            self._pace.restart()
        self._pace.relearn()
        self._watch.count_anew()
        self.retuned.emit(order)
        self._go_on()

    @Slot()
    def run(self) -> None:
        if not self._running:
            self._running = True
            self._stopped = None
            self._rate.clear()
            self._pace.restart()
        self._go_on()

    @Slot()
    def pause(self) -> None:
        """Also the last order before the thread ends: no timer is left behind."""
        self._running = False
        self._timer.stop()
        self._rate.clear()

    @Slot()
    def step(self) -> None:
        """Take one step and stand still."""
        self.pause()
        self._stopped = None
        self._advance(1)

    @Slot(object)
    def set_speed(self, steps_per_second: float | None) -> None:
        self._pace.set_speed(steps_per_second)
        self._go_on()

    @Slot(object)
    def set_stop(self, conditions: StopConditions) -> None:
        """Stop by themselves as the first of the runs says, from now on, and anew in every new run."""
        self._watch = Watch(conditions)
        self._stopped = None

    @Slot(object)
    def answer(self, request: Request) -> None:
        """Answer at once, that is between two slices; a request about other runs than these is dropped."""
        if request.run_id != self._run_id:
            return
        begun = self._clock()
        try:
            states = tuple(
                run.run_state(request.wants if number == request.shown else request.everywhere, not self._training)
                for number, run in enumerate(self._lockstep.runs)
            )
        except Exception as error:
            self._fault(error)
            return
        self._tell_divergence()  # a loss that is not finite is found where the losses are measured
        step = max(state.step for state in states)
        rate, taken = self._rate.per_second, self._clock() - begun
        self.answered.emit(Snapshot(request, step, self._training, rate, states, self._stopped, taken))

    @Slot(str, int)
    def copy(self, path: str, number: int) -> None:
        """Hand over this run as it is now, for the file at `path`; training goes on."""
        try:
            document = self._lockstep.runs[number].copy(self._training)
        except Exception as error:
            self.copy_failed.emit(path, failure_of(error))
            return
        self.copied.emit(path, document)

    @Slot()
    def train_slice(self) -> None:
        """Train for about 5 ms, or the steps that the speed allows, and come back after the waiting messages."""
        steps = self._pace.steps()
        if steps:
            begun = self._clock()
            taken = self._advance(steps, self._watch)
            self._pace.took(taken, self._clock() - begun)
            self._rate.count(taken)
        self._go_on()

    def _go_on(self) -> None:
        """Have the next slice begin when it is due, if there is anything to train."""
        if self._training:
            self._timer.start(ceil(1000 * self._pace.wait()))
        else:
            self._timer.stop()

    def _advance(self, steps: int, watch: Watch | None = None) -> int:
        """Take `steps` steps, or as many as `watch` allows: how many they were."""
        if self._lockstep.finished:
            return 0
        try:
            taken, stopped = self._lockstep.advance(steps, watch)
        except Exception as error:
            self._fault(error)
            return 0
        self._tell_divergence()
        if stopped is not None:
            self.pause()
            self._stopped = stopped
            self.stopped.emit(self._run_id, stopped)
        return taken

    def _tell_divergence(self) -> None:
        divergence = self._lockstep.divergence
        if divergence is not None and not self._divergence_told:
            self._divergence_told = True
            self._rate.clear()
            self.diverged.emit(self._run_id, divergence)

    @property
    def _training(self) -> bool:
        return self._running and not self._lockstep.finished

    def _refuse(self, order: Order, error: Exception) -> None:
        failure = failure_of(error)
        if not isinstance(error, ConfigError | DataError | DocumentError | MemoryError):
            log.error("an order could not be carried out", exc_info=error)
        self.refused.emit(order, failure)

    def _fault(self, error: Exception) -> None:
        self.pause()
        log.error("training stopped", exc_info=error)
        self.faulted.emit(self._run_id, failure_of(error))
