"""Where the parameters of a run have been, step by step, thinned so that they take a bounded amount of memory.

It chooses no directions and projects nothing: see `slices_directions`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.training.data import Array

MOST_MOMENTS, LEAST_MOMENTS = 128, 16
MOST_NUMBERS = 1 << 20  # of all moments together: 8 MB


class PathRecord:
    """Moments of `parameters` (n,), ascending in step; when full, every second is dropped. The first is always there.

    A moment before the newest means that the run has gone back: later ones are forgotten. `kept` is False for a
    network of which not even LEAST_MOMENTS would fit: then nothing is recorded.
    """

    def __init__(self, parameters: Array) -> None:
        self._most = min(MOST_MOMENTS, MOST_NUMBERS // parameters.size)
        self.kept = self._most >= LEAST_MOMENTS
        self._steps = np.empty(self._most, np.int64)
        self._moments = np.empty((self._most if self.kept else 0, parameters.size), parameters.dtype)
        self._count = 0
        self._spacing = 1.0  # steps between two moments, at least

    @property
    def steps(self) -> NDArray[np.int64]:
        """(h,), a view."""
        return self._steps[: self._count]

    @property
    def moments(self) -> Array:
        """(h, n), a view."""
        return self._moments[: self._count]

    def add(self, step: int, parameters: Array) -> None:
        """The parameters after `step`, if there is a place for that moment."""
        if not self.kept:
            return
        self._count = int(np.searchsorted(self.steps, step))
        if self._count and step - self._steps[self._count - 1] < self._spacing:
            return
        if self._count == self._most:
            self._count = (self._most + 1) // 2
            for table in (self._steps, self._moments):
                table[: self._count] = table[::2]
            self._spacing = max(2 * self._spacing, 2 * float(step - self._steps[0]) / self._most)
        self._steps[self._count] = step
        self._moments[self._count] = parameters
        self._count += 1
