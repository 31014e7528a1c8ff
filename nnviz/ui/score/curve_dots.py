"""The probe's values riding on the curves of one stave: how high a curve runs is looked up, not computed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnviz.ui.score.geometry import Column

STEPS = 512  # of a curve's table: less than a pixel each, as cells are narrower


class CurveDots:
    """Where the curves run changes with the axis and the size only; in a frame all dots are placed together."""

    def __init__(self, columns: Sequence[Column], heights: Sequence[NDArray], limit: float) -> None:
        """`heights` (STEPS + 1,) are the pixel rows of each column's curve for z from -limit to limit."""
        self._columns = tuple(columns)
        self._limit = limit
        self._heights = np.concatenate(heights)
        self._counts: tuple[int, ...] = ()
        self._first = self._left = self._step = np.zeros(0)

    def places(self, z: Sequence[NDArray]) -> tuple[NDArray, NDArray]:
        """Where the values z (d,) of each column are, in px; those beyond the axis stand at its end, NaN nowhere."""
        counts = tuple(map(len, z))
        if counts != self._counts:
            self._count(counts)
        place = (np.concatenate(z).clip(-self._limit, self._limit) + self._limit) * (STEPS / (2 * self._limit))
        found = np.fmax(place, 0.0) + self._first  # and NaN, which has no place in the table, at its beginning
        y = self._heights[np.rint(found).astype(np.intp)]
        return self._left + place * self._step, y

    def _count(self, counts: tuple[int, ...]) -> None:
        """Where each dot's column begins: in the table, and in px."""
        self._counts = counts
        self._first = np.repeat(np.arange(len(counts)) * (STEPS + 1.0), counts)
        self._left = np.repeat([column.x0 for column in self._columns], counts)
        self._step = np.repeat([column.width / STEPS for column in self._columns], counts)
