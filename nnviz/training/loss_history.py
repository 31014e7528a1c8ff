"""The losses over the steps of a run, thinned so that it never holds more than so many points. It measures nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_POINTS = 2000


class LossHistory:
    """Points (step, train loss, test loss), ascending in step; when full, every second is dropped.

    The first and the newest point are always there.
    """

    def __init__(self) -> None:
        self._points = np.empty((MOST_POINTS, 3))
        self._count = 0
        self._spacing = 1.0  # steps between kept points, at least
        self._newest_is_extra = False

    def add(self, step: int, train: float, test: float | None) -> None:
        """The losses after `step`, which is not before the newest point; of the same step, it takes its place."""
        if self._count and (self._newest_is_extra or self._points[self._count - 1, 0] == step):
            self._count -= 1  # the newest was kept only for being the newest
        if self._count == MOST_POINTS - 1:
            kept = self._points[: self._count : 2]
            self._points[: len(kept)] = kept
            self._count = len(kept)
            self._spacing = 2 * max(self._spacing, (step - self._points[0, 0]) / MOST_POINTS)
        last = self._points[self._count - 1, 0] if self._count else -np.inf
        self._newest_is_extra = step - last < self._spacing
        self._points[self._count] = step, train, np.nan if test is None else test
        self._count += 1

    def forget_after(self, step: int) -> None:
        """Take back what was added for later steps: the run has gone back."""
        self._count = int(np.searchsorted(self._points[: self._count, 0], step, side="right"))
        self._newest_is_extra = False

    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """Steps, train and test losses as read-only copies, (h,) each; NaN where there is no test part."""
        points = self._points[: self._count]
        steps, train, test = points[:, 0].astype(np.int64), points[:, 1].copy(), points[:, 2].copy()
        for array in (steps, train, test):
            array.setflags(write=False)
        return steps, train, test

    def state(self) -> dict[str, Any]:
        """Copies of all that `add` changes."""
        points = self._points[: self._count].copy()
        return {
            "points": points,
            "spacing": float(self._spacing),
            "newest_is_extra": bool(self._newest_is_extra),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to a `state()`."""
        self._count = len(state["points"])
        self._points[: self._count] = state["points"]
        self._spacing, self._newest_is_extra = state["spacing"], state["newest_is_extra"]
