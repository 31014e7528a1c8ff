"""Training in short slices, as long as somebody looks and there is something left to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FRAME, HALF = 16, 33  # ms; every second frame where much is painted, for a network may be training beside it
SECONDS = 0.003  # of a frame, at most: the rest is for painting, and for a network that trains beside it


class Slices(QObject):
    """`work` makes one slice and says whether all is done; called every `interval` ms while wanted and watched."""

    def __init__(self, work: Callable[[], bool], parent: QObject, interval: int = FRAME) -> None:
        super().__init__(parent)
        self._work = work
        self._wanted = self._watched = False
        self._timer = QTimer(self, interval=interval)
        self._timer.timeout.connect(self._go_on)

    @property
    def wanted(self) -> bool:
        """Whether there is something left to do."""
        return self._wanted

    @property
    def at_work(self) -> bool:
        """Whether the next slice comes soon."""
        return self._wanted and self._watched

    def want(self, wanted: bool = True) -> None:
        self._wanted = wanted
        self._turn()

    def watch(self, watched: bool) -> None:
        self._watched = watched
        self._turn()

    def _go_on(self) -> None:
        if self._work():
            self.want(False)

    def _turn(self) -> None:
        if self._wanted and self._watched:
            self._timer.start()
        else:
            self._timer.stop()
