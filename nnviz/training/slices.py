"""The true loss of a network while a few of its parameters, or all of them along given directions, are moved.

Nothing here knows a run or a window: a `ParameterLoss` is a network that stands still, and samples to measure it on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn import Layer, Network
from nnviz.nn.layers import Dense
from nnviz.nn.network import QUIET
from nnviz.training.data import Array
from nnviz.training.slices_places import Place

# Of one layer's values at a time: they stay in the cache, and a stop is heard within milliseconds.
CHUNK_BYTES = 1 << 20
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Varied:
    """What differs from point to point in one layer: c points, r of its rows.

    rows     which rows of [W | b] differ, ascending
    blocks   (c, r, n_in + 1) these rows at every point
    slopes   (c, size, 1) the learned slopes at every point; None: they stay as they are, or there are none
    """

    rows: NDArray[np.intp]
    blocks: Array
    slopes: Array | None = None


VariedLayers = Mapping[int, Varied]


class ParameterLoss:
    """The loss of `network`, with its penalty, on the samples x (n_0, m), y (n_L, m) as one batch.

    The network is read, never changed, and has to stay as it is. What lies below the first layer that is moved is
    computed once; from there on many points go through the network together, side by side along the samples.
    """

    def __init__(self, network: Network, x: ArrayLike, y: ArrayLike) -> None:
        self.network = network
        self.x = network.inputs(x)
        self.y = network.targets(y, self.x.shape[1])
        self._trace = network.trace(self.x)
        self._moved: Network | None = None

    def loss(self) -> float:
        """Where the network stands."""
        return self.network.loss(self.x, self.y)

    def at(self, parameters: ArrayLike) -> tuple[float, Array]:
        """Loss and dL/dθ (n,) of the network with these parameters (n,): one pass forward and one back."""
        if self._moved is None:
            self._moved = copied(self.network)
        with np.errstate(**QUIET):
            self._moved.parameters[...] = parameters
        return self._moved.loss(self.x, self.y), self._moved.gradient(self.x, self.y)

    def with_parameters(self, places: Sequence[Place], values: ArrayLike, stopped: Stopped | None = None) -> Array:
        """The loss at every point p with the parameter places[j] set to values[p, j]: (p,), float64.

        NaN from where it was stopped on.
        """
        wanted = self._points(values, len(places))
        return self._losses(len(wanted), lambda points: _replaced(self.network, places, wanted[points]), stopped)

    def along(self, directions: Array, values: ArrayLike, stopped: Stopped | None = None) -> Array:
        """The loss at θ + values[p] @ directions for every point p; directions (k, n), values (p, k): (p,), float64.

        NaN from where it was stopped on.
        """
        theta, directions = self.network.parameters, np.asarray(directions, self.network.dtype)
        wanted = self._points(values, len(directions))
        return self._losses(
            len(wanted), lambda points: _all_varied(self.network, theta + wanted[points] @ directions), stopped
        )

    def _points(self, values: ArrayLike, numbers: int) -> Array:
        with np.errstate(**QUIET):
            return np.asarray(values, self.network.dtype).reshape(-1, numbers)

    # -- many points at once ---------------------------------------------------------------------------------------

    def _losses(self, count: int, varied: Callable[[slice], VariedLayers], stopped: Stopped | None) -> Array:
        network, samples = self.network, self.x.shape[1]
        widest = max(max(layer.rows, layer.n_in) for layer in network.layers)
        together = max(1, CHUNK_BYTES // ((widest * samples + network.parameters.size) * network.dtype.itemsize))
        tables = [np.empty((min(together, count), layer.rows, samples), network.dtype) for layer in network.layers]
        losses = np.full(count, np.nan)
        with np.errstate(**QUIET):
            for first in range(0, count, together):
                if stopped is not None and stopped():
                    break
                points = slice(first, min(first + together, count))
                losses[points] = self._chunk(varied(points), [z[: points.stop - first] for z in tables])
        return losses

    def _chunk(self, varied: VariedLayers, tables: list[Array]) -> list[float]:
        """The losses of the points that differ in the layers of `varied`, at least one; `tables` to work in."""
        network, outputs = self.network, self._outputs(varied, tables)
        losses = [network.loss_function.value(output, self.y, **network.loss_params) for output in outputs]
        if not network.penalty_rate:
            return losses
        penalties = self._penalties(varied, len(outputs))
        return [loss + network.penalty_rate * penalty for loss, penalty in zip(losses, penalties, strict=True)]

    def _outputs(self, varied: VariedLayers, tables: list[Array]) -> Array:
        """(c, n_L, m); z of every layer goes into its table (c, rows, m)."""
        first = min(varied)
        below: Array = self._trace.a[first]  # (n_in, m) as long as it is the same at all points, then (c, n_in, m)
        for l in range(first, len(tables)):
            layer, z, here = self.network.layers[l], tables[l], varied.get(l)
            if here is not None and len(here.rows) == layer.rows:
                np.matmul(here.blocks[:, :, :-1], below, out=z)
                z += here.blocks[:, :, -1:]
            else:
                if l == first:
                    z[...] = self._trace.z[l]
                else:
                    np.matmul(layer.weight, below, out=z)
                    z += layer.bias
                if here is not None and len(here.rows):
                    z[:, here.rows] = np.matmul(here.blocks[:, :, :-1], below) + here.blocks[:, :, -1:]
            below = _activated(layer, z, None if here is None else here.slopes)
        return below

    def _penalties(self, varied: VariedLayers, count: int) -> list[float]:
        """R of all weights at every point."""
        penalty = self.network.penalty
        same = sum(
            penalty.value(np.delete(weight, varied[l].rows, axis=0) if l in varied else weight)
            for l, weight in enumerate(self.network.weights)
        )
        return [same + sum(penalty.value(here.blocks[p, :, :-1]) for here in varied.values()) for p in range(count)]


def copied(network: Network) -> Network:
    """Another network that is the same."""
    layers = [Layer(layer.size, layer.activation.name, layer.settings) for layer in network.layers]
    other = Network(
        network.n_inputs,
        layers,
        network.loss_function.name,
        network.loss_params,
        network.penalty.name,
        network.penalty_rate,
        network.dtype,
    )
    other.parameters[...] = network.parameters
    return other


def _activated(layer: Dense, z: Array, slopes: Array | None) -> Array:
    """f of z (c, rows, m): (c, size, m)."""
    count, rows, samples = z.shape
    if slopes is not None:
        return layer.activation.value(z, slope=slopes)
    if layer.activation.elementwise:
        return layer.value(z)
    if layer.pieces > 1:  # a unit's rows lie together, so those of several networks are those of a wider one
        return layer.value(z.reshape(-1, samples)).reshape(count, layer.size, samples)
    beside = layer.value(z.transpose(1, 0, 2).reshape(rows, -1))
    return beside.reshape(layer.size, count, samples).transpose(1, 0, 2)


def _replaced(network: Network, places: Sequence[Place], values: Array) -> VariedLayers:
    """Points that differ in single parameters; values (c, k)."""
    varied: dict[int, Varied] = {}
    for l in sorted({place.layer for place in places}):
        here = [(place, column) for place, column in zip(places, values.T, strict=True) if place.layer == l]
        rows = np.unique(np.array([place.row for place, _ in here if place.column is not None], np.intp))
        blocks = np.repeat(network.blocks[l][rows][None], len(values), axis=0)
        learned = network.slopes[l]
        slopes = None if learned is None else np.repeat(learned[None], len(values), axis=0)
        for place, column in here:
            if place.column is not None:
                blocks[:, np.searchsorted(rows, place.row), place.column] = column
            elif slopes is not None:
                slopes[:, place.row, 0] = column
        varied[l] = Varied(rows, blocks, slopes)
    return varied


def _all_varied(network: Network, moved: Array) -> VariedLayers:
    """Points that differ in all parameters; moved (c, n)."""
    varied: dict[int, Varied] = {}
    first = 0
    for l, block in enumerate(network.blocks):
        blocks = moved[:, first : first + block.size].reshape(-1, *block.shape)
        varied[l] = Varied(np.arange(block.shape[0]), blocks)
        first += block.size
    for l, learned in enumerate(network.slopes):
        if learned is not None:
            slopes = moved[:, first : first + learned.size, None]
            varied[l] = Varied(varied[l].rows, varied[l].blocks, slopes)
            first += learned.size
    return varied
