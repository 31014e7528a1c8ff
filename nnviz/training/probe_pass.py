"""The forward and the backward pass of the probe into tables made once: sixty times a second, allocating costs most.

The same figures as `Network.trace` and `Network.backward`, which teach the formulas and to which this is tested equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Network
from nnviz.nn.activation_base import Call
from nnviz.nn.layers import neighbours_alike
from nnviz.nn.maxout import Maxout
from nnviz.nn.network import QUIET
from nnviz.training.data import Array


class ProbePass:
    """All figures of `network` on the samples x (n_0, m), y (n_L, m), taken as one batch.

    R counts the rows of z of all layers, S their units, the first layer's first. The tables hold what the last
    `compute` found; the lists, layer by layer, are views of them.

    z_table, slope_table, delta_table   (R, m): z; f'(z), of Maxout 1 and of softmax the Jacobian's diagonal; dL/dz
    a_table, brought_table              (S, m): f(z); dL/da
    z[l], delta[l]   (rows_l, m)        a[l], brought[l]   (size_l, m); l = 0 is the first hidden layer
    """

    def __init__(self, network: Network, x: Array, y: Array) -> None:
        self.network = network
        self.x, self.y = x, y
        rows = _slices([layer.rows for layer in network.layers])
        units = _slices([layer.size for layer in network.layers])
        self.rows, self.units = rows, units
        samples = x.shape[1]
        self.z_table, self.slope_table, self.delta_table = (
            np.ones((rows[-1].stop, samples), network.dtype) for _ in range(3)
        )
        self.a_table, self.brought_table = (np.ones((units[-1].stop, samples), network.dtype) for _ in range(2))
        self.z = [self.z_table[r] for r in rows]
        self.delta = [self.delta_table[r] for r in rows]
        self.a = [self.a_table[u] for u in units]
        self.brought = [self.brought_table[u] for u in units]
        self._value_calls = [
            layer.activation.value_calls(z, a, **layer.params)
            for layer, z, a in zip(network.layers, self.z, self.a, strict=True)
        ]
        self._slope_calls = self._bind_slopes()

    def compute(self) -> None:
        """Fill the tables from the network as it stands."""
        with np.errstate(**QUIET):
            self._forward()
            for call in self._slope_calls:
                call()
            for l, layer in enumerate(self.network.layers):
                if not layer.activation.elementwise and layer.pieces == 1:
                    self.slope_table[self.rows[l]] = layer.derivative(self.z[l])
            self._backward()

    def winners(self, l: int) -> NDArray[np.intp] | None:
        """The winning piece of each unit and sample (size_l, m), None if layer l is no Maxout."""
        layer = self.network.layers[l]
        return layer.activation.winners(self.z[l], **layer.params) if isinstance(layer.activation, Maxout) else None

    def _forward(self) -> None:
        below = self.x
        for layer, z, a, calls in zip(self.network.layers, self.z, self.a, self._value_calls, strict=True):
            np.matmul(layer.weight, below, out=z)
            np.add(z, layer.bias, out=z)
            for call in calls:
                call()
            below = a

    def _backward(self) -> None:
        network = self.network
        last = len(network.layers) - 1
        self.brought[last][...] = network.loss_function.gradient(self.a[last], self.y, **network.loss_params)
        for l in range(last, -1, -1):
            layer = network.layers[l]
            if l == last and network.fused:
                self.delta[l][...] = network.loss_function.fused_delta(self.a[l], self.y, **network.loss_params)
            elif layer.activation.elementwise:
                np.multiply(self.brought[l], self.slope_table[self.rows[l]], out=self.delta[l])
            else:
                self.delta[l][...] = layer.delta(self.brought[l], self.z[l])
            if l:
                np.matmul(layer.weight.T, self.delta[l], out=self.brought[l - 1])

    def _bind_slopes(self) -> list[Call]:
        """Calls for f' of the element-wise layers, neighbours with the same function in one go."""
        calls: list[Call] = []
        for first, last in neighbours_alike(self.network.layers):
            layer = self.network.layers[first]
            rows = slice(self.rows[first].start, self.rows[last].stop)
            units = slice(self.units[first].start, self.units[last].stop)
            calls += layer.activation.derivative_calls(
                self.z_table[rows], self.a_table[units], self.slope_table[rows], **layer.params
            )
        return calls


def _slices(counts: Sequence[Any]) -> list[slice]:
    ends = np.cumsum(counts).tolist()
    return [slice(end - count, end) for end, count in zip(ends, counts, strict=True)]
