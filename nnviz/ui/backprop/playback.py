"""Goes through the walk by itself, so many steps a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

SPEEDS = (0.5, 1.0, 2.0, 4.0, 10.0)  # steps per second


class Playback(QObject):
    """due       the next step, please
    changed   it plays, or rests
    """

    due = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = SPEEDS[1]
        self._timer = QTimer(self, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.due)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def play(self) -> None:
        if not self.playing:
            self._timer.start(round(1000 / self.speed))
            self.changed.emit()

    def pause(self) -> None:
        if self.playing:
            self._timer.stop()
            self.changed.emit()

    def set_speed(self, steps_per_second: float) -> None:
        self.speed = steps_per_second
        if self.playing:
            self._timer.start(round(1000 / self.speed))
