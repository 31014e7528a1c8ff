"""Where the neurons of the network diagram lie, and which one is under a point. Pure Python, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nnviz.ui.score.geometry import Geometry

FULL_SIZE, SPARK_SIZE, OUTPUT_SIZE, LEAST_SIZE = 22.0, 14.0, 30.0, 4.0
FILLED = 0.84  # of the pitch, at most
MOST = 16  # rows of neurons; of more units 15 are drawn and the rest are counted
PICTURE_PITCH = 28.0  # rows whose neurons are pictures of weights are not packed closer, where there are more than fit
LABELLED_PITCH = 14.0  # rows with a name beside them are not packed closer
WIDEST_PITCH, WIDEST_INPUT_PITCH = 44.0, 58.0
INPUT_CENTRE = 30.0  # left of the first column
BAR, BAR_GAP = 4.0, 1.0  # the winner shares at the left of a Maxout neuron

Choice = Callable[[int, int], Sequence[int]]
"""Which units of a layer (-1: the inputs) stand in so many rows, where it has more."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """The neurons of one layer: row i is a square of `size` px around (x, y[i]) and shows the unit units[i].

    `total` counts also the units that are not drawn; `bar` is the width taken by the winner shares at their left, gap
    included, 0 for most layers; `shown` says whether the layer's column is seen at all.
    """

    x: float
    y: tuple[float, ...]
    size: float
    total: int
    pitch: float
    units: tuple[int, ...]
    bar: float = 0.0
    shown: bool = True

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

    @property
    def after(self) -> float:
        """The middle of the row below the last neuron, which counts those that are not drawn."""
        return self.y[-1] + self.pitch

    def row_of(self, unit: int) -> int | None:
        """Where a unit is drawn, None for a hidden one."""
        return self.units.index(unit) if unit in self.units else None

    def square(self, row: int) -> tuple[float, float, float, float]:
        """x, y, width and height of a neuron's picture."""
        return self.x - self.size / 2, self.y[row] - self.size / 2, self.size, self.size

    def unit_at(self, x: float, y: float) -> int | None:
        """The neuron under a point, half the gap between neighbours included."""
        slack = min((self.pitch - self.size) / 2, 4.0)
        if not self.left - slack <= x <= self.right + slack:
            return None
        for row, centre in enumerate(self.y):
            if abs(y - centre) <= self.size / 2 + slack:
                return self.units[row]
        return None

    def counts_at(self, x: float, y: float) -> bool:
        """Whether the "+ n" of the hidden units is under a point."""
        reach = max(self.size, self.pitch)
        return self.more > 0 and abs(x - self.x) <= 1.5 * reach and abs(y - self.after) <= self.pitch / 2


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

    @property
    def shown(self) -> list[int]:
        """The layers that are seen, -1 for the inputs among them."""
        return [layer for layer in range(-1, len(self.layers)) if self.nodes(layer).shown]

    @property
    def condensed(self) -> bool:
        """Whether any layer has more units than are drawn."""
        return any(self.nodes(layer).more for layer in range(-1, len(self.layers)))

    def neuron_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Layer (-1: the inputs) and unit under a point."""
        for layer in self.shown:
            unit = self.nodes(layer).unit_at(x, y)
            if unit is not None:
                return layer, unit
        return None

    def more_at(self, x: float, y: float) -> int | None:
        """The layer (-1: the inputs) whose "+ n" is under a point."""
        return next((layer for layer in self.shown if self.nodes(layer).counts_at(x, y)), None)

    def gap_at(self, x: float) -> int | None:
        """The layer whose incoming edges lie at `x`."""
        for layer, nodes in enumerate(self.layers):
            if self.before(layer).right < x < nodes.left:
                return layer
        return None


def place(
    geometry: Geometry,
    inputs: int,
    sizes: Sequence[int],
    pieces: Sequence[int],
    choice: Choice = lambda _, rows: range(rows),
    pictures: bool = False,
) -> NetworkLayout:
    """The layout of a network of `inputs` and layers of `sizes` units of `pieces` pieces in the network's band.

    `choice` says which units are drawn of a layer with too many, `pictures` whether the first layer's neurons are
    pictures of their weights, which need more room.
    """
    px, band = geometry.px, geometry.network
    top, bottom = band.top + px(1), band.bottom - px(1)
    height = bottom - top
    labelled = max(2, min(MOST, int(height / px(LABELLED_PITCH))))
    pictured = max(3, min(MOST, int(height / px(PICTURE_PITCH)))) if pictures else MOST
    hidden = max((min(size, MOST) for size in sizes[:-1]), default=1)
    pitch = min(px(WIDEST_PITCH), height / hidden)  # one for all hidden layers: their rows line up

    def nodes(
        layer: int, x: float, total: int, most: int, widest: float, largest: float, bar: float = 0.0, seen: bool = True
    ) -> Nodes:
        rows = min(total, most)
        shown = total if total <= most else most - 1
        step = min(widest, height / rows)
        size = float(max(round(min(largest, step - px(2), step * FILLED)), LEAST_SIZE))
        left = round(x - size / 2)
        first = (top + bottom) / 2 - step * (rows - 1) / 2
        y = tuple(round(first + step * row - size / 2) + size / 2 for row in range(shown))
        units = tuple(range(total)) if shown == total else tuple(choice(layer, shown))
        return Nodes(left + size / 2, y, size, total, step, units, bar, seen)

    layers = []
    for column, size, k in zip(geometry.columns, sizes, pieces, strict=True):
        last = column.index == len(sizes) - 1
        bar = px(BAR if column.full else BAR - 1) + px(BAR_GAP) if k > 1 else 0.0
        room = column.width - px(4) - bar
        largest = min(room, px(OUTPUT_SIZE if last else FULL_SIZE if column.full else SPARK_SIZE))
        widest, most = (px(WIDEST_PITCH), labelled) if last else (pitch, MOST)
        if column.index == 0 and pictures:
            widest, most = px(WIDEST_PITCH), min(most, pictured)
        seen = geometry.gutter <= column.centre <= geometry.width
        layers.append(nodes(column.index, column.centre, size, most, widest, largest, bar, seen))
    x = geometry.gutter - px(INPUT_CENTRE)
    return NetworkLayout(nodes(-1, x, inputs, labelled, px(WIDEST_INPUT_PITCH), px(FULL_SIZE)), tuple(layers))
