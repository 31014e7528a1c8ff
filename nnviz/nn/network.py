"""The network that teaches: forward, backward and the gradient, each written as in the textbook formula.

Training at full speed is the work of `fast_step.py`, which is tested equal to this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.errors import EngineError
from nnviz.nn.initializers import INITIALIZERS
from nnviz.nn.layers import Dense, Layer
from nnviz.nn.losses import LOSSES, Loss
from nnviz.nn.maxout import Maxout
from nnviz.nn.message import Message
from nnviz.nn.penalties import PENALTIES, Penalty

if TYPE_CHECKING:
    from numpy.random import Generator

# An exploding network is something to be watched: inf and NaN travel on as values, without warnings.
QUIET: dict[str, Any] = {"over": "ignore", "invalid": "ignore", "divide": "ignore", "under": "ignore"}


@dataclass(frozen=True, slots=True)
class Trace:
    """What one forward pass computed, layer by layer (l = 0 is the first hidden layer).

    z[l] (rows_l, m); a[0] = x and a[l + 1] = f(z[l]) (size_l, m); winners[l] (size_l, m) of a Maxout layer, else None
    """

    z: list[Array]
    a: list[Array]
    winners: list[NDArray[np.intp] | None]


@dataclass(frozen=True, slots=True)
class Backward:
    """What one backward pass computed, layer by layer.

    delta[l] = dL/dz[l] (rows_l, m), the loss's own 1/m included; brought[l] = dL/da (size_l, m) of the layer's output:
    (W^{l+1})ᵀ δ^{l+1} of a hidden layer, the loss's own gradient of the last.
    """

    delta: list[Array]
    brought: list[Array]


class Network:
    """A multilayer perceptron. Columns are samples: x is (n_0, m), y is (n_L, m).

    n_inputs     n_0
    layers       the hidden layers and the output layer, from the input on
    loss, loss_params
    penalty, penalty_rate   the regularisation term, on weights only: rate · R(w), the same in loss and gradient
    dtype        float64 or float32

    All parameters lie in one flat vector, `parameters`; layer l is its contiguous block [W | b], (rows_l, n_{l-1} + 1),
    and behind all blocks come the learned slopes. `weights`, `biases` and `slopes`, (n_l, 1) of a layer that learns
    its slopes and None of others, are live views of it. They start at 0: see `initialize`.
    """

    def __init__(
        self,
        n_inputs: int,
        layers: Sequence[Layer],
        loss: str = "half_mse",
        loss_params: Mapping[str, float] | None = None,
        penalty: str = "none",
        penalty_rate: float = 0.0,
        dtype: DTypeLike = np.float64,
    ) -> None:
        if n_inputs < 1 or not layers:
            raise EngineError(Message("network.empty", "A network needs at least one input and one layer."))
        self.dtype = np.dtype(dtype)
        if self.dtype not in (np.float64, np.float32):
            text = "dtype is {dtype}; allowed is float64 or float32."
            raise EngineError(Message("network.dtype", text, {"dtype": self.dtype}))
        self.n_inputs = n_inputs
        self.loss_function: Loss = LOSSES[loss]
        self.loss_params = self.loss_function.complete(loss_params or {})
        self.penalty: Penalty = PENALTIES[penalty]
        self.penalty_rate = float(penalty_rate)
        sizes = [n_inputs, *(layer.size for layer in layers)]
        self.layers = tuple(Dense(spec, n_in) for spec, n_in in zip(layers, sizes, strict=False))
        slopes = sum(layer.size for layer in self.layers if layer.activation.learned_slope)
        weights = sum(layer.rows * (layer.n_in + 1) for layer in self.layers)
        self.parameters: Array = np.zeros(weights + slopes, self.dtype)
        self.blocks = self.split(self.parameters)
        self.slopes = self.split_slopes(self.parameters)
        for layer, block, learned in zip(self.layers, self.blocks, self.slopes, strict=True):
            layer.attach(block)
            if learned is not None:
                layer.attach_slopes(learned)
        self.weights = tuple(layer.weight for layer in self.layers)
        self.biases = tuple(layer.bias for layer in self.layers)

    @property
    def fused(self) -> bool:
        """Whether δ of the output layer comes from the loss in one go, as a - T does, see `Loss.fused_delta`."""
        return self.loss_function.fuses_with == self.layers[-1].activation.name

    def split(self, vector: Array) -> tuple[Array, ...]:
        """Views of a vector laid out like `parameters`: the block [W | b] of every layer."""
        shapes = [(layer.rows, layer.n_in + 1) for layer in self.layers]
        ends = np.cumsum([rows * columns for rows, columns in shapes])
        return tuple(
            vector[end - shape[0] * shape[1] : end].reshape(shape) for shape, end in zip(shapes, ends, strict=True)
        )

    def split_slopes(self, vector: Array) -> tuple[Array | None, ...]:
        """Views of a vector laid out like `parameters`: the slopes (n_l, 1) of every layer that learns them."""
        views: list[Array | None] = []
        end = vector.size
        for layer in reversed(self.layers):
            learned = layer.activation.learned_slope
            views.append(vector[end - layer.size : end].reshape(-1, 1) if learned else None)
            end -= layer.size if learned else 0
        return tuple(reversed(views))

    def initialize(self, rng: Generator, initializer: str = "xavier_uniform", scale: float = 1.0) -> None:
        """Draw all weights anew, layer by layer; `scale` multiplies W. A layer's own initializer goes before."""
        for layer in self.layers:
            chosen = INITIALIZERS[layer.initializer or initializer]
            layer.weight[...] = scale * chosen.draw(rng, (layer.rows, layer.n_in), layer.n_in, layer.size)
            layer.bias[...] = chosen.bias
            layer.reset_slopes()

    def inputs(self, x: ArrayLike) -> Array:
        """x in the network's dtype; raises EngineError unless it is (n_0, m)."""
        return self._batch("x", x, self.n_inputs, "m")

    def targets(self, y: ArrayLike, m: int) -> Array:
        """y in the network's dtype; raises EngineError unless it is (n_L, m) for these m samples, at least one."""
        return self._batch("y", y, self.layers[-1].size, m or "1 or more")

    def _batch(self, name: str, values: ArrayLike, rows: int, samples: int | str) -> Array:
        with np.errstate(**QUIET):
            batch = np.asarray(values, self.dtype)
        if batch.ndim == 2 and batch.shape[0] == rows and samples in ("m", batch.shape[1]):
            return batch
        text = "{name} has the shape {shape}; it must be ({rows}, {samples}): a column is a sample."
        shapes = {"shape": batch.shape, "rows": rows, "samples": samples}
        raise EngineError(Message("samples.shape", text, {"name": name, **shapes}))

    def trace(self, x: ArrayLike) -> Trace:
        """Forward with everything kept: a[l+1] = f(W a[l] + b)."""
        z: list[Array] = []
        a: list[Array] = [self.inputs(x)]
        winners: list[NDArray[np.intp] | None] = []
        with np.errstate(**QUIET):
            for layer in self.layers:
                z.append(layer.weight @ a[-1] + layer.bias)
                a.append(layer.value(z[-1]))
                f = layer.activation
                winners.append(f.winners(z[-1], **layer.params) if isinstance(f, Maxout) else None)
        return Trace(z, a, winners)

    def forward(self, x: ArrayLike) -> Array:
        """(n_0, m) -> (n_L, m)."""
        a = self.inputs(x)
        with np.errstate(**QUIET):
            for layer in self.layers:
                a = layer.value(layer.weight @ a + layer.bias)
        return a

    def backward(self, trace: Trace, y: ArrayLike) -> Backward:
        """δ^L = dL/da^L ⊙ f'(z^L), then δ^l = (W^{l+1})ᵀ δ^{l+1} ⊙ f'(z^l) down to the first layer."""
        y = self.targets(y, trace.a[-1].shape[1])
        delta: list[Array] = []
        brought: list[Array] = []
        with np.errstate(**QUIET):
            brought.append(self.loss_function.gradient(trace.a[-1], y, **self.loss_params))
            if self.fused:
                delta.append(self.loss_function.fused_delta(trace.a[-1], y, **self.loss_params))
            else:
                delta.append(self.layers[-1].delta(brought[0], trace.z[-1]))
            for below, above, z in zip(self.layers[-2::-1], self.layers[:0:-1], trace.z[-2::-1], strict=True):
                brought.insert(0, above.weight.T @ delta[0])
                delta.insert(0, below.delta(brought[0], z))
        return Backward(delta, brought)

    def deltas(self, x: ArrayLike, y: ArrayLike) -> list[Array]:
        """dL/dz of every layer, [(rows_l, m), …]."""
        return self.backward(self.trace(x), y).delta

    def gradients(self, x: ArrayLike, y: ArrayLike) -> tuple[list[Array], list[Array]]:
        """dW = δ aᵀ and db = Σ δ of every layer, with the penalty's share in dW; shaped like weights and biases."""
        trace = self.trace(x)
        return self._gradients(trace, self.backward(trace, y))

    def slope_gradients(self, x: ArrayLike, y: ArrayLike) -> list[Array | None]:
        """dL/dslope (n_l, 1) of every layer that learns its slopes, None of the others. The penalty has no share."""
        trace = self.trace(x)
        return self._slope_gradients(trace, self.backward(trace, y))

    def gradient(self, x: ArrayLike, y: ArrayLike) -> Array:
        """All these gradients as one flat vector laid out like `parameters`."""
        trace = self.trace(x)
        backward = self.backward(trace, y)
        vector = np.empty_like(self.parameters)
        for block, dw, db in zip(self.split(vector), *self._gradients(trace, backward), strict=True):
            block[:, :-1], block[:, -1:] = dw, db
        for slopes, found in zip(self.split_slopes(vector), self._slope_gradients(trace, backward), strict=True):
            if slopes is not None:
                slopes[...] = found
        return vector

    def _gradients(self, trace: Trace, backward: Backward) -> tuple[list[Array], list[Array]]:
        with np.errstate(**QUIET):
            weights = [
                d @ a.T + self.penalty_rate * self.penalty.gradient(w)
                for d, a, w in zip(backward.delta, trace.a, self.weights, strict=False)
            ]
            biases = [d.sum(axis=1, keepdims=True) for d in backward.delta]
        return weights, biases

    def _slope_gradients(self, trace: Trace, backward: Backward) -> list[Array | None]:
        with np.errstate(**QUIET):
            return [
                layer.activation.slope_gradient(brought, z) if layer.activation.learned_slope else None
                for layer, brought, z in zip(self.layers, backward.brought, trace.z, strict=True)
            ]

    def data_loss(self, x: ArrayLike, y: ArrayLike) -> float:
        """The loss over these samples without the penalty."""
        output = self.forward(x)
        with np.errstate(**QUIET):
            return self.loss_function.value(output, self.targets(y, output.shape[1]), **self.loss_params)

    def penalty_loss(self) -> float:
        """rate · R over all weights; 0 without regularisation."""
        with np.errstate(**QUIET):
            return self.penalty_rate * sum(self.penalty.value(w) for w in self.weights) if self.penalty_rate else 0.0

    def loss(self, x: ArrayLike, y: ArrayLike) -> float:
        """The loss over these samples, the penalty included: what the gradients are the gradients of."""
        return self.data_loss(x, y) + self.penalty_loss()
