"""The window's side of the process that computes linear regions: one job at a time, of each client the newest next.

A job of its own would wait for the interpreter as often as it calls NumPy; so another process does it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from nnviz.bridge.regions_job import READY, RegionAnswer, RegionJob
from nnviz.nn import Message
from nnviz.nn.message import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from nnviz.bridge.shared_arrays import Parcel, Receiver

LOOK = 8  # ms between two looks for an answer where the system does not tell of it: half a frame
TOLD = sys.platform != "win32"  # Qt can watch a pipe there; a look is one more turn at the interpreter
PATIENCE = 3  # starts in a row that fail before no more are made
GOODBYE = 2.0  # seconds that the process has to end


class RegionsProcess(QObject):
    """Starts the process with the first job, and again when it has died; `stop` it before the window goes.

    answered(RegionAnswer)   to a job; one that was replaced by a newer one before its turn has no answer
    """

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._ready = False
        self._failures = 0
        self._under_way: RegionJob | None = None
        self._next: dict[int, RegionJob] = {}  # by client, in turn
        self._receiver: Receiver | None = None
        self._notifier: QSocketNotifier | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a job waits or is under way."""
        return self._under_way is not None or bool(self._next)

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def ask(self, job: RegionJob) -> None:
        """Compute this, instead of what of this client is still waiting."""
        self._next[job.client] = job
        if self._process is None and self._failures < PATIENCE:
            self._start()
        self._send_next()
        self._keep_looking()

    def stop(self) -> None:
        """End the process; nothing is answered any more."""
        self._timer.stop()
        self._under_way = None
        self._next.clear()
        self._failures = 0
        self._end_process()

    def _start(self) -> None:
        # None of it is needed, nor loaded, before somebody wants to see regions.
        import multiprocessing

        from nnviz.bridge.regions_worker import work
        from nnviz.bridge.shared_arrays import Receiver

        # spawn everywhere: a fork would copy the window with its threads' locks as they just are
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        cores = frozenset(os.sched_getaffinity(0)) if sys.platform == "linux" else frozenset()
        self._process = context.Process(target=work, args=(theirs, cores), name="regions", daemon=True)
        self._process.start()
        theirs.close()  # so that our end hears of it when the process is gone
        self._connection, self._receiver, self._ready = ours, Receiver(), False
        if TOLD:
            self._notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._look)

    def _send_next(self) -> None:
        # Not before the process listens: a large job would fill the pipe, and the window would hang until it did.
        if self._connection is None or not self._ready or self._under_way is not None or not self._next:
            return
        self._under_way = self._take_next()
        try:
            self._connection.send(self._under_way)
        except OSError:
            self._lost()

    @Slot()
    def _look(self) -> None:
        """Takes what the process has sent, and notices that it is gone."""
        try:
            while self._connection is not None and self._connection.poll():
                self._take(self._connection.recv())
        except (EOFError, OSError):
            self._lost()
        if self._process is None and self._next:
            if self._failures < PATIENCE:
                self._start()
            else:
                self._refuse(self._take_next())
        self._keep_looking()

    def _keep_looking(self) -> None:
        """The timer runs while there is something to be noticed that nobody tells of."""
        if self.busy and (self._notifier is None or self._process is None):
            self._timer.start()
        else:
            self._timer.stop()

    def _take(self, message: str | Parcel) -> None:
        if isinstance(message, str):
            assert message == READY
            self._ready, self._failures = True, 0
            self._send_next()
            return
        assert self._receiver is not None
        answer = self._receiver.unpack(message)  # before the next one is packed into the same place
        assert isinstance(answer, RegionAnswer)
        self._under_way = None
        self._send_next()
        self.answered.emit(answer)

    def _take_next(self) -> RegionJob:
        return self._next.pop(next(iter(self._next)))

    def _lost(self) -> None:
        """The process is gone: its job is answered with words, and the next one starts it again."""
        if not self._ready:
            self._failures += 1
        self._end_process()
        job, self._under_way = self._under_way, None
        if job is not None:
            self._refuse(job)

    def _refuse(self, job: RegionJob) -> None:
        text = QT_TRANSLATE_NOOP("Message", "The process that computes the linear regions has ended unexpectedly.")
        self.answered.emit(RegionAnswer(job.serial, None, Message("regions.process", text)))

    def _end_process(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join(GOODBYE)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
        if self._receiver is not None:
            self._receiver.close()
        self._process = self._connection = self._receiver = None
        self._ready = False
