"""The penalties on large weights, one small object each, and the registry PENALTIES. They never act on biases."""

from __future__ import annotations

from functools import partial

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.registry import Registry


class Penalty:
    """A term R(w) that is added to the loss, times the regularisation rate; the same term in loss and gradient."""

    name: str
    aliases: tuple[str, ...] = ()
    formula: str
    note: str

    def value(self, w: Array) -> float:
        """R(w) for rate 1."""
        raise NotImplementedError

    def gradient(self, w: Array) -> Array:
        """dR/dw for rate 1, shaped like w."""
        raise NotImplementedError

    def gradient_calls(self, theta: Array, rate: Array, out: Array) -> list[Call]:
        """Calls that write rate · dR/dθ into `out`; `rate` is a vector that is 0 where θ is a bias."""

        def write() -> None:
            np.multiply(self.gradient(theta), rate, out=out)

        return [write]


class NoPenalty(Penalty):
    name = "none"
    formula = "0"
    note = QT_TRANSLATE_NOOP("Note", "Weights may grow as the data ask for.")

    def value(self, w: Array) -> float:
        return 0.0

    def gradient(self, w: Array) -> Array:
        return np.zeros_like(w)


class L1(Penalty):
    name = "l1"
    aliases = ("L1", "lasso")
    formula = "Σ |w|"
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Pushes every weight towards 0 with the same force, and so leaves few of them; its derivative at 0 is 0.",
    )

    def value(self, w: Array) -> float:
        return float(np.abs(w).sum())

    def gradient(self, w: Array) -> Array:
        return np.sign(w)

    def gradient_calls(self, theta: Array, rate: Array, out: Array) -> list[Call]:
        return [partial(np.sign, theta, out), partial(np.multiply, out, rate, out)]


class L2(Penalty):
    name = "l2"
    aliases = ("L2", "ridge")
    formula = "½ Σ w²"
    note = QT_TRANSLATE_NOOP(
        "Note", "Pushes a weight towards 0 in proportion to itself: weights shrink and stay spread out."
    )

    def value(self, w: Array) -> float:
        return 0.5 * float((w * w).sum())

    def gradient(self, w: Array) -> Array:
        return w.copy()

    def gradient_calls(self, theta: Array, rate: Array, out: Array) -> list[Call]:
        return [partial(np.multiply, theta, rate, out)]


PENALTIES: Registry[Penalty] = Registry(QT_TRANSLATE_NOOP("Message", "regularization"), (NoPenalty(), L1(), L2()))
