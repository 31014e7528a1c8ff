"""What one sample sees of a network: of every Maxout unit the winner alone, and the one affine map that is left.

Behind a curved function that map is a tangent, and the answer says where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnviz.nn.layers import Dense
from nnviz.training.data import Array, frozen
from nnviz.training.maxout_wants import ThinLayer, ThinNetwork, ThinWant

if TYPE_CHECKING:
    from nnviz.training.probes import Observation

STRAIGHT = ("purelin", "relu", "leaky_relu", "prelu", "hardtanh", "hard_sigmoid", "relu6", "sign", "maxout")


def thin_network(now: Observation, want: ThinWant) -> ThinNetwork | None:
    network, data = now.trainer.network, now.trainer.data
    if not 0 <= want.sample < data.x.shape[1]:
        return None
    x, y = data.x[:, [want.sample]], data.y[:, [want.sample]]
    trace = network.trace(x)
    deltas = network.backward(trace, y).delta
    matrix, offset = np.eye(network.n_inputs), np.zeros(network.n_inputs)
    layers, bent, last = [], None, len(network.layers) - 1
    whole = np.zeros(0)
    for l, layer in enumerate(network.layers):
        z, a = trace.z[l][:, 0].astype(np.float64), trace.a[l + 1][:, 0].astype(np.float64)
        won = trace.winners[l]
        chosen = np.arange(layer.size) if won is None else np.arange(layer.size) * layer.pieces + won[:, 0]
        w, b = layer.weight[chosen].astype(np.float64), layer.bias[chosen, 0].astype(np.float64)
        matrix, offset = w @ matrix, w @ offset + b
        slope = np.eye(layer.size) if won is not None else _slope(layer, trace.z[l])
        layers.append(
            ThinLayer(
                weight=frozen(w),
                bias=frozen(b),
                z=frozen(z[chosen]),
                a=frozen(a),
                winners=None if won is None else frozen(won[:, 0].copy()),
                passes=frozen(np.asarray(slope.any(axis=0))),
                learning=int(np.count_nonzero(deltas[l])),
                rows=layer.rows,
            )
        )
        if l == last:
            whole = z[chosen]
        elif won is None:
            matrix, offset = slope @ matrix, slope @ offset + (a - slope @ z)
            if bent is None and layer.activation.name not in STRAIGHT:
                bent = l
    inputs = x[:, 0].astype(np.float64)
    if not all(np.isfinite(table).all() for table in (matrix, offset, whole)):
        return None
    return ThinNetwork(
        x=frozen(inputs),
        layers=tuple(layers),
        matrix=frozen(matrix),
        offset=frozen(offset),
        z=frozen(whole),
        told=frozen(matrix @ inputs + offset),
        output=frozen(trace.a[-1][:, 0].astype(np.float64)),
        bent=bent,
    )


def _slope(layer: Dense, z: Array) -> Array:
    """da/dz of one sample as a matrix (size, size)."""
    if layer.activation.elementwise:
        return np.diag(layer.derivative(z)[:, 0].astype(np.float64))
    jacobian: Array = layer.activation.jacobian(z)[0].astype(np.float64)  # type: ignore[attr-defined]
    return jacobian
