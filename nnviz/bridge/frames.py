"""One frame after another: what the visible views want is asked of the worker, and they are handed the answers.

It knows neither orders nor runs: the Session says which run is asked about, and when something has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from nnviz.bridge.pace import Clock, Rate
from nnviz.bridge.schedule import FRAME, WantSchedule
from nnviz.training.snapshot import Request, RunInfo, Snapshot
from nnviz.training.wants import Want


class Watching(Protocol):
    """What is known of a view."""

    @property
    def active(self) -> bool: ...
    @property
    def every_run(self) -> bool: ...
    @property
    def wants(self) -> Collection[Want]: ...
    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None: ...
    def show_snapshot(self, snapshot: Snapshot) -> None: ...


class Frames(QObject):
    """The views, the timer, and the one request that is open at most; a stale answer is dropped.

    running    says whether steps are being taken
    open       the request that was not answered yet
    """

    requested = Signal(object)  # Request
    shown = Signal(object)  # Snapshot, when all views have it

    def __init__(self, clock: Clock, running: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._running = running
        self._views: list[Watching] = []
        self._rate = Rate(clock)
        self._infos: tuple[RunInfo, ...] = ()
        self._shown = 0
        self._run_id = 0
        self._serial = 0
        self._late = False  # a frame is due while the request is still open
        self.open: Request | None = None
        self.schedule = WantSchedule()
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(round(1000 * FRAME))
        self.timer.timeout.connect(self.frame)
        self.timer.start()

    @property
    def per_second(self) -> float:
        """Snapshots shown, over the last second."""
        return self._rate.per_second

    def add_view(self, view: Watching) -> None:
        self._views.append(view)
        if self._infos:
            view.set_runs(self._infos, self._shown)

    def begin(self, run_id: int, infos: tuple[RunInfo, ...], shown: int) -> None:
        """From now on these runs are watched, one of them above all; a request about others gets no answer any more."""
        self._run_id, self._infos, self._shown = run_id, infos, shown
        self._late = False
        self.open = None
        self.schedule.forget()
        for view in self._views:
            view.set_runs(infos, shown)

    def close(self) -> None:
        """Ask no more, let go of the views, and drop what is still on its way to them."""
        self.timer.stop()
        self.open = None
        self._views.clear()

    @Slot()
    def frame(self) -> None:
        """Ask for what is due now, if the last request is answered."""
        if not self._infos:
            return
        self._late = self.open is not None
        if self._late:
            return
        active = [view for view in self._views if view.active]
        wants = {want for view in active for want in view.wants}
        running = self._running()
        due = self.schedule.due(wants, self._clock(), running)
        # A frame without wants still carries step and losses, as long as somebody is looking.
        if due or (running and active):
            everywhere = {want for view in active if view.every_run for want in view.wants}
            self._serial += 1
            self.open = Request(self._run_id, self._serial, due, due & everywhere, self._shown)
            self.requested.emit(self.open)

    @Slot(object)
    def show(self, snapshot: Snapshot) -> None:
        """Hand the worker's answer to all visible views."""
        request = snapshot.request
        if self.open is None or (request.run_id, request.serial) != (self.open.run_id, self.open.serial):
            return
        self.open = None
        self.schedule.answered(request.wants, self._clock(), snapshot.seconds)
        for view in self._views:
            if view.active:
                view.show_snapshot(snapshot)
        self._rate.count()
        self.shown.emit(snapshot)
        if self._late:  # waiting for the next tick would halve the frame rate; the worker answers while we paint
            self.frame()
