"""Computes the live network's loss over a curve or a surface in a thread of its own: one at a time, the newest next.

In large portions, so that it seldom asks for the interpreter: the training thread hardly has to wait for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from nnviz.training.slices_landscapes import Box, LiveCurve, LiveSurface, Measured, Part, measured_on
from nnviz.training.slices_wants import SliceState
from nnviz.training.snapshot import RunInfo


@dataclass(frozen=True)
class SliceJob:
    """The loss of `run` as it stood in `state` on these samples, over `box`, of a curve its two numbers.

    `points` are those of a curve, or those along each side of a surface. `serial` tells whose job it was.
    """

    serial: int
    run: RunInfo
    state: SliceState
    part: Part
    box: tuple[float, float] | Box
    points: int


class SliceThread(QThread):
    """The thread lasts as long as there are jobs.

    made(SliceJob, LiveCurve | LiveSurface, seconds, work)   what a job has become, how many seconds it took, and how
                                                           many of them it was computing, and not waiting for a turn
    """

    made = Signal(object, object, float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slices")
        self._job: SliceJob | None = None
        self._next: SliceJob | None = None
        self._samples: tuple[RunInfo, Part, Measured] | None = None
        self.finished.connect(self._start_next)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def make(self, job: SliceJob) -> None:
        """Make this next, instead of what is still waiting; what is under way is finished first."""
        self._next = job
        if self._job is None:
            self._start_next()

    def give_up(self) -> None:
        """Nobody waits for what is under way; returns at once."""
        self._next = None
        self.requestInterruption()

    def stop(self) -> None:
        """Give up, and return when the thread has ended: within some milliseconds."""
        self.give_up()
        self.wait()
        self._job = None

    def run(self) -> None:
        job = self._job
        if job is None:
            return
        begun, begun_work = time.perf_counter(), time.thread_time()
        if self._samples is None or self._samples[0] is not job.run or self._samples[1] != job.part:
            self._samples = job.run, job.part, measured_on(job.run, job.part)
        samples, stopped = self._samples[2], self.isInterruptionRequested
        made: LiveCurve | LiveSurface
        if len(job.box) == 2:
            made = LiveCurve(job.run, job.state, samples, np.linspace(*job.box, job.points), stopped)
        else:
            made = LiveSurface(job.run, job.state, samples, job.box, job.points, stopped)
        if not stopped():
            self.made.emit(job, made, time.perf_counter() - begun, time.thread_time() - begun_work)

    def _start_next(self) -> None:
        """Begin with what waits, if there is anything and the last job has ended."""
        if self.isRunning():
            return  # it has been started anew since it told that it was ending
        self.wait()
        self._job, self._next = self._next, None
        if self._job is not None:
            self.start(QThread.Priority.LowPriority)
