"""A line or a constant through a few points, trained by each loss until it has settled, and what each point does to it.

The training is the engine's: Adam on all points, with a learning rate that dies away so that |e|'s constant slope ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import LOSSES, Layer, Network
from nnviz.nn.fast_step import FastStep
from nnviz.nn.parameters import Params

Floats = NDArray[np.float64]
Points = tuple[tuple[float, float], ...]
FITTED = ("half_mse", "mse", "l2", "mae", "l1", "huber", "smooth_l1")
STRAIGHT: Points = tuple((x, round(0.5 + 0.5 * x + away, 2)) for x, away in zip(
    np.linspace(-4, 4, 9).tolist(), (0.2, -0.25, 0.1, -0.1, 0.0, 0.25, -0.2, 0.15, -0.1), strict=True
))  # fmt: skip
OUTLIER = 7  # of STRAIGHT: the one that stands away at first
FIRST: Points = tuple((x, -3.0 if i == OUTLIER else y) for i, (x, y) in enumerate(STRAIGHT))
RATE, FADE, STEPS, CHUNK = 0.3, 0.988, 1100, 50


class Fit:
    """One loss with its line. `points` (x, y); a constant is a line whose input is always 0."""

    def __init__(self, name: str, params: Params, points: Points, *, constant: bool) -> None:
        self.name, self.params, self.constant = name, params, constant
        self.network = Network(1, [Layer(1, "purelin")], name, params)
        self.points: Points = ()
        self.set_points(points)

    def set_points(self, points: Points) -> None:
        """Go on from where the line is."""
        self.points = points
        self._terms: Floats | None = None
        x, y = np.array(points).T
        self._x, self._y = (np.zeros_like(x) if self.constant else x)[None], y[None]
        self._fast = FastStep(
            self.network,
            self._x,
            self._y,
            rng=np.random.default_rng(0),  # orders the points of the one batch
            batch_size=len(points),
            optimizer="adam",
            learning_rate=RATE,
            schedule="exponential",
            schedule_params={"gamma": FADE},
        )

    @property
    def settled(self) -> bool:
        return self._fast.step >= STEPS

    def train(self, steps: int = STEPS) -> None:
        self._terms = None
        self._fast.run(min(steps, STEPS - self._fast.step))

    def begin_at(self, other: Fit) -> None:
        """Go on from where another line is."""
        self._terms = None
        self.network.parameters[...] = other.network.parameters

    @property
    def line(self) -> tuple[float, float]:
        """Slope and level at x = 0."""
        weight, bias = self.network.parameters.tolist()
        return (0.0 if self.constant else weight), bias

    @property
    def loss(self) -> float:
        return self.network.loss(self._x, self._y)

    @property
    def predictions(self) -> Floats:
        made: Floats = self.network.forward(self._x)[0]
        return made

    @property
    def terms(self) -> Floats:
        """What each point has of the loss, (N,); their sum is L. Of l2, a root, by its share of the squares."""
        if self._terms is None:
            self._terms = self._computed_terms()
        return self._terms

    def _computed_terms(self) -> Floats:
        loss, told = LOSSES[self.name], self.predictions[None]
        single = np.array([
            loss.value(told[:, i : i + 1], self._y[:, i : i + 1], **self.params) for i in range(told.size)
        ])  # fmt: skip
        if self.name == "l2":
            single **= 2
        total = float(single.sum())
        return single * (self.loss / total) if total > 0 else single

    @property
    def pulls(self) -> Floats:
        """dL/dY of each point, (N,): the force with which it draws the line, away from it where positive."""
        gradient: Floats = LOSSES[self.name].gradient(self.predictions[None], self._y, **self.params)[0]
        return gradient

    def shares(self) -> Floats:
        """Each point's share of the loss, (N,); NaN where there is none left."""
        terms = self.terms
        with np.errstate(invalid="ignore", divide="ignore"):
            made: Floats = terms / terms.sum()
        return made


def settle(fits: Sequence[Fit], seconds: float) -> bool:
    """Train those that have not settled, in turn, for so long at most; whether all have."""
    end = perf_counter() + seconds
    waiting = [fit for fit in fits if not fit.settled]
    while waiting and perf_counter() < end:
        for fit in waiting:
            fit.train(CHUNK)
        waiting = [fit for fit in waiting if not fit.settled]
    return not waiting
