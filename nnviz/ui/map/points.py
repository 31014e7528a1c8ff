"""The samples drawn over a decision map: colour and shape tell the class, the ring tells train from test.

Built once a run; a snapshot does not touch them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPen

from nnviz.training.snapshot import RunInfo
from nnviz.ui.colour_map import ENTRIES, class_colours, signed_table
from nnviz.ui.map.scale import OutputScale
from nnviz.ui.map.shapes import class_shape
from nnviz.ui.theme import DARK, LIGHT, Appearance

MINUS_ONE, PLUS_ONE = "s", "o"
MOST = 500
MOST_OF_MANY = 150  # of more than five classes: their shapes must be seen, too
# Whatever the theme, the map below stays light: training samples have a light ring, test samples a dark one. Rings are
# seen through, so that where samples crowd the map is still seen between and behind them.
LIGHT_RING, DARK_RING = (LIGHT.panel, 0.8), (DARK.panel, 0.55)
DIAMETERS = ((20, 9.0), (150, 6.0), (math.inf, 4.4))  # px, without the ring, of up to so many samples
SQUARE = 0.84  # of the diameter: the side of a square that looks as large
RING = 13.0  # px: the ring around the chosen sample
SHADES = 16  # colours of a regression's samples


def class_row(classes: int) -> float:
    """How far apart the rows of the classes lie below a curve, where 1 is a probability of 1."""
    return min(0.07, 0.7 / classes)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that is drawn: its number in the data, and its part."""

    number: int
    part: str


class SamplePoints:
    """Scatter items `train` and `test`, and `chosen`, a ring around one sample; the view adds them to its plot.

    `only`: the class whose samples alone are drawn, or None.
    """

    def __init__(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.train = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self.test = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self.train.setZValue(11)
        self.test.setZValue(10)
        self.chosen = pg.ScatterPlotItem(pxMode=True, antialias=True, symbol="o", brush=None)
        self.chosen.setZValue(12)
        self._chosen: int | None = None
        self.only: int | None = None
        self._columns = (0, 1)
        self._parts = {"train": self.train, "test": self.test}
        self._numbers: dict[str, NDArray[np.integer]] = {}
        self._places: dict[str, NDArray[np.floating]] = {}

    @property
    def shown(self) -> int:
        return sum(numbers.size for numbers in self._numbers.values())

    def set_run(self, run: RunInfo) -> None:
        """Choose at most 500 samples, of many classes fewer, evenly from both parts; none is ringed."""
        self._chosen = self.only = None
        self._choose(run)

    def show_only(self, number: int | None, run: RunInfo) -> None:
        """From now on draw the samples of one class, or (None) of all; `place` puts them there."""
        self.only = number
        self._choose(run)

    def _choose(self, run: RunInfo) -> None:
        data = run.data
        parts = {"train": data.train, "test": data.test}
        if self.only is not None:
            parts = {part: numbers[data.y[self.only, numbers] > 0] for part, numbers in parts.items()}
        most = MOST_OF_MANY if len(data.classes or ()) > 5 else MOST
        total = sum(numbers.size for numbers in parts.values())
        for part, numbers in parts.items():
            share = min(numbers.size, round(most * numbers.size / total)) if total > most else numbers.size
            chosen = np.linspace(0, numbers.size - 1, share).round().astype(int)
            self._numbers[part] = numbers[chosen] if share else numbers[:0]

    def place(self, run: RunInfo, scale: OutputScale, columns: tuple[int, int]) -> None:
        """Draw them over these two raw columns."""
        data = run.data
        self._columns = columns
        self._ring(run)
        for part, item in self._parts.items():
            numbers = self._numbers[part]
            self._places[part] = data.raw[list(columns)][:, numbers]
            colours, shapes = self._marks(data.y[:, numbers], scale)
            self._draw(item, self._places[part], colours, shapes, *self._rings(part, len(colours)))

    def choose(self, sample: int | None, run: RunInfo) -> None:
        """Put a ring around a sample, also one that is not drawn; None: around none."""
        self._chosen = sample
        self._ring(run)

    def place_along(self, run: RunInfo, scale: OutputScale, outputs: Sequence[int]) -> None:
        """Draw them over the only raw column, at their targets for these outputs; classes in rows below 0."""
        data = run.data
        for part, item in self._parts.items():
            numbers = self._numbers[part]
            y = data.y[:, numbers]
            colours, shapes = self._marks(y, scale)
            heights = y[list(outputs)].reshape(-1)
            if scale.task == "classes":
                heights = -class_row(y.shape[0]) * (y.argmax(axis=0) + 1)
            if scale.task != "classes" and len(outputs) > 1:
                every = class_colours(self.appearance.theme, data.y.shape[0])
                colours = [every[k] for k in outputs for _ in numbers]
                shapes = [class_shape(k) for k in outputs for _ in numbers]
            self._places[part] = np.stack((np.resize(data.raw[0, numbers], heights.size), heights))
            # the shades of a regression are as pale as the ground where its target is near zero: their outline is not
            outline = self.appearance.theme.ctl if scale.task == "regression" and len(outputs) == 1 else None
            edges = {colour: pg.mkPen(outline or colour, width=1 if outline else 1.2) for colour in colours}
            self._draw(item, self._places[part], colours, shapes, [edges[c] for c in colours], part == "test")

    def nearest(self, x: float, y: float, pixel: tuple[float, float], within: float) -> Sample | None:
        """The visible sample nearest to a point, at most `within` pixels away; `pixel` is one pixel in plot units."""
        best, found = within, None
        for part, item in self._parts.items():
            if item.isVisible() and self._numbers[part].size:
                across, up = self._places[part]
                distance = np.hypot((across - x) / pixel[0], (up - y) / pixel[1])
                number = int(distance.argmin())
                if distance[number] <= best:
                    best = float(distance[number])
                    found = Sample(int(self._numbers[part][number % self._numbers[part].size]), part)
        return found

    def _marks(self, y: NDArray[np.floating], scale: OutputScale) -> tuple[list[str], list[str]]:
        theme = self.appearance.theme
        if scale.task == "classes":
            colours = class_colours(theme, y.shape[0])
            numbers = y.argmax(axis=0).tolist()
            return [colours[n] for n in numbers], [class_shape(n) for n in numbers]
        if scale.task == "binary":
            positive = (y[0] > 0).tolist()
            return (
                [theme.positive if p else theme.negative for p in positive],
                [PLUS_ONE if p else MINUS_ONE for p in positive],
            )
        table = signed_table(theme).view(np.uint8).reshape(ENTRIES, 4)
        shades = np.rint((np.clip(scale.position(y[scale.output]), -1, 1) + 1) / 2 * SHADES).astype(int)
        names = [QColor(*table[min(s * ENTRIES // SHADES, ENTRIES - 1)].tolist()).name() for s in range(SHADES + 1)]
        return [names[s] for s in shades.tolist()], ["o"] * y.shape[1]

    def _ring(self, run: RunInfo) -> None:
        if self._chosen is None:
            self.chosen.clear()
            return
        x, y = run.data.raw[list(self._columns), self._chosen].tolist()
        px = self.appearance.px
        pens = [pg.mkPen(LIGHT.panel, width=px(4)), pg.mkPen(LIGHT.text, width=px(2))]
        self.chosen.setData(x=[x, x], y=[y, y], size=px(RING), pen=pens)

    def _rings(self, part: str, count: int) -> tuple[list[QPen], bool]:
        name, opacity = DARK_RING if part == "test" else LIGHT_RING
        ring = QColor(name)
        ring.setAlphaF(opacity)
        return [pg.mkPen(ring, width=1)] * count, False

    def _draw(
        self,
        item: pg.ScatterPlotItem,
        places: NDArray[np.floating],
        colours: list[str],
        shapes: list[str],
        pens: list[QPen],
        hollow: bool,
    ) -> None:
        if not colours:
            item.clear()
            return
        px = self.appearance.px
        diameter = px(next(diameter for most, diameter in DIAMETERS if self.shown <= most))
        sizes = {shape: diameter * SQUARE if shape == "s" else diameter for shape in shapes}
        brushes = {colour: pg.mkBrush(None if hollow else colour) for colour in colours}
        fills = [brushes[colour] for colour in colours]
        item.setData(x=places[0], y=places[1], symbol=shapes, brush=fills, pen=pens, size=[sizes[s] for s in shapes])
