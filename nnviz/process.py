"""What a program with a window and a training thread needs of its process: one processor, garbage collected where it
does no harm, errors that are told, and an end by signals. It knows the window only to speak to it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from nnviz import core
from nnviz.bridge.failures import failure_of

if TYPE_CHECKING:
    from nnviz.ui.main_window import MainWindow

# Drawing takes the interpreter from the training thread many times a frame, and waits so long each time. Measured with
# frames of 1.6 ms painted back to back: 84 ms beside training at Python's own 5 ms, 8 ms at half a millisecond.
SWITCH_INTERVAL = 0.0005  # seconds


class GarbageCollection(QObject):
    """Collects in the GUI thread only: a widget that dies in the training thread takes the whole program with it.

    What there is at the beginning is left alone: to walk through it all takes as long as four frames.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(1000)
        gc.disable()
        gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        """As Python itself would: the oldest generation whose count is over its limit."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                gc.collect(generation)
                return


class ErrorReport:
    """Takes the place of sys.excepthook: a mistake in a slot is told in the window, and the program lives on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.errors: list[str] = []  # each once, although a slot may fail sixty times a second

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        where = traceback.extract_tb(trace)[-1] if trace else None
        text = f"{kind.__name__}: {error}" + (f" ({Path(where.filename).name}, line {where.lineno})" if where else "")
        if text in self.errors:
            return
        self.errors.append(text)
        traceback.print_exception(kind, error, trace)
        if isinstance(error, Exception):
            self._window.show_failure(failure_of(error))


@contextmanager
def closed_by_signals(window: MainWindow) -> Iterator[None]:
    """Let Ctrl-C and `kill` close the window as its button does; the second time they act as the system has it.

    Python's own way, an exception wherever the program just is, gets lost or worse when that is a paint method.
    """

    def close(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        QTimer.singleShot(0, window.close)

    usual = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


def share_processor() -> None:
    """Let window and training get along in this process; before the QApplication and any thread."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    core.share_one()
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # Qt's own threads for filling areas would share that core
