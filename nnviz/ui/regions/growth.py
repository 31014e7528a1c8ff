"""How many pieces there were at which step: kept thinned, so that a long run costs no more than a short one."""

from __future__ import annotations

MOST = 400


class Growth:
    """`steps` ascending, `counts` beside them."""

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.counts: list[int] = []
        self._every = 1  # steps between two entries, at least

    def add(self, step: int, count: int) -> None:
        """One more figure; a run that has gone back forgets what came after."""
        while self.steps and self.steps[-1] >= step:
            self.steps.pop()
            self.counts.pop()
        if len(self.steps) > 1 and step - self.steps[-2] < self._every:
            self.steps.pop()  # the newest is always kept, and takes the place of one too near
            self.counts.pop()
        self.steps.append(step)
        self.counts.append(count)
        if len(self.steps) > MOST:
            self._every = max(1, 4 * (self.steps[-1] - self.steps[0]) // MOST)
            kept = [*range(0, len(self.steps) - 1, 2), len(self.steps) - 1]
            self.steps = [self.steps[i] for i in kept]
            self.counts = [self.counts[i] for i in kept]
