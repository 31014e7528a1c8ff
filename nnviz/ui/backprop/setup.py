"""What lies under the microscope: a network with its samples, and how it is checked. Frozen: so it can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from nnviz.nn import Layer, Network
from nnviz.training.data import frozen
from nnviz.training.prepared import PreparedData
from nnviz.training.walk.checks import EPSILON, TOLERANCE
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk

Source = Literal["live", "hand"]
EPSILONS = (1e-2, 5e-3, 1e-3, 1e-4, 1e-5, EPSILON, 1e-6, 1e-7, 1e-8, 1e-10)
TOLERANCES = (1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3)
PRECISIONS = ("float64", "float32")


@dataclass(frozen=True)
class Setup:
    """source     the live network, or the one typed in by hand
    sample     of the live data, its number from 0
    batch      whether the mini-batch of the run's next step, or that sample alone
    live       the live network as it was taken, with any samples; None: not taken yet
    next_batch, next_whole   the samples that the run takes next, and whether these are all of them
    own_steps  updates made here since it was taken: the run knows nothing of them
    hand       the network typed in, with its samples
    epsilon, tolerance, precision   of the finite differences
    """

    hand: Moment
    source: Source = "live"
    sample: int = 0
    batch: bool = False
    live: Moment | None = None
    next_batch: tuple[int, ...] = ()
    next_whole: bool = True
    own_steps: int = 0
    epsilon: float = EPSILON
    tolerance: float = TOLERANCE
    precision: str = "float64"


def first_hand() -> Moment:
    """Two inputs, two hidden and two output units, all sigmoid, with weights that can be followed on paper."""
    network = Network(2, [Layer(2, "sigmoid"), Layer(2, "sigmoid")])
    network.weights[0][...] = [[0.15, 0.20], [0.25, 0.30]]
    network.biases[0][...] = 0.35
    network.weights[1][...] = [[0.40, 0.45], [0.50, 0.55]]
    network.biases[1][...] = 0.60
    return Moment.of(network, [[0.05], [0.10]], [[0.01], [0.99]], rate=0.5)


def with_samples(moment: Moment, data: PreparedData, samples: tuple[int, ...], whole: bool) -> Moment:
    """The same parameters with these samples of the data."""
    numbers = list(samples)
    return replace(
        moment,
        x=frozen(np.ascontiguousarray(data.x[:, numbers])),
        y=frozen(np.ascontiguousarray(data.y[:, numbers])),
        samples=samples,
        whole=whole,
    )


def after_step(walk: Walk) -> Moment:
    """The moment behind the step that the walk ends with: the same samples, the new parameters."""
    network = walk.moment.network()
    for l, (weight, bias, slopes) in enumerate(zip(network.weights, network.biases, network.slopes, strict=True), 1):
        weight[...], bias[...] = walk.arrays[f"W{l}_new"].values, walk.arrays[f"b{l}_new"].values
        if slopes is not None:
            slopes[...] = walk.arrays[f"s{l}_new"].values
    return replace(walk.moment, parameters=frozen(network.parameters.copy()), step=walk.moment.step + 1)
