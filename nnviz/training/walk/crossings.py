"""On which side of every kink a network's values lie: a difference whose two ends lie on two sides says nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Dense, Network
from nnviz.nn.function_curves import kinks
from nnviz.nn.maxout import Maxout
from nnviz.training.data import Array

ROUND = {"elu": (0.0,)}
"""Where f' is continuous but bends, which spoils a difference as well, only less."""


def sides(layer: Dense, z: Array) -> NDArray[np.int16]:
    """A number for each value of z (rows, c), or of a Maxout for each unit, that changes where a kink is crossed."""
    f = layer.activation
    if isinstance(f, Maxout):
        return f.winners(z, **layer.params).astype(np.int16)
    side = np.zeros(z.shape, np.int16)
    if not f.elementwise:
        return side
    params = {name: value for name, value in layer.settings.items() if not f.learned_slope}
    for kink in {*kinks(f.name, params), *ROUND.get(f.name, ())}:
        side += np.sign(np.nan_to_num(z - kink)).astype(np.int16)
    return side


def loss_sides(network: Network, y: Array, t: Array) -> NDArray[np.int16]:
    """The same for the loss, of outputs y and targets t (n_L, c)."""
    name, params = network.loss_function.name, network.loss_params
    error = np.nan_to_num(y - t)
    if name in ("l1", "mae"):
        distance = [error]
    elif name in ("huber", "smooth_l1"):
        bend = params["delta"] if name == "huber" else params["beta"]
        distance = [error - bend, error + bend]
    elif name in ("hinge", "squared_hinge"):
        distance = [t * y - 1]
    elif name == "multi_margin":
        own = (t * y).sum(axis=0, keepdims=True)
        distance = [np.where(t == 1, 1, 1 - own + y)]
    else:
        distance = []
    side = np.zeros(y.shape, np.int16)
    for value in distance:
        side += np.sign(np.nan_to_num(value)).astype(np.int16)
    return side
