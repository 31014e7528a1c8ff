"""The curves of layers that learn their slopes: one line for each unit, that of the chosen unit on top.

They move with the training, so they are drawn in every frame; all other curves stand still (`cell_stave`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from nnviz.training.snapshot import LayerInfo
from nnviz.training.wants import LayerStaves, StavesWant
from nnviz.ui.ink import pen
from nnviz.ui.number_format import short
from nnviz.ui.score.buffers import Lines
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.symbols import lowered
from nnviz.ui.theme import Appearance

DOTS = StavesWant().dots  # at most so many of a layer's values are shown
ENDS = np.array([-1.0, -1e-9, 1e-9, 1.0])  # of the lines, in parts of the z axis: f' steps at 0
UNSEEN = 0.002  # of a slope: less than a quarter of a pixel in a cell
Shape = Callable[[NDArray], tuple[NDArray, NDArray]]


class LearnedCurves:
    """What is known of the slopes of each layer that learns them; one of these for a stave and a run."""

    def __init__(self, layers: Sequence[LayerInfo], samples: int) -> None:
        """`samples` m of the probe, for telling which unit a dot belongs to."""
        self._layers = layers
        self._samples = samples
        self._slopes: dict[int, NDArray] = {}
        self._reach: dict[int, tuple[float, float]] = {}
        self._drawn: dict[int, _Lines] = {}

    def take(self, layers: Sequence[LayerStaves]) -> bool:
        """Take in the slopes of now; whether they reach farther than any before, so that an axis has to grow."""
        before = dict(self._reach)
        for index, figures in enumerate(layers):
            if figures.slopes is not None:
                self._slopes[index] = figures.slopes
                low, high = self.reach(index)
                finite = figures.slopes[np.isfinite(figures.slopes)]
                if finite.size:
                    low, high = min(low, _outward(float(finite.min()))), max(high, _outward(float(finite.max())))
                self._reach[index] = (low, high)
        return self._reach != before

    def reach(self, layer: int) -> tuple[float, float]:
        """The least and the largest slope there is room for, in coarse steps and at least 0 to 0.5."""
        first = _outward(float(self._layers[layer].params["slope"]))
        return self._reach.get(layer, (0.0, max(0.5, first)))

    def slope(self, layer: int, unit: int) -> float:
        """The slope of a unit now; before any figures have come the one it begins with."""
        slopes = self._slopes.get(layer)
        return float(self._layers[layer].params["slope"]) if slopes is None else float(slopes[unit])

    def of_dots(self, layer: int, count: int) -> NDArray:
        """The slope (count,) of the unit that each shown value of the layer belongs to."""
        return slopes_of_dots(self._slopes[layer], self._samples, count, DOTS)

    def forget(self, layer: int | None = None) -> None:
        """The axis, the place or the chosen unit of a layer has changed, or (None) those of all layers."""
        if layer is None:
            self._drawn.clear()
        else:
            self._drawn.pop(layer, None)

    def draw(
        self, painter: QPainter, layer: int, unit: int, shape: Shape, box: Box, appearance: Appearance, *, full: bool
    ) -> None:
        """The lines in the cell `box`; `shape` turns slopes (k,) into pixels x (4,) and y (k, 4) of f or f'."""
        slopes = self._slopes.get(layer, np.array([self.slope(layer, unit)]))
        drawn = self._drawn.get(layer)
        if drawn is None or not drawn.still_shows(slopes):
            drawn = self._drawn.setdefault(layer, _Lines())
            drawn.place(slopes, min(unit, len(slopes) - 1), shape, box)
        painter.save()
        painter.setClipRect(round(box.left), round(box.top) - 1, round(box.width), round(box.height) + 2)
        painter.setPen(pen(appearance.theme.ctl))
        drawn.others.draw(painter)
        painter.setPen(pen(appearance.theme.text, appearance.px(2.0 if full else 1.4)))
        drawn.chosen.draw(painter)
        painter.restore()


class _Lines:
    """The lines of one layer as they were placed last: left of 0 one for each unit, and the whole of the chosen one."""

    def __init__(self) -> None:
        self.others, self.chosen = Lines(), Lines()
        self._slopes: NDArray = np.zeros(0)

    def still_shows(self, slopes: NDArray) -> bool:
        """Whether no slope has moved so far that it could be seen."""
        return self._slopes.shape == slopes.shape and bool((np.abs(slopes - self._slopes) <= UNSEEN).all())

    def place(self, slopes: NDArray, unit: int, shape: Shape, box: Box) -> None:
        self._slopes = slopes
        x, y = shape(slopes)
        far = 10 * box.height  # a line that ends at 1e300 is drawn by nobody
        y = np.nan_to_num(y, nan=box.bottom + far).clip(box.top - far, box.bottom + far)
        rows = self.others.resize(len(slopes))
        rows[:, 0], rows[:, 2] = x[0], x[1]
        rows[:, 1], rows[:, 3] = y[:, 0], y[:, 1]
        rows = self.chosen.resize(3)
        rows[:, 0], rows[:, 1] = x[:3], y[unit, :3]
        rows[:, 2], rows[:, 3] = x[1:], y[unit, 1:]


def slope_words(unit: int, slope: float, digits: int = 2) -> str:
    """The slope that a unit has learned: slope₂ = 0.31."""
    name = QCoreApplication.translate("CurveStave", "slope")
    return f"{name}{lowered(unit + 1)} = {short(slope, digits)}"


def gradient_words(unit: int, gradient: float, digits: int = 2) -> str:
    """What training is told about that slope: ∂L/∂slope₂ = −0.012."""
    name = QCoreApplication.translate("CurveStave", "slope")
    return f"∂L/∂{name}{lowered(unit + 1)} = {short(gradient, digits)}"


def slopes_of_dots(slopes: NDArray, samples: int, count: int, most: int) -> NDArray:
    """The slope (count,) of the unit of each shown value; they are every k-th of all units' m samples, see LayerStaves.

    slopes (n,); `samples` m; `most` values were asked for
    """
    every = -(-len(slopes) * samples // most)
    return slopes[np.arange(count) * every // samples]


def _outward(slope: float) -> float:
    """The next step away from 0: a multiple of 0.5, beyond 2 a power of 2."""
    size = abs(slope)
    step = 0.5 * ceil(size / 0.5) if size <= 2 else 2.0 ** min(ceil(log2(size)), 1000)
    return step if slope > 0 else -step
