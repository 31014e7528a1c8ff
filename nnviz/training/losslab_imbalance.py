"""A rare class beside a common one, and a sigmoid neuron that learns to tell them by weighted_bce with an alpha."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Layer, Network
from nnviz.nn.fast_step import FastStep

Floats = NDArray[np.float64]
COUNT = 240  # samples of both classes
CENTRES = ((-0.9, -0.5), (0.9, 0.5))  # of the common and the rare class
SPREAD = 1.05
RATE, STEPS, STILL = 0.05, 2400, 2e-4
MOST = 1000.0  # of alpha


@dataclass(frozen=True, slots=True)
class Classes:
    """x (2, N) and y (1, N), 1 of the rare class; read-only."""

    x: Floats
    y: Floats

    @property
    def rare(self) -> int:
        return int(self.y.sum())


@lru_cache(32)
def make_classes(share: float, seed: int = 0) -> Classes:
    """COUNT samples, `share` of them of the rare class, at least two of each; two round clouds that overlap."""
    rare = min(max(round(share * COUNT), 2), COUNT - 2)
    rng = np.random.default_rng(seed)
    clouds = [
        np.array(centre)[:, None] + SPREAD * rng.standard_normal((2, COUNT))[:, :count]
        for centre, count in zip(CENTRES, (COUNT - rare, rare), strict=True)
    ]
    x, y = np.concatenate(clouds, axis=1), (np.arange(COUNT) >= COUNT - rare).astype(np.float64)[None]
    x.setflags(write=False)
    y.setflags(write=False)
    return Classes(x, y)


@dataclass(frozen=True, slots=True)
class Rates:
    """How many samples were told rightly and wrongly, the answer being yes from a probability of 0.5 on."""

    found: int
    missed: int
    alarms: int  # common ones taken for rare
    passed: int  # common ones let pass

    @property
    def recall(self) -> float:
        """The share of the rare class that is found."""
        return self.found / (self.found + self.missed)

    @property
    def precision(self) -> float:
        """The share of the yeses that are right; NaN where there is no yes."""
        told = self.found + self.alarms
        return self.found / told if told else float("nan")

    @property
    def passed_rate(self) -> float:
        """The share of the common class that is let pass."""
        return self.passed / (self.passed + self.alarms)

    @property
    def accuracy(self) -> float:
        return (self.found + self.passed) / (self.found + self.missed + self.alarms + self.passed)


class Neuron:
    """sigmoid(w x + b) trained on all samples with weighted_bce; w = 0 and b = 0 at first."""

    def __init__(self, classes: Classes, alpha: float) -> None:
        self.network = Network(2, [Layer(1, "sigmoid")], "weighted_bce", {"alpha": alpha})
        self.classes, self.alpha = classes, alpha
        self._begin()

    def _begin(self) -> None:
        x, y = self.classes.x, self.classes.y
        self._fast = FastStep(
            self.network,
            x,
            y,
            rng=np.random.default_rng(0),  # orders the samples of the one batch
            batch_size=COUNT,
            optimizer="adam",
            learning_rate=RATE,
        )
        self._settled = False

    def set_problem(self, classes: Classes, alpha: float) -> None:
        """Go on from these weights towards another goal."""
        before, self.classes, self.alpha = self.network, classes, alpha
        self.network = Network(2, [Layer(1, "sigmoid")], "weighted_bce", {"alpha": alpha})
        self.network.parameters[...] = before.parameters
        self._begin()

    def restart(self) -> None:
        self.network.parameters[...] = 0.0
        self._begin()

    @property
    def step(self) -> int:
        return self._fast.step

    @property
    def settled(self) -> bool:
        """Whether the gradient has become still, or as many steps as are worth waiting for are over."""
        return self._settled

    def train(self, steps: int) -> None:
        if not self._settled:
            self._fast.run(min(steps, STEPS - self._fast.step))
            self._settled = self._fast.step >= STEPS or self.gradient_norm < STILL * max(self.alpha, 1.0)

    @property
    def gradient_norm(self) -> float:
        weight, bias = self.network.gradients(self.classes.x, self.classes.y)
        return float(np.hypot(np.linalg.norm(weight[0]), bias[0][0, 0]))

    @property
    def loss(self) -> float:
        return self.network.loss(self.classes.x, self.classes.y)

    @property
    def line(self) -> tuple[float, float, float]:
        """w1, w2 and b: the boundary is where w1 x1 + w2 x2 + b = 0."""
        w1, w2, b = self.network.parameters.tolist()
        return w1, w2, b

    @property
    def offset(self) -> float:
        """Where the boundary crosses the line through both centres: 0 in their middle, positive towards the rare class.

        In units of x; NaN before the first step.
        """
        w, b = self.network.parameters[:2], float(self.network.parameters[2])
        common, rare = np.array(CENTRES)
        way = (rare - common) / np.linalg.norm(rare - common)
        slope = float(w @ way)
        return -(b + float(w @ ((common + rare) / 2))) / slope if slope else float("nan")

    def rates(self) -> Rates:
        yes = self.network.forward(self.classes.x)[0] >= 0.5
        rare = self.classes.y[0] == 1
        return Rates(
            int((yes & rare).sum()), int((~yes & rare).sum()), int((yes & ~rare).sum()), int((~yes & ~rare).sum())
        )
