"""The training step at full speed: the formulas of `network.py`, compiled once into a flat list of in-place calls.

It shuffles, picks the mini-batches and updates the parameters; it measures nothing and knows no time.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.errors import EngineError
from nnviz.nn.network import QUIET, Network
from nnviz.nn.optimizers import OPTIMIZERS, Optimizer
from nnviz.nn.penalties import PENALTIES

# The batches of a pass are gathered several at a time, as many as fit here: one call of `take` for all of them.
GATHERED_BYTES = 1 << 18
GATHERED_BATCHES = 64


class FastStep:
    """Trains `network` on x (n_0, N), y (n_L, N) by mini-batches.

    Every pass goes through the samples in a new order drawn from `rng`; the batch left over at its end is applied as a
    smaller one. More than N as batch size is the full batch. The regularisation is the network's own penalty.
    How the steps are sliced changes nothing: run(10) is run(1) ten times, bit for bit.

    step     updates made so far
    epoch    completed passes
    """

    def __init__(
        self,
        network: Network,
        x: ArrayLike,
        y: ArrayLike,
        *,
        rng: Generator,
        batch_size: int = 10,
        optimizer: str = "sgd",
        optimizer_params: Mapping[str, float] | None = None,
        learning_rate: float = 0.03,
    ) -> None:
        self.network = network
        self.optimizer: Optimizer = OPTIMIZERS[optimizer]
        self.optimizer_params = self.optimizer.complete(optimizer_params or {})
        self.optimizer_state = self.optimizer.state(network.parameters)
        self.step = 0
        self.epoch = 0
        self.rng = rng
        # Sample by sample in rows, so that picking a batch copies whole rows; the 1 behind each takes the bias.
        x, y = np.asarray(x), np.asarray(y)
        if x.shape[0] != network.n_inputs or y.shape != (network.layers[-1].size, x.shape[1]) or not x.shape[1]:
            raise EngineError(
                "samples.shape",
                "x {x} and y {y} do not fit a network from {inputs} to {outputs}",
                x=x.shape,
                y=y.shape,
                inputs=network.n_inputs,
                outputs=network.layers[-1].size,
            )
        self._x = np.ones((x.shape[1], network.n_inputs + 1), network.dtype)
        self._x[:, :-1] = x.T
        self._y = np.array(y.T, network.dtype, order="C")

        self._rate = np.array(learning_rate, network.dtype)
        self._learning_rate = float(learning_rate)
        self._gradient = np.zeros_like(network.parameters)
        self._scratch = np.zeros_like(network.parameters)
        self._decay = np.zeros_like(network.parameters)
        self._batch_size = self._checked_batch_size(batch_size)
        self._plans: dict[int, _Plan] = {}
        self._ready: list[list[Call]] = []  # the steps whose batches lie gathered and wait
        self._order: NDArray[np.intp] = self.rng.permutation(self.samples)
        self._position = 0
        self._set_scales()

    @property
    def samples(self) -> int:
        """N, the number of training samples."""
        return len(self._x)

    @property
    def position(self) -> int:
        """How many samples of the running pass are done, 0 … N-1."""
        return self._position

    @property
    def learning_rate(self) -> float:
        """May be changed at any time; nothing else changes with it."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self._learning_rate = float(rate)
        self._rate[...] = rate
        self._set_scales()

    @property
    def batch_size(self) -> int:
        """May be changed at any time; the running pass goes on from where it stands."""
        return self._batch_size

    @batch_size.setter
    def batch_size(self, size: int) -> None:
        self._batch_size = self._checked_batch_size(size)
        self._recompile()

    def set_penalty(self, name: str, rate: float) -> None:
        """Change the network's regularisation; the running pass goes on from where it stands."""
        self.network.penalty, self.network.penalty_rate = PENALTIES[name], float(rate)
        self._recompile()

    def run(self, steps: int) -> None:
        """Make so many updates. NaN and infinity are values like others here: no warning, no error."""
        size = min(self._batch_size, self.samples)
        with np.errstate(**QUIET):
            while steps > 0:
                if not self._ready:
                    self._gather()
                now, self._ready = self._ready[:steps], self._ready[steps:]
                for calls in now:
                    for call in calls:
                        call()
                steps -= len(now)
                self.step += len(now)
                self._position = min(self._position + len(now) * size, self.samples)
                if self._position == self.samples:
                    self.epoch += 1
                    self._position = 0
                    self._order = self.rng.permutation(self.samples)

    def state(self) -> dict[str, Any]:
        """Everything that `restore` needs to go on bit for bit, as copies; the settings are not part of it."""
        return {
            "parameters": self.network.parameters.copy(),
            "optimizer": {name: array.copy() for name, array in self.optimizer_state.items()},
            "order": self._order.copy(),
            "position": self._position,
            "step": self.step,
            "epoch": self.epoch,
            "generator": deepcopy(self.rng.bit_generator.state),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to a `state()` of the same network, data and settings. The live arrays stay the same objects."""
        self.network.parameters[...] = state["parameters"]
        for name, array in self.optimizer_state.items():
            array[...] = state["optimizer"][name]
        self._order = np.array(state["order"], np.intp)
        self._position = int(state["position"])
        self.step = int(state["step"])
        self.epoch = int(state["epoch"])
        self.rng.bit_generator.state = deepcopy(state["generator"])
        self._ready = []

    def _checked_batch_size(self, size: int) -> int:
        if size < 1:
            raise EngineError("batch_size.range", "batch_size is {size}, allowed is 1 or more", size=size)
        return int(size)

    def _recompile(self) -> None:
        self._plans.clear()
        self._ready = []
        self._set_scales()

    def _set_scales(self) -> None:
        """Write the learning rate to where it is multiplied in: for SGD into the delta of the output, once per step."""
        folded = self._learning_rate if self.optimizer.folds_rate else 1.0
        for size, plan in self._plans.items():
            plan.scale[...] = folded * self.network.loss_function.factor(size)
        for block in self.network.split(self._decay):
            block[:, :-1] = folded * self.network.penalty_rate

    def _gather(self) -> None:
        """Copy the next batches of the pass into their places, and make their steps ready."""
        left = self.samples - self._position
        size = min(self._batch_size, left)
        plan = self._plans.get(size)
        if plan is None:
            plan = self._plans[size] = self._compile(size)
            self._set_scales()
        count = min(len(plan.steps), left // size)
        chosen = self._order[self._position : self._position + count * size]
        # mode="clip" only because "raise" would go through a temporary copy: every index is in range
        self._x.take(chosen, 0, plan.x[: count * size], "clip")
        self._y.take(chosen, 0, plan.y[: count * size], "clip")
        self._ready = plan.steps[:count]

    def _compile(self, size: int) -> _Plan:
        bytes_each = size * (self._x.itemsize * (self._x.shape[1] + self._y.shape[1]))
        places = max(1, min(GATHERED_BATCHES, self.samples // size, GATHERED_BYTES // bytes_each))
        return _Plan(self.network, size, places, self._gradient, self._update_calls())

    def _update_calls(self) -> list[Call]:
        """What follows once the gradient of the data is known: the penalty's share, and the optimizer's rule."""
        theta, network = self.network.parameters, self.network
        calls: list[Call] = []
        if network.penalty.name != "none" and network.penalty_rate:
            calls += network.penalty.gradient_calls(theta, self._decay, self._scratch)
            calls.append(partial(np.add, self._gradient, self._scratch, self._gradient))
        calls += self.optimizer.step_calls(
            theta, self._gradient, self.optimizer_state, self._rate, self._scratch, **self.optimizer_params
        )
        return calls


class _Plan:
    """The compiled steps for batches of `size` samples, with all their buffers.

    x (places*size, n_0 + 1), y (places*size, n_L)   the gathered batches, one below the other
    steps[i]                                         the calls that train on batch i
    scale                                            0-d: what the loss's gradient is multiplied by

    The activations of all layers lie in one flat buffer, each with a row of ones below it which takes the bias:
    z = [W | b] [a; 1], and [dW | db] = δ [a; 1]ᵀ. Neighbours with the same function get their f' in one go.
    """

    def __init__(self, network: Network, size: int, places: int, gradient: Array, update: list[Call]) -> None:
        dtype, layers = network.dtype, network.layers
        self.x = np.ones((places * size, network.n_inputs + 1), dtype)
        self.y = np.zeros((places * size, layers[-1].size), dtype)
        self.scale = np.ones((), dtype)

        ends = np.cumsum([(layer.size + 1) * size for layer in layers]).tolist()
        spans = [slice(end - (layer.size + 1) * size, end) for layer, end in zip(layers, ends, strict=True)]
        flat_a, flat_z, flat_slope = np.ones(ends[-1], dtype), np.ones(ends[-1], dtype), np.ones(ends[-1], dtype)
        with_ones = [flat_a[span].reshape(-1, size) for span in spans]
        a = [rows[:-1] for rows in with_ones]
        slope = [flat_slope[span].reshape(-1, size)[:-1] for span in spans]
        z: list[Array] = []
        for layer, span, output in zip(layers, spans, a, strict=True):
            f = layer.activation
            if not f.elementwise:
                z.append(np.empty((layer.rows, size), dtype))
            else:
                z.append(output if f.from_output else flat_z[span].reshape(-1, size)[:-1])

        # Forward from the second layer on: what goes before depends on the batch.
        blocks = network.blocks
        middle: list[Call] = list(layers[0].value_calls(z[0], a[0]))
        for l in range(1, len(layers)):
            middle.append(partial(blocks[l].dot, with_ones[l - 1], z[l]))
            middle += layers[l].value_calls(z[l], a[l])
        middle += _slope_calls(network, spans, flat_z, flat_a, flat_slope)

        # Backward, after the loss, which depends on the batch too, down to δ of the first layer.
        grads = network.split(gradient)
        brought = np.empty((layers[-1].size, size), dtype)
        after_loss: list[Call] = [partial(np.multiply, brought, self.scale, brought)]
        for l in range(len(layers) - 1, -1, -1):
            f = layers[l].activation
            if f.identity or (network.fused and l == len(layers) - 1):
                delta = brought
            elif f.elementwise:
                delta = brought
                after_loss.append(partial(np.multiply, brought, slope[l], delta))
            else:
                delta = np.empty((layers[l].rows, size), dtype)
                after_loss += layers[l].delta_calls(brought, z[l], a[l], delta)
            if l:
                after_loss.append(partial(delta.dot, with_ones[l - 1].T, grads[l]))
                brought_and_rest = np.empty((layers[l].n_in + 1, size), dtype)  # the last row would be the ones' delta
                after_loss.append(partial(blocks[l].T.dot, delta, brought_and_rest))
                brought = brought_and_rest[:-1]
        first_delta, target_loss = delta, network.loss_function

        self.steps: list[list[Call]] = []
        output = a[-1]
        output_brought = after_loss[0].args[0]  # type: ignore[attr-defined]
        for place in range(places):
            x = self.x[place * size : (place + 1) * size]
            y = self.y[place * size : (place + 1) * size].T
            if network.fused:
                loss: list[Call] = [partial(np.subtract, output, y, output_brought)]
            else:
                loss = target_loss.gradient_calls(output, y, output_brought, **network.loss_params)
            self.steps.append(
                [
                    partial(blocks[0].dot, x.T, z[0]),
                    *middle,
                    *loss,
                    *after_loss,
                    partial(first_delta.dot, x, grads[0]),
                    *update,
                ]
            )


def _slope_calls(network: Network, spans: list[slice], flat_z: Array, flat_a: Array, flat_slope: Array) -> list[Call]:
    """Calls for f' of all element-wise layers, each run of neighbours with the same function in one go."""
    layers = network.layers[:-1] if network.fused else network.layers
    calls: list[Call] = []
    first = 0
    for l, layer in enumerate(layers):
        follows = layers[l + 1] if l + 1 < len(layers) else None
        if follows and follows.activation is layer.activation and follows.params == layer.params:
            continue
        if layer.activation.elementwise and not layer.activation.identity:
            run = slice(spans[first].start, spans[l].stop)
            calls += layer.activation.derivative_calls(flat_z[run], flat_a[run], flat_slope[run], **layer.params)
        first = l + 1
    return calls
