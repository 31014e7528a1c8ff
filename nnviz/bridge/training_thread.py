"""The thread that trains: its worker's slots as signals, so that whatever is ordered is carried out over there.

It starts and ends the thread, and knows nothing of what is ordered.
"""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, Signal

from nnviz.bridge.worker import TrainingWorker


class TrainingThread(QThread):
    """Owns `worker`, which lives in it; each signal calls a slot of its."""

    begin = Signal(object)  # Order
    retune = Signal(object)  # Order
    go_on = Signal()
    pause = Signal()
    step = Signal()
    set_speed = Signal(object)
    set_stop = Signal(object)
    copy = Signal(str, int)

    def __init__(self, worker: TrainingWorker, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("training")
        self.worker = worker
        worker.moveToThread(self)
        self.begin.connect(worker.start)
        self.retune.connect(worker.retune)
        self.go_on.connect(worker.run)
        self.pause.connect(worker.pause)
        self.step.connect(worker.step)
        self.set_speed.connect(worker.set_speed)
        self.set_stop.connect(worker.set_stop)
        self.copy.connect(worker.copy)

    def end(self) -> None:
        """Train no more, and end; waits for what the worker is just doing."""
        if self.isRunning():
            # Blocking: the worker's timer may only be stopped in its own thread, while that still has its event loop.
            QMetaObject.invokeMethod(self.worker, "pause", Qt.ConnectionType.BlockingQueuedConnection)
        self.quit()
        self.wait()
