"""Where the neurons of the network diagram lie, and which one is under a point. Pure Python, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.ui.score.geometry import Geometry

FULL_SIZE, SPARK_SIZE, OUTPUT_SIZE, LEAST_SIZE = 22.0, 14.0, 30.0, 4.0
FILLED = 0.84  # of the pitch, at most
MOST = 16  # rows of neurons; of more units the first 15 are drawn and the rest are counted
LABELLED_PITCH = 14.0  # rows with a name beside them are not packed closer
WIDEST_PITCH, WIDEST_INPUT_PITCH = 44.0, 58.0
INPUT_CENTRE = 30.0  # left of the first column
BAR, BAR_GAP = 4.0, 1.0  # the winner shares at the left of a Maxout neuron


@dataclass(frozen=True, slots=True)
class Nodes:
    """The neurons of one layer: squares of `size` px around (x, y[i]); `total` counts also those not drawn.

    `bar` is the width taken by the winner shares at their left, gap included; 0 for most layers.
    """

    x: float
    y: tuple[float, ...]
    size: float
    total: int
    pitch: float
    bar: float = 0.0

    @property
    def more(self) -> int:
        return self.total - len(self.y)

    @property
    def left(self) -> float:
        """Where the edges from the layer before end."""
        return self.x - self.size / 2 - self.bar

    @property
    def right(self) -> float:
        return self.x + self.size / 2

    def square(self, unit: int) -> tuple[float, float, float, float]:
        """x, y, width and height of a neuron's picture."""
        return self.x - self.size / 2, self.y[unit] - self.size / 2, self.size, self.size

    def unit_at(self, x: float, y: float) -> int | None:
        """The neuron under a point, half the gap between neighbours included."""
        slack = min((self.pitch - self.size) / 2, 4.0)
        if not self.left - slack <= x <= self.right + slack:
            return None
        for unit, centre in enumerate(self.y):
            if abs(y - centre) <= self.size / 2 + slack:
                return unit
        return None


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """The inputs and the layers, in the order of the signal."""

    inputs: Nodes
    layers: tuple[Nodes, ...]

    def before(self, layer: int) -> Nodes:
        """What feeds `layer`: the layer before it, or the inputs."""
        return self.layers[layer - 1] if layer else self.inputs

    def nodes(self, layer: int) -> Nodes:
        """The nodes of `layer`; -1 stands for the inputs."""
        return self.layers[layer] if layer >= 0 else self.inputs

    def neuron_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Layer (-1: the inputs) and unit under a point."""
        for layer in range(-1, len(self.layers)):
            unit = self.nodes(layer).unit_at(x, y)
            if unit is not None:
                return layer, unit
        return None

    def gap_at(self, x: float) -> int | None:
        """The layer whose incoming edges lie at `x`."""
        for layer, nodes in enumerate(self.layers):
            if self.before(layer).right < x < nodes.left:
                return layer
        return None


def place(geometry: Geometry, inputs: int, sizes: Sequence[int], pieces: Sequence[int]) -> NetworkLayout:
    """The layout of a network of `inputs` and layers of `sizes` units of `pieces` pieces in the network's band."""
    px, band = geometry.px, geometry.network
    top, bottom = band.top + px(1), band.bottom - px(1)
    height = bottom - top
    labelled = max(2, min(MOST, int(height / px(LABELLED_PITCH))))
    hidden = max((min(size, MOST) for size in sizes[:-1]), default=1)
    pitch = min(px(WIDEST_PITCH), height / hidden)  # one for all hidden layers: their rows line up

    def nodes(x: float, total: int, most: int, widest: float, largest: float, bar: float) -> Nodes:
        rows = min(total, most)
        shown = total if total <= most else most - 1
        step = min(widest, height / rows)
        size = float(max(round(min(largest, step - px(2), step * FILLED)), LEAST_SIZE))
        left = round(x - size / 2)
        first = (top + bottom) / 2 - step * (rows - 1) / 2
        y = tuple(round(first + step * row - size / 2) + size / 2 for row in range(shown))
        return Nodes(left + size / 2, y, size, total, step, bar)

    layers = []
    for column, size, k in zip(geometry.columns, sizes, pieces, strict=True):
        last = column.index == len(sizes) - 1
        bar = px(BAR if column.full else BAR - 1) + px(BAR_GAP) if k > 1 else 0.0
        room = column.width - px(4) - bar
        largest = min(room, px(OUTPUT_SIZE if last else FULL_SIZE if column.full else SPARK_SIZE))
        widest, most = (px(WIDEST_PITCH), labelled) if last else (pitch, MOST)
        layers.append(nodes(column.centre, size, most, widest, largest, bar))
    x = geometry.gutter - px(INPUT_CENTRE)
    return NetworkLayout(nodes(x, inputs, labelled, px(WIDEST_INPUT_PITCH), px(FULL_SIZE), 0.0), tuple(layers))
