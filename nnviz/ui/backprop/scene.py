"""What the diagram is to show of a step: which neurons and edges are in the light, and which figures stand by them.

It looks things up in the walk and computes nothing; Qt is not needed for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.training.walk.step import WalkStep
from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop.figures import figure

Direction = Literal["forward", "back", "update", ""]
Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Edge:
    """From unit `source` of column `column` - 1 to unit `target` of column `column`; `words` stand on it."""

    column: int
    source: int
    target: int
    weight: float
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The network at one step of the walk; column 0 is the input, column l layer l.

    signals, errors   by column the figure of every unit, None where it is not computed yet
    nodes             in the light: column and unit, and the lines that stand beside it
    column            the layer that the step is about, None for none
    """

    signals: tuple[Floats | None, ...]
    errors: tuple[Floats | None, ...]
    direction: Direction = ""
    column: int | None = None
    nodes: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()

    @property
    def wanted(self) -> tuple[tuple[int, ...], ...]:
        """The units in the light, by column, the chosen one of each first."""
        columns: list[list[int]] = [[] for _ in self.signals]
        for column, unit in self.nodes:
            columns[column].append(unit)
        return tuple(tuple(units[:1]) for units in columns)


def by_unit(walk: Walk, layer: int, column: int) -> Floats:
    """W of a layer (from 0) as (n_l, n_{l-1}): of Maxout the row of the piece that wins for the sample `column`."""
    weight, z = walk.arrays[f"W{layer + 1}"].values, walk.arrays[f"z{layer + 1}"].values
    units = walk.arrays[f"a{layer + 1}"].values.shape[0]
    k = len(weight) // units
    if k == 1:
        return weight
    winners = np.nan_to_num(z[:, column]).reshape(units, k).argmax(axis=1)
    chosen: Floats = weight[np.arange(units) * k + winners]
    return chosen


def scene_of(walk: Walk, index: int, entry: tuple[int, int], column: int, decimals: int = 3) -> Scene:
    """The network when the walk has come to step `index` and its `entry` is looked at, for the sample `column`."""
    depth = len(walk.moment.layers)
    known = {step.result.name for step in walk.steps[: index + 1]} | {"a0"}
    signals = tuple(walk.arrays[f"a{l}"].values[:, column] if f"a{l}" in known else None for l in range(depth + 1))
    errors: list[Floats | None] = [None]
    for l in range(1, depth + 1):
        units = walk.arrays[f"a{l}"].values.shape[0]
        delta = walk.arrays[f"delta{l}"].values[:, column] if f"delta{l}" in known else None
        errors.append(None if delta is None else delta.reshape(units, -1).sum(axis=1))
    light = _Light(walk, walk.steps[index], entry, column, decimals)
    return Scene(signals, tuple(errors), light.direction, light.column, light.nodes, tuple(light.edges))


class _Light:
    """What is in the light at one step."""

    def __init__(self, walk: Walk, step: WalkStep, entry: tuple[int, int], sample: int, decimals: int) -> None:
        self._walk, self._step, self._entry, self._sample, self._decimals = walk, step, entry, sample, decimals
        self.nodes: dict[tuple[int, int], tuple[str, ...]] = {}
        self.edges: list[Edge] = []
        self.direction: Direction = {"forward": "forward", "backward": "back", "update": "update"}[step.phase]  # type: ignore[assignment]
        depth = len(walk.moment.layers)
        self.column: int | None = depth if step.kind == "loss" else None if step.layer is None else step.layer + 1
        if step.kind == "loss":
            self.nodes = {(depth, unit): () for unit in range(len(walk.arrays[f"a{depth}"].values))}
        elif step.layer is not None:
            getattr(self, f"_{step.kind}")(step.layer)

    def _of(self, name: str, row: int) -> float:
        values = self._walk.arrays[name].values
        return float(values[row, min(self._sample, values.shape[1] - 1)])

    def _write(self, symbol: str, value: float, *, bold: bool = False) -> str:
        text = f"{symbol} {figure(value, self._decimals)}"
        return f"<b>{text}</b>" if bold else text

    def _unit(self, layer: int) -> tuple[int, int]:
        """The unit of the chosen row, and the row of W that stands for it."""
        units = len(self._walk.arrays[f"a{layer + 1}"].values)
        k = len(self._walk.arrays[f"z{layer + 1}"].values) // units
        rows = len(self._step.result.values)
        unit = self._entry[0] // k if rows == units * k else self._entry[0]
        return unit, self._entry[0]

    def _pre_activation(self, layer: int) -> None:
        unit, row = self._unit(layer)
        self.nodes[layer + 1, unit] = (self._write("<i>z</i>", self._of(f"z{layer + 1}", row), bold=True),)
        weights = self._walk.arrays[f"W{layer + 1}"].values[row]
        for source, weight in enumerate(weights.tolist()):
            self.nodes[layer, source] = ()
            self._edge(layer, source, unit, weight)

    def _activation(self, layer: int) -> None:
        unit, _ = self._unit(layer)
        k = len(self._walk.arrays[f"z{layer + 1}"].values) // len(self._walk.arrays[f"a{layer + 1}"].values)
        z = max(self._of(f"z{layer + 1}", unit * k + piece) for piece in range(k))
        a = self._of(f"a{layer + 1}", unit)
        lines = (self._write("<i>z</i>", z), self._write("<i>a</i>", a, bold=True))
        self.nodes[layer + 1, unit] = lines

    def _delta(self, layer: int) -> None:
        unit, row = self._unit(layer)
        lines = [self._write("<i>δ</i>", self._of(f"delta{layer + 1}", row), bold=True)]
        slope = next((array for array in self._step.between if array.name.startswith("fprime")), None)
        if slope is not None and slope.values.shape == self._step.result.values.shape:
            lines.insert(0, self._write("<i>f</i> ′", self._of(slope.name, row)))
        self.nodes[layer + 1, unit] = tuple(lines)
        if layer + 1 < len(self._walk.moment.layers):
            weights = by_unit(self._walk, layer + 1, self._sample)[:, unit]
            for target, weight in enumerate(weights.tolist()):
                self.nodes[layer + 2, target] = ()
                self._edge(layer + 1, unit, target, weight)

    def _weight_gradient(self, layer: int) -> None:
        self._one_edge(layer, "<i>∂w</i> = {value}")

    def _weight_update(self, layer: int) -> None:
        self._one_edge(layer, "<i>w</i> ← {value}")

    def _one_edge(self, layer: int, words: str) -> None:
        unit, row = self._unit(layer)
        source = self._entry[1]
        self.nodes[layer + 1, unit] = (self._write("<i>δ</i>", self._of(f"delta{layer + 1}", row)),)
        self.nodes[layer, source] = (self._write("<i>a</i>", self._of(f"a{layer}", source)),)
        weight = float(self._walk.arrays[f"W{layer + 1}"].values[row, source])
        value = figure(float(self._step.result.values[self._entry]), self._decimals)
        self.edges.append(Edge(layer + 1, source, unit, weight, words.format(value=value)))

    def _bias_gradient(self, layer: int) -> None:
        self._one_node(layer, "<i>∂b</i>")

    def _bias_update(self, layer: int) -> None:
        self._one_node(layer, "<i>b</i> ←")

    def _slope_gradient(self, layer: int) -> None:
        self._one_node(layer, "<i>∂s</i>")

    def _slope_update(self, layer: int) -> None:
        self._one_node(layer, "<i>s</i> ←")

    def _one_node(self, layer: int, symbol: str) -> None:
        unit, _ = self._unit(layer)
        value = float(self._step.result.values[self._entry])
        self.nodes[layer + 1, unit] = (self._write(symbol, value, bold=True),)

    def _edge(self, layer: int, source: int, target: int, weight: float) -> None:
        words = f"<i>w</i> = {figure(weight, self._decimals)}"
        self.edges.append(Edge(layer + 1, source, target, weight, words))
