"""A loss as a curve over one prediction: value and slope from the registry, and where it is defined.

A loss of several outputs is cut where it can be drawn: two classes, the prediction being that of the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import LOSSES
from nnviz.nn.loss_base import COUNTS, ONE_HOT, SIGNS, UNIT
from nnviz.nn.parameters import Params

Floats = NDArray[np.float64]
NO_PARAMS = Params({})
HAIR = 1e-9  # beside a kink: there the registry takes one of the two sides, or what lies between

NUMBER, PROBABILITY, SCORE, LOG_PROBABILITY, LOG_RATE = "number", "probability", "score", "log-probability", "log-rate"
DISTRIBUTIONS = ("kl", "cross_entropy")  # Y = (y, 1 - y), T = (t, 1 - t)
RIVALS = ("softmax_cross_entropy", "multi_margin")  # Y = (y, 0)
KINDS: Mapping[str, str] = {
    **dict.fromkeys((*DISTRIBUTIONS, "bce", "weighted_bce"), PROBABILITY),
    **dict.fromkeys((*RIVALS, "bce_with_logits", "hinge", "squared_hinge", "soft_margin"), SCORE),
    "nll": LOG_PROBABILITY,
    "poisson_nll": LOG_RATE,
}
"""What Y is; any number where nothing is said."""


def kind(name: str) -> str:
    """What the prediction of a loss is: one of NUMBER, PROBABILITY, SCORE, LOG_PROBABILITY and LOG_RATE."""
    return KINDS.get(LOSSES.standard_name(name), NUMBER)


def domain(name: str) -> tuple[float, float]:
    """Where the loss takes its prediction: [0, 1] of a probability, up to 0 of its logarithm, anywhere of others."""
    return {PROBABILITY: (0.0, 1.0), LOG_PROBABILITY: (-inf, 0.0)}.get(kind(name), (-inf, inf))


def target_for(name: str, wanted: float) -> float:
    """The nearest target to `wanted` that the loss takes: ±1, 0 or 1, from 0 to 1, at least 0, or any number."""
    targets = LOSSES[name].targets
    if targets is SIGNS:
        return 1.0 if wanted > 0 else -1.0
    if targets is ONE_HOT:
        return 1.0 if wanted >= 0.5 else 0.0
    if targets is UNIT:
        return min(max(wanted, 0.0), 1.0)
    return max(wanted, 0.0) if targets is COUNTS else wanted


@dataclass(frozen=True, slots=True)
class LossCurve:
    """The loss `name` over one prediction y, for the target that `target_for` makes of `wanted`.

    `samples` of the batch are all alike, so that y moves them all; `slope` is dL/dy and sums what each of them gives.
    """

    name: str
    params: Params = NO_PARAMS
    wanted: float = 0.0
    samples: int = 1

    @property
    def target(self) -> float:
        return target_for(self.name, self.wanted)

    def defined(self, y: float) -> bool:
        low, high = domain(self.name)
        return low <= y <= high

    def value(self, y: float) -> float:
        """L; NaN where the loss is not defined."""
        if not self.defined(y):
            return np.nan
        prediction, target, _ = self._batch(y)
        return LOSSES[self.name].value(prediction, target, **self.params)

    def slope(self, y: float) -> float:
        """dL/dy, from the registry's gradient by the chain rule; NaN where the loss is not defined."""
        return self.gradient(y) * self.samples

    def gradient(self, y: float) -> float:
        """What one sample has of it."""
        if not self.defined(y):
            return np.nan
        prediction, target, direction = self._batch(y)
        return float(direction @ LOSSES[self.name].gradient(prediction, target, **self.params)[:, 0])

    def over(self, y: Floats) -> tuple[Floats, Floats]:
        """`value` and `slope` at many places inside the domain, (n,) each, faster than one by one."""
        loss = LOSSES[self.name]
        if self.samples > 1 or self.name == "l2":  # the root couples what stands side by side in a batch
            return np.array([self.value(at) for at in y.tolist()]), np.array([self.slope(at) for at in y.tolist()])
        prediction, target, direction = self._columns(y)
        single = loss.factor(1) / loss.factor(y.size)
        slope: Floats = (direction * loss.gradient(prediction, target, **self.params)).sum(axis=0) * single
        value = [loss.value(prediction[:, i : i + 1], target[:, i : i + 1], **self.params) for i in range(y.size)]
        return np.array(value), slope

    def _batch(self, y: float) -> tuple[Floats, Floats, Floats]:
        """Prediction and target (outputs, samples), and dY/dy (outputs,)."""
        prediction, target, direction = self._columns(np.array([y]))
        if self.samples > 1:
            prediction, target = (np.repeat(side, self.samples, axis=1) for side in (prediction, target))
        return prediction, target, direction[:, 0]

    def _columns(self, y: Floats) -> tuple[Floats, Floats, Floats]:
        """Prediction, target and dY/dy, (outputs, n), a column for each place."""
        t, ones, zeros = self.target, np.ones_like(y), np.zeros_like(y)
        wanted: tuple[float, ...] = (t, 1 - t)
        if self.name in DISTRIBUTIONS:
            rows, direction = [y, 1 - y], [ones, -ones]
        elif self.name in RIVALS:
            rows, direction = [y, zeros], [ones, zeros]
        elif self.name == "nll":  # so that both probabilities sum to 1
            with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
                other = np.log1p(-np.exp(y))
                turned = np.where(y < 0, -np.exp(y - other), 0.0)
            rows, direction = [y, np.maximum(other, -1e300)], [ones, turned]
        else:
            rows, direction, wanted = [y], [ones], (t,)
        return np.array(rows), np.outer(wanted, ones), np.array(direction)

    def kinks(self) -> tuple[float, ...]:
        """Where the slope jumps."""
        t = self.target
        if self.name in ("l1", "mae", "l2"):
            return (t,)
        if self.name == "hinge":
            return (t,)  # t y = 1
        if self.name == "multi_margin":
            return (1.0,) if t == 1 else (-1.0,)
        return ()


@lru_cache(64)
def outline(curve: LossCurve, low: float, high: float, points: int) -> tuple[Floats, Floats, Floats]:
    """y ascending, L and dL/dy there, all (n,), over the part of [low, high] where the loss is defined; (0,) without.

    A kink stands twice, with its left and right side. The ends of a logarithm are left out by a hair.
    """
    least, most = domain(curve.name)
    first, last = max(low, least), min(high, most)
    if first >= last:
        empty = np.zeros(0)
        return empty, empty, empty
    edge = 1e-6 * (last - first)
    y = np.linspace(first + (edge if first == least else 0), last - (edge if last == most else 0), points)
    if least == first:  # a logarithm is steep there
        y = np.union1d(y, first + np.geomspace(edge, (last - first) / 20, 18))
    if most == last:
        y = np.union1d(y, last - np.geomspace(edge, (last - first) / 20, 18))
    inside = [kink + side * HAIR for kink in curve.kinks() if first < kink < last for side in (-1, 1)]
    y = np.union1d(y, inside)
    made = y, *curve.over(y)
    for array in made:
        array.setflags(write=False)
    return made


def curve_params(name: str, given: Mapping[str, Any]) -> Params:
    """Of values by "loss.parameter" those of this loss, and the defaults of the others; EngineError out of range."""
    loss = LOSSES[name]
    own = {key: given[f"{loss.name}.{key}"] for key in loss.parameters if f"{loss.name}.{key}" in given}
    return Params(loss.complete(own))
