"""When to train and how much: slices of a few milliseconds, or a number of steps per second. No Qt, no threads.

Also the rate of what really happened, which the status bar shows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

Clock = Callable[[], float]

SLICE = 0.005  # seconds; how long an order or a request may have to wait for the end of a slice
LATEST = 0.25  # seconds of steps that may be made up after a delay; older ones are given up
MOST_STEPS = 100_000  # in one slice, however cheap a step is


class Pace:
    """Says how many steps the next slice takes: as many as fit into SLICE, and no more than the speed allows."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._speed: float | None = None
        self._chunk = 1
        self._credit = 0.0  # steps that the speed allows and that were not taken yet
        self._counted = clock()

    def set_speed(self, steps_per_second: float | None) -> None:
        """None: as fast as possible. The part of a step that has been waited for already is kept."""
        self._accrue()
        self._speed = steps_per_second

    def restart(self) -> None:
        """Count from now: time that passed while training stood still allows no steps. The first one is due at once."""
        self._credit = 1.0
        self._counted = self._clock()

    def relearn(self) -> None:
        """Begin with one step again: the next ones may cost a thousand times as much as those before."""
        self._chunk = 1

    def steps(self) -> int:
        """The number of steps for a slice that begins now; 0 when none is due."""
        self._accrue()
        return self._chunk if self._speed is None else min(int(self._credit), self._chunk)

    def took(self, steps: int, seconds: float) -> None:
        """Learn from a slice of `steps` steps how many fit into the next; at most twice as many as before."""
        self._credit -= steps
        fitting = steps * SLICE / seconds if seconds > 0 else MOST_STEPS
        self._chunk = max(1, round(min(fitting, 2 * self._chunk, MOST_STEPS)))

    def wait(self) -> float:
        """Seconds until the next slice is worth starting; 0 at full speed and while steps are due."""
        self._accrue()
        if self._speed is None or self._credit >= 1:
            return 0.0
        # At high speeds several steps share a slice: waking up for each would cost more than the step.
        return max((1 - self._credit) / self._speed, SLICE)

    def _accrue(self) -> None:
        now = self._clock()
        if self._speed is None:
            self._credit = 0.0
        else:
            limit = max(1.0, LATEST * self._speed)
            self._credit = min(self._credit + (now - self._counted) * self._speed, limit)
        self._counted = now


class Rate:
    """How often something happened per second, over the last second or between the last two times."""

    WINDOW = 1.0  # seconds
    STALE = 2.5  # seconds without news after which the rate is 0

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._marks: deque[tuple[float, int]] = deque()  # (time, how many until then)
        self._total = 0

    def clear(self) -> None:
        self._marks.clear()

    def count(self, times: int = 1) -> None:
        """It happened `times` times since the last call."""
        now = self._clock()
        self._total += times
        self._marks.append((now, self._total))
        while len(self._marks) > 2 and now - self._marks[1][0] >= self.WINDOW:
            self._marks.popleft()

    @property
    def per_second(self) -> float:
        if len(self._marks) < 2 or self._clock() - self._marks[-1][0] > self.STALE:
            return 0.0
        (first, before), (last, until) = self._marks[0], self._marks[-1]
        return (until - before) / (last - first) if last > first else 0.0
