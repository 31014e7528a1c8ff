"""Which wants the next request carries, so that no frame is heavy and nothing is asked in vain. No Qt, no threads."""

from __future__ import annotations

from collections.abc import Collection
from math import inf

from nnviz.training.wants import Want

FRAME = 0.016  # seconds between two frames
EVERY_FRAME = 60  # Hz; a want below this is slow and waits for its turn
SHARE = 0.1  # of the time at most goes into one slow want: the map of a large network takes longer than a frame


class WantSchedule:
    """While training runs a want is due when 1/hz has passed since its last answer, at most one slow want a frame.

    One that is dear to answer is asked less often.

    While it stands still every want is asked once, and again only when something has changed.
    """

    def __init__(self) -> None:
        self._answered: dict[Want, float] = {}
        self._cost: dict[Want, float] = {}  # seconds of the last answer with this slow want
        self._asked: set[Want] = set()  # since the last change

    def changed(self) -> None:
        """The network is no longer the one that was asked about: a step, a pause, a retuned setting."""
        self._asked.clear()

    def forget(self) -> None:
        """A new run: no answer is known."""
        self._answered.clear()
        self._cost.clear()
        self._asked.clear()

    def due(self, wants: Collection[Want], now: float, running: bool) -> frozenset[Want]:
        """What to ask at `now` (seconds) of the wants of all visible views."""
        # A want that nobody had for a while is due at once when it comes back.
        self._answered = {want: self._answered.get(want, -inf) for want in wants}
        if running:
            due = {want for want in self._answered if want.hz >= EVERY_FRAME}
            late = {w: at + self._pause(w) for w, at in self._answered.items() if w.hz < EVERY_FRAME}
            # Half a frame of grace: else 30 Hz, 33.3 ms, would become every third frame of 16 ms, 21 Hz.
            turn = min(late, key=lambda want: late[want], default=None)
            if turn is not None and late[turn] <= now + FRAME / 2:
                due.add(turn)
        else:
            due = {want for want in self._answered if want not in self._asked}
        self._asked |= due
        return frozenset(due)

    def answered(self, wants: Collection[Want], now: float, cost: float = 0.0) -> None:
        """A snapshot that carries `wants` and took `cost` seconds to make was shown at `now`."""
        self._cost = {want: self._cost[want] for want in self._answered if want in self._cost}
        for want in wants:
            if want in self._answered:
                self._answered[want] = now
                self._cost[want] = cost

    def _pause(self, want: Want) -> float:
        """Seconds between two answers to a slow want."""
        return max(1 / want.hz, self._cost.get(want, 0.0) / SHARE)
