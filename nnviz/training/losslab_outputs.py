"""One sample with several outputs: each output's term, their sum, the gradient, and entropy + KL = cross entropy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import ACTIVATIONS, LOSSES
from nnviz.nn.loss_base import tiny

Floats = NDArray[np.float64]
LOSSES_OF_OUTPUTS = ("kl", "cross_entropy", "softmax_cross_entropy", "nll", "multi_margin")
SCORED = ("softmax_cross_entropy", "multi_margin")  # Y are scores, not probabilities
ONE_TRUE = ("softmax_cross_entropy", "nll", "multi_margin")  # T is one class
LEAST = 1e-12  # of a probability whose logarithm nll is given


def moved(shares: Sequence[float], index: int, value: float) -> tuple[float, ...]:
    """The distribution with `value` (held in [0, 1]) at `index`; the others keep their proportions and fill up to 1."""
    value = min(max(value, 0.0), 1.0)
    others = [share for i, share in enumerate(shares) if i != index]
    rest, room = sum(others), 1.0 - value
    filled = [share / rest * room if rest > 1e-12 else room / len(others) for share in others]
    filled.insert(index, value)
    return tuple(filled)


def even(count: int) -> tuple[float, ...]:
    """The same for all, sum 1."""
    return (1.0 / count,) * count


def one_hot(count: int, index: int) -> tuple[float, ...]:
    """1 at `index`, from 0, and 0 elsewhere."""
    return tuple(float(i == index) for i in range(count))


@dataclass(frozen=True, slots=True)
class SeveralOutputs:
    """The loss `name` of one sample. `target` and `prediction` are as the loss takes them, (n,) each."""

    name: str
    target: tuple[float, ...]
    prediction: tuple[float, ...]

    @property
    def value(self) -> float:
        return LOSSES[self.name].value(*self._columns)

    @property
    def gradient(self) -> Floats:
        """dL/dY, (n,)."""
        made: Floats = LOSSES[self.name].gradient(*self._columns)[:, 0]
        return made

    @property
    def terms(self) -> Floats:
        """What each output adds to L, (n,)."""
        prediction, target = self._columns
        y, t = prediction[:, 0], target[:, 0]
        if self.name == "multi_margin":
            lacking: Floats = np.where(t == 1, 0.0, np.maximum(1 - y[t == 1] + y, 0.0)) / t.size
            return lacking
        if self.name == "softmax_cross_entropy":
            shifted = y - y.max()
            made: Floats = t * (np.log(np.exp(shifted).sum()) - shifted)
            return made + 0.0
        one = LOSSES[self.name]  # the others are sums over outputs
        return np.array([one.value(prediction[i : i + 1], target[i : i + 1]) for i in range(t.size)]) + 0.0

    @property
    def along(self) -> Floats:
        """What of the gradient moves anything while Y sums to 1: the gradient without its mean, (n,)."""
        along: Floats = self.gradient - self.gradient.mean()
        return along

    @property
    def probabilities(self) -> Floats:
        """What the prediction says of the classes: itself, its exponential, or its softmax, (n,)."""
        y = np.array(self.prediction)
        if self.name in SCORED:
            made: Floats = ACTIVATIONS["softmax"].value(y[:, None])[:, 0]
            return made
        return np.exp(y) if self.name == "nll" else y

    @property
    def entropy(self) -> float:
        """-Σ T log T of the target, 0 log 0 = 0: the least cross entropy that any prediction has."""
        t = np.array(self.target)[:, None]
        return LOSSES["cross_entropy"].value(t, t) + 0.0

    @property
    def kl(self) -> float:
        """Of the probabilities from the target; exactly 0 where they are equal."""
        return LOSSES["kl"].value(self.probabilities[:, None], np.array(self.target)[:, None])

    @property
    def cross_entropy(self) -> float:
        return LOSSES["cross_entropy"].value(self.probabilities[:, None], np.array(self.target)[:, None])

    @property
    def equal(self) -> bool:
        """Whether the two distributions are the same to the last bit."""
        return bool((self.probabilities == np.array(self.target)).all())

    @property
    def _columns(self) -> tuple[Floats, Floats]:
        return np.array(self.prediction)[:, None], np.array(self.target)[:, None]


def log_probabilities(shares: Sequence[float]) -> tuple[float, ...]:
    """What nll takes; of a probability of 0 the logarithm of LEAST."""
    return tuple(float(np.log(max(share, LEAST, tiny(np.dtype(np.float64))))) + 0.0 for share in shares)
