"""The figures of the gradient over the steps of a run, thinned so that no more than so many moments are held.

It measures nothing; who adds to it asks first whether a moment is wanted.
"""

from __future__ import annotations

import numpy as np

from nnviz.training.data import frozen
from nnviz.training.gradient_wants import FIGURES, Figure, GradientHistory, LayerGradients

MOST_MOMENTS = 256


class GradientRecord:
    """Moments of a run with `layers` layers, ascending in step; when full, every second is dropped.

    The first is always there. A moment before the newest means that the run has gone back: later ones are forgotten.
    """

    def __init__(self, layers: int) -> None:
        self._steps = np.empty(MOST_MOMENTS, np.int64)
        self._decades = np.empty((len(FIGURES), MOST_MOMENTS, layers), np.float32)
        self._count = 0
        self._spacing = 1.0  # steps between two moments, at least

    @property
    def newest(self) -> int | None:
        """The step of the newest moment."""
        return int(self._steps[self._count - 1]) if self._count else None

    def wants(self, step: int) -> bool:
        """Whether a moment at `step` would be kept."""
        newest = self.newest
        return newest is None or step < newest or step - newest >= self._spacing

    def add(self, step: int, gradients: LayerGradients) -> None:
        """The figures after `step`."""
        self._count = int(np.searchsorted(self._steps[: self._count], step))
        if self._count == MOST_MOMENTS:
            self._count = MOST_MOMENTS // 2
            self._steps[: self._count] = self._steps[::2]
            self._decades[:, : self._count] = self._decades[:, ::2]
            self._spacing = max(2 * self._spacing, 2 * float(step - self._steps[0]) / MOST_MOMENTS)
        self._steps[self._count] = step
        lost = np.isnan(gradients.delta)  # NaN elsewhere means that it was not measured
        with np.errstate(divide="ignore", invalid="ignore"):
            for number, figure in enumerate(FIGURES):
                decades = np.log10(gradients.figure(figure))
                self._decades[number, self._count] = np.where(np.isnan(decades) & lost, np.inf, decades)
        self._count += 1

    def history(self, figure: Figure) -> GradientHistory:
        """One of the figures, as copies."""
        decades = self._decades[FIGURES.index(figure), : self._count]
        return GradientHistory(frozen(self._steps[: self._count].copy()), frozen(decades.copy()))
