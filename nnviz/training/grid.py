"""The network's outputs over a grid of inputs in float32, for pictures: bound once, then only computed.

Pictures need three digits, not fifteen: float32 halves the time, and the buffers of a chunk stay in the cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Network
from nnviz.nn.activation_base import Call
from nnviz.nn.network import QUIET

Pictures = NDArray[Any]  # float32
CHUNK_BYTES = 1 << 20  # of the buffers of all layers together; in half as much the calls' own cost shows


class GridForward:
    """Forward of `network` over fixed inputs (n_0, M), in chunks of columns.

    Where most inputs are the same all over, `inputs` are only those (k, M) that vary, `rows` (k,) says which they are,
    and `others` (n_0,) holds the rest, 0 in these rows: a map costs the same over 2 columns as over 1,000.

    compute(keep_all=False) -> the outputs of the last layer, [(n_L, M)]; keep_all: of every layer. All finite: what
    float32 cannot hold is shown as its largest number, what is not a number as 0.
    """

    def __init__(
        self,
        network: Network,
        inputs: NDArray[Any],
        rows: Sequence[int] | None = None,
        others: NDArray[Any] | None = None,
    ) -> None:
        self._network = network
        self._rows = None if rows is None else list(rows)
        self._others = others
        self._inputs = np.ones((inputs.shape[0] + 1, inputs.shape[1]), np.float32)  # the last row takes the bias
        self._inputs[:-1] = inputs
        first = (network.blocks[0].shape[0], inputs.shape[0] + 1)
        self._blocks = [np.empty(shape, np.float32) for shape in (first, *(b.shape for b in network.blocks[1:]))]
        buffered = sum(layer.rows + layer.size + 1 for layer in network.layers)
        width = max(64, min(inputs.shape[1], CHUNK_BYTES // (4 * buffered)))
        self._chunks = [slice(i, min(i + width, inputs.shape[1])) for i in range(0, inputs.shape[1], width)]
        self._plans = {chunk.stop - chunk.start: self._bind(chunk.stop - chunk.start) for chunk in self._chunks}

    def compute(self, keep_all: bool = False) -> list[Pictures]:
        """The pictures now, in fresh arrays."""
        layers = self._network.layers
        first = 0 if keep_all else len(layers) - 1
        pictures = [np.empty((layer.size, self._inputs.shape[1]), np.float32) for layer in layers[first:]]
        with np.errstate(**QUIET):
            self._copy_first_block()
            for mine, block in zip(self._blocks[1:], self._network.blocks[1:], strict=True):
                np.copyto(mine, block, casting="same_kind")
            for chunk in self._chunks:
                z, calls, outputs = self._plans[chunk.stop - chunk.start]
                np.matmul(self._blocks[0], self._inputs[:, chunk], out=z)
                for call in calls:
                    call()
                for picture, output in zip(pictures, outputs[first:], strict=True):
                    picture[:, chunk] = output
        for picture in pictures:
            if not np.isfinite(picture.sum()):
                np.nan_to_num(picture, copy=False)
        return pictures

    def _copy_first_block(self) -> None:
        """What the inputs that are the same all over bring to z is added to the bias."""
        mine, block = self._blocks[0], self._network.blocks[0]
        if self._rows is None:
            np.copyto(mine, block, casting="same_kind")
            return
        mine[:, :-1] = block[:, self._rows]
        mine[:, -1] = block[:, -1] if self._others is None else block[:, -1] + block[:, :-1] @ self._others

    def _bind(self, width: int) -> tuple[Pictures, list[Call], list[Pictures]]:
        """First z, the calls that lead from it to the output, and the output of every layer, for a chunk's width."""
        calls: list[Call] = []
        outputs: list[Pictures] = []
        below: Pictures | None = None
        first: Pictures | None = None
        for layer, block in zip(self._network.layers, self._blocks, strict=True):
            with_ones: Pictures = np.ones((layer.size + 1, width), np.float32)
            a: Pictures = with_ones[:-1]
            z: Pictures = a if layer.activation.from_output else np.empty((layer.rows, width), np.float32)
            if below is None:
                first = z
            else:
                calls.append(_product(block, below, z))
            calls += layer.activation.value_calls(z, a, **layer.params)
            outputs.append(a)
            below = with_ones
        assert first is not None
        return first, calls, outputs


def _product(weight: Pictures, below: Pictures, z: Pictures) -> Call:
    def product() -> None:
        np.matmul(weight, below, out=z)

    return product
