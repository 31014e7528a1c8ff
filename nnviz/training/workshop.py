"""A Maxout unit with one input that learns a curve: a network of this one unit, trained by the engine's fast step.

Its output is the unit itself: nothing stands behind the maximum.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.fast_step import FastStep
from nnviz.nn.layers import Layer
from nnviz.nn.network import Network
from nnviz.training.workshop_lines import Lines, convex_lines
from nnviz.training.workshop_targets import SAMPLES, Target

SLICE = 0.004  # s of training in a frame, at most
CURVATURE = 0.1  # of what the units side by side begin with: flat, so that they have something to learn
BESIDE = (2, 3, 5)
LARGEST = 1e6  # of a weight or bias: beyond it the training has run away

Floats = NDArray[np.float64]


class WorkshopUnit:
    """`network` is the unit: one maxout layer of one unit, its weight (k, 1) and bias (k, 1) the lines.

    Plain gradient descent on half_mse over all samples.
    """

    def __init__(self, lines: Lines, target: Target, learning_rate: float) -> None:
        self.network = Network(1, [Layer(1, "maxout", {"pieces": len(lines)})])
        self.lines = lines
        self._rate = learning_rate
        self.step = 0
        self.set_target(target)

    @property
    def lines(self) -> Lines:
        return tuple((w, b) for w, b in self.network.parameters.reshape(-1, 2).tolist())

    @lines.setter
    def lines(self, lines: Lines) -> None:
        """As many as before."""
        self.network.parameters.reshape(-1, 2)[...] = lines

    @property
    def target(self) -> Target:
        return self._target

    def set_target(self, target: Target) -> None:
        """Go on from these lines towards another curve."""
        self._target = target
        self._x, self._y = SAMPLES[None], target.at(SAMPLES)[None]
        size = SAMPLES.size
        rng = np.random.default_rng(0)  # orders the samples of the one batch, which changes nothing but rounding
        self._fast = FastStep(self.network, self._x, self._y, rng=rng, batch_size=size, learning_rate=self._rate)

    def set_learning_rate(self, rate: float) -> None:
        self._rate = self._fast.learning_rate = rate

    def train(self, steps: int) -> None:
        self._fast.run(steps)
        self.step += steps

    @property
    def loss(self) -> float:
        """half_mse over all samples."""
        return self.network.loss(self._x, self._y)

    @property
    def sound(self) -> bool:
        """Whether its lines can still be drawn: with too large a learning rate they run away."""
        return bool((np.abs(self.network.parameters) <= LARGEST).all())

    def winners(self) -> NDArray[np.intp]:
        """The line, from 0, that each sample trains: (N,)."""
        won = self.network.trace(self._x).winners[0]
        assert won is not None
        first: NDArray[np.intp] = won[0]
        return first

    def gradient_at(self, x: float) -> Floats:
        """dL/dw and dL/db of every line for this one sample and its target: (k, 2); exactly 0 for losers."""
        weight, bias = self.network.gradients([[x]], [self._target.at([x])])
        return np.column_stack([weight[0], bias[0]])


def beside(target: Target, learning_rate: float, seed: int) -> tuple[WorkshopUnit, ...]:
    """Units of 2, 3 and 5 lines that begin with lines drawn from `seed`, each of which wins somewhere."""
    return tuple(
        WorkshopUnit(convex_lines(k, np.random.default_rng([seed, k]), CURVATURE, 6), target, learning_rate)
        for k in BESIDE
    )


def train_together(units: tuple[WorkshopUnit, ...], steps: int, seconds: float = SLICE) -> int:
    """So many steps of all of them in lockstep, or as many as the time allows; how many were made."""
    end = perf_counter() + seconds
    for done in range(steps):
        for unit in units:
            unit.train(1)
        if perf_counter() >= end:
            return done + 1
    return steps
