"""One training step as a flat list of in-place calls: the formulas of `network.py`, compiled for one size of batch.

Which samples the batches hold, and when they run, is the business of `fast_step.py`.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.layers import neighbours_alike
from nnviz.nn.network import Network


class CompiledSteps:
    """The compiled steps for batches of `size` samples, with all their buffers.

    x (places*size, n_0 + 1), y (places*size, n_L)   the gathered batches, one below the other
    steps[i]                                         the calls that train on batch i
    scale                                            0-d: what the loss's gradient is multiplied by

    The activations of all layers lie in one flat buffer, each with a row of ones below it which takes the bias:
    z = [W | b] [a; 1], and [dW | db] = δ [a; 1]ᵀ. Neighbours with the same function get their f' in one go, except
    where it has learned slopes, one for each unit.
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
        learned = [l for l, layer in enumerate(layers) if layer.slopes is not None]
        middle += _slope_calls(network, spans, flat_z, flat_a, flat_slope)
        for l in learned:
            middle += layers[l].activation.derivative_calls(z[l], a[l], slope[l], **layers[l].params)

        # Backward, after the loss, which depends on the batch too, down to δ of the first layer.
        grads, slope_grads = network.split(gradient), network.split_slopes(gradient)
        loss_gradient = brought = np.empty((layers[-1].size, size), dtype)
        after_loss: list[Call] = [partial(np.multiply, brought, self.scale, brought)]
        for l in range(len(layers) - 1, -1, -1):
            f, slope_grad = layers[l].activation, slope_grads[l]
            if slope_grad is not None:
                after_loss += f.slope_gradient_calls(brought, z[l], slope_grad)
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

        self.steps: list[list[Call]] = []
        for place in range(places):
            x = self.x[place * size : (place + 1) * size]
            y = self.y[place * size : (place + 1) * size].T
            function = network.loss_function
            loss_calls = function.fused_calls if network.fused else function.gradient_calls
            self.steps.append(
                [
                    partial(blocks[0].dot, x.T, z[0]),
                    *middle,
                    *loss_calls(a[-1], y, loss_gradient, **network.loss_params),
                    *after_loss,
                    partial(delta.dot, x, grads[0]),
                    *update,
                ]
            )


def _slope_calls(network: Network, spans: list[slice], flat_z: Array, flat_a: Array, flat_slope: Array) -> list[Call]:
    """Calls for f' of the element-wise layers without learned slopes, each run of neighbours alike in one go."""
    layers = network.layers[:-1] if network.fused else network.layers
    calls: list[Call] = []
    for first, last in neighbours_alike(layers):
        f = layers[first].activation
        if not f.identity and layers[first].slopes is None:
            run = slice(spans[first].start, spans[last].stop)
            calls += f.derivative_calls(flat_z[run], flat_a[run], flat_slope[run], **layers[first].params)
    return calls
