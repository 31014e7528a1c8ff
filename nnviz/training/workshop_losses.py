"""The losses of several units over their common steps, thinned out as they become many. No file, no drawing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 1200  # points that are kept; then every second goes


class LossCurves:
    """`add` what was found after a step; the last one added is always there."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, ...]] = []
        self._last: tuple[float, ...] | None = None
        self._stride, self._seen = 1, 0

    def add(self, step: int, losses: Sequence[float]) -> None:
        self._last = (float(step), *losses)
        if self._seen % self._stride == 0:
            self._rows.append(self._last)
            if len(self._rows) > MOST:
                self._rows = self._rows[::2]
                self._stride *= 2
        self._seen += 1

    @property
    def table(self) -> NDArray[np.float64]:
        """Rows of step and losses, (n, 1 + units); (0,) before the first."""
        rows = self._rows
        if self._last is not None and rows[-1] is not self._last:
            rows = [*rows, self._last]
        return np.array(rows)

    @property
    def last(self) -> tuple[float, ...]:
        """Step and losses."""
        assert self._last is not None
        return self._last
