"""The shares that Maxout's pieces win on the probe, over the steps of a run, thinned as they grow.

It measures nothing; who adds to it asks first whether a moment is wanted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.training.data import frozen
from nnviz.training.maxout_wants import WinnerHistory

MOST_MOMENTS = 256


class WinnerRecord:
    """Moments of a run with so many `pieces` in all its layers; when full, every second is dropped.

    The first is always there. A moment before the newest means that the run has gone back: later ones are forgotten.
    """

    def __init__(self, pieces: int) -> None:
        self._steps = np.empty(MOST_MOMENTS, np.int64)
        self._seen = np.empty(MOST_MOMENTS)  # samples that were trained on until then
        self._shares = np.empty((MOST_MOMENTS, pieces), np.float32)
        self._count = 0
        self._spacing = 1.0

    def wants(self, step: int) -> bool:
        """Whether a moment at `step` would be kept."""
        if not self._count:
            return True
        newest = int(self._steps[self._count - 1])
        return step < newest or step - newest >= self._spacing

    def add(self, step: int, batch_size: int, shares: NDArray[np.floating]) -> None:
        """The shares (pieces,) after `step`; since the moment before, batches had `batch_size` samples."""
        self._count = int(np.searchsorted(self._steps[: self._count], step))
        if self._count == MOST_MOMENTS:
            self._count = MOST_MOMENTS // 2
            for table in (self._steps, self._seen, self._shares):
                table[: self._count] = table[::2]
            self._spacing = max(2 * self._spacing, 2 * float(step - self._steps[0]) / MOST_MOMENTS)
        here = self._count
        before, seen = (int(self._steps[here - 1]), float(self._seen[here - 1])) if here else (0, 0.0)
        self._steps[here], self._seen[here] = step, seen + (step - before) * batch_size
        self._shares[here] = shares
        self._count += 1

    def history(self, pieces: slice) -> WinnerHistory:
        """That of some neighbouring pieces, as copies."""
        steps, shares = self._steps[: self._count].copy(), self._shares[: self._count, pieces].copy()
        spans = np.diff(self._seen[: self._count])[:, None]
        first = self._seen[: min(1, self._count), None] * shares[:1]  # before the first moment, as at it
        taught = first.sum(axis=0) + (spans * (shares[1:] + shares[:-1]) / 2).sum(axis=0)
        since = np.full(shares.shape[1], -1, np.int64)
        for piece, share in enumerate(shares.T):
            won = np.flatnonzero(share > 0)
            place = int(won[-1]) + 1 if won.size else 0
            if place < len(steps):
                since[piece] = steps[place]
        return WinnerHistory(frozen(steps), frozen(shares), frozen(since), frozen(taught.astype(np.float64)))
