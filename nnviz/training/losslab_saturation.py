"""One sigmoid neuron under two losses: the factors of dL/dz at any z, and one start that both learn from, in steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn import ACTIVATIONS, LOSSES, Layer, Network
from nnviz.nn.fast_step import FastStep
from nnviz.training.workshop_losses import LossCurves

Floats = NDArray[np.float64]
PAIR = ("mse", "bce")
GOAL = 0.1  # |a - T| from which on the answer counts as learned
MOST_STEPS = 100_000
_EDGE = (1 - sqrt(1 - 0.05)) / 2  # a, where a (1 - a) is 5 % of its largest, 1/4
SATURATED = log((1 - _EDGE) / _EDGE)
"""|z| from which on a sigmoid counts as saturated."""


@dataclass(frozen=True, slots=True)
class Factors:
    """At one z: a = sigmoid(z), dL/da, sigmoid'(z) and δ = dL/dz, which is the engine's own and their product."""

    a: float
    loss_slope: float
    slope: float
    delta: float


def neuron(loss: str) -> Network:
    """a = sigmoid(w x + b) with the loss behind it."""
    return Network(1, [Layer(1, "sigmoid")], loss)


@cache
def _judge(loss: str) -> Network:
    """The neuron with w = 1 and b = 0, so that z = x: made once, for it is asked in every frame."""
    net = neuron(loss)
    net.parameters[...] = 1.0, 0.0
    return net


def deltas(loss: str, z: ArrayLike, target: float) -> Floats:
    """dL/dz of one sample at each z (m,): the engine's backward pass through sigmoid and loss."""
    z = np.asarray(z, np.float64)[None]
    made: Floats = _judge(loss).deltas(z, np.full_like(z, target))[0][0] * z.size  # of a batch each has its 1/m
    return made


def factors(loss: str, z: float, target: float) -> Factors:
    """What the delta of a sigmoid neuron is made of at this z."""
    at = np.array([[z]])
    sigmoid = ACTIVATIONS["sigmoid"]
    a = sigmoid.value(at)
    return Factors(
        float(a[0, 0]),
        float(LOSSES[loss].gradient(a, np.array([[target]]))[0, 0]),
        float(sigmoid.derivative(at)[0, 0]),
        float(deltas(loss, [z], target)[0]),
    )


class Learner:
    """A neuron with the one input x = 0: z is its bias, and a step is z - η dL/dz."""

    def __init__(self, loss: str, start: float, target: float, rate: float) -> None:
        self.network = neuron(loss)
        self.network.parameters[...] = 0.0, start
        x, self._y = np.zeros((1, 1)), np.full((1, 1), target)
        self._fast = FastStep(self.network, x, self._y, rng=np.random.default_rng(0), batch_size=1, learning_rate=rate)
        self.target = target
        self.learned_at: int | None = None  # the first step at which |a - T| is within GOAL
        self._note()

    def train(self, steps: int) -> None:
        for _ in range(steps):
            self._fast.run(1)
            self._note()

    def _note(self) -> None:
        if self.learned_at is None and abs(self.a - self.target) <= GOAL:
            self.learned_at = self.step

    @property
    def step(self) -> int:
        return self._fast.step

    @property
    def z(self) -> float:
        return float(self.network.parameters[1])

    @property
    def a(self) -> float:
        return float(ACTIVATIONS["sigmoid"].value(np.array([[self.z]]))[0, 0])


class Race:
    """Both losses from the same start in lockstep; `history` has their a after each step, in the order of PAIR."""

    def __init__(self, start: float, target: float, rate: float) -> None:
        self.learners = {loss: Learner(loss, start, target, rate) for loss in PAIR}
        self.history = LossCurves()
        self._record()

    @property
    def step(self) -> int:
        return self.learners[PAIR[0]].step

    @property
    def done(self) -> bool:
        """Whether both have learned it, or it has taken too long."""
        return self.step >= MOST_STEPS or all(learner.learned_at is not None for learner in self.learners.values())

    def train(self, steps: int) -> None:
        for _ in range(steps):
            for learner in self.learners.values():
                learner.train(1)
            self._record()

    def delta(self, loss: str) -> float:
        """dL/dz where this one stands."""
        learner = self.learners[loss]
        return float(deltas(loss, [learner.z], learner.target)[0])

    def _record(self) -> None:
        self.history.add(self.step, [learner.a for learner in self.learners.values()])
