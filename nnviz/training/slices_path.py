"""Where the parameters of a run have been, step by step, thinned so that they take a bounded amount of memory.

It chooses no directions and projects nothing: see `slices_directions`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.network import QUIET
from nnviz.training.data import Array

MOST_MOMENTS, LEAST_MOMENTS = 128, 16
MOST_NUMBERS = 1 << 20  # of all moments together: 8 MB


class PathRecord:
    """Moments of `parameters` (n,), ascending in step, evenly spaced along the way; when full, every second is dropped.

    By the length of the way and not by steps, for most of it is gone at the beginning. The first is always there. A
    moment before the newest means that the run has gone back: later ones are forgotten. `kept` is False for a network
    of which not even LEAST_MOMENTS would fit: then nothing is recorded.
    """

    def __init__(self, parameters: Array) -> None:
        self._most = min(MOST_MOMENTS, MOST_NUMBERS // parameters.size)
        self.kept = self._most >= LEAST_MOMENTS
        self._steps = np.empty(self._most, np.int64)
        self._moments = np.empty((self._most if self.kept else 0, parameters.size), parameters.dtype)
        self._count = 0
        self._spacing = 0.0  # between two moments, at least

    @property
    def is_whole(self) -> bool:
        """Whether every moment that was added is still there."""
        return self.kept and not self._spacing

    @property
    def steps(self) -> NDArray[np.int64]:
        """(h,), a view."""
        return self._steps[: self._count]

    @property
    def moments(self) -> Array:
        """(h, n), a view."""
        return self._moments[: self._count]

    def add(self, step: int, parameters: Array) -> None:
        """The parameters after `step`, if they have moved far enough from the last moment."""
        if not self.kept:
            return
        self._count = int(np.searchsorted(self.steps, step))
        if self._count and not self._is_farther(parameters):
            return
        if self._count == self._most:
            self._thin()
        self._steps[self._count] = step
        self._moments[self._count] = parameters
        self._count += 1

    def _is_farther(self, parameters: Array) -> bool:
        with np.errstate(**QUIET):
            return bool(np.linalg.norm(parameters - self._moments[self._count - 1]) > self._spacing)

    def _thin(self) -> None:
        self._count = (self._most + 1) // 2
        for table in (self._steps, self._moments):
            table[: self._count] = table[::2]
        with np.errstate(**QUIET):
            length = float(np.linalg.norm(np.diff(self.moments, axis=0), axis=1).sum())
        self._spacing = max(2 * self._spacing, length / self._count)
