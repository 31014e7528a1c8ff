"""The losses, one small object each, and the registry LOSSES: value, gradient, and the facts about what a loss accepts.

T is the target and Y the prediction, both (n, m). Sums run over all outputs, m is the number of samples.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.errors import EngineError
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.parameters import Parameterized
from nnviz.nn.registry import Registry


def count(samples: Array) -> int:
    """m of an array (n, m)."""
    return int(samples.shape[1])


class Loss(Parameterized):
    """A loss L(Y, T).

    formula            in plain text
    expects            what the output layer must produce, for people
    prediction_range   where Y has to lie, None = anywhere
    target_range       where T has to lie, None = anywhere
    fuses_with         the output activation with which δ = (a - T) · factor(m) holds exactly, or None
    """

    formula: str
    expects: str
    note: str
    prediction_range: tuple[float, float] | None = None
    target_range: tuple[float, float] | None = None
    fuses_with: str | None = None

    def value(self, prediction: Array, target: Array, *args: Any, **params: Any) -> float:
        """L of a batch."""
        raise NotImplementedError

    def gradient(self, prediction: Array, target: Array, *args: Any, **params: Any) -> Array:
        """dL/dY, (n, m), with the loss's own 1/m in it."""
        raise NotImplementedError

    def factor(self, m: int) -> float:
        """The constant before the gradient for m samples; the fast step folds the learning rate into it."""
        return 1.0 / m

    def accepts_range(self, low: float, high: float) -> bool:
        """Whether an output layer with values in [low, high] can stand before this loss."""
        allowed = self.prediction_range
        return allowed is None or (allowed[0] <= low and high <= allowed[1])

    def check_targets(self, target: Array) -> None:
        """Raise EngineError, code "targets.range", if a target lies outside the loss's domain."""
        if self.target_range is None or not target.size:
            return
        low, high = self.target_range
        least, most = float(target.min()), float(target.max())
        if not (low <= least and most <= high):
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{loss} needs targets from {low:g} to {high:g}, but those of the data reach from {least:g} to {most:g}."
                " Choose another loss, such as half_mse.",
            )
            values = {"loss": self.name, "low": low, "high": high, "least": least, "most": most}
            raise EngineError(Message("targets.range", text, values))

    def gradient_calls(self, prediction: Array, target: Array, out: Array, *args: Any, **params: Any) -> list[Call]:
        """Calls that write dL/dY / factor(m) into `out`. This default is right for every loss; hot ones override it."""
        factor = self.factor(count(prediction))

        def write() -> None:
            np.divide(self.gradient(prediction, target, **params), factor, out=out)

        return [write]


class HalfMSE(Loss):
    name = "half_mse"
    formula = "1/(2m) · Σ (T - Y)²"
    expects = "any numbers"
    note = "The squared error of the delta rule: the 2 of the derivative cancels the 1/2."

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum((target - prediction) ** 2)) / (2 * count(target))

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (prediction - target) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.subtract, prediction, target, out)]


class MSE(Loss):
    name = "mse"
    formula = "1/m · Σ (T - Y)²"
    expects = "any numbers"
    note = "Summed over the outputs and averaged over the samples; twice half_mse."

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum((target - prediction) ** 2)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (prediction - target) * (2 / count(target))

    def factor(self, m: int) -> float:
        return 2.0 / m

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.subtract, prediction, target, out)]


def tiny(dtype: np.dtype[Any]) -> float:
    """The least argument of a guarded logarithm: log max(y, tiny). An added epsilon would shift every value instead."""
    return 1e-30 if dtype == np.float32 else 1e-300


class BCE(Loss):
    name = "bce"
    aliases = ("binary_cross_entropy",)
    formula = "-1/m · Σ [T ln Y + (1 - T) ln(1 - Y)]"
    expects = "probabilities in [0, 1], each of its own yes-no question; targets in [0, 1]"
    note = "After a sigmoid, δ = (a - T)/m: the sigmoid's small derivative cancels, and a confident error still learns."
    prediction_range = (0.0, 1.0)
    target_range = (0.0, 1.0)
    fuses_with = "sigmoid"

    def value(self, prediction: Array, target: Array) -> float:
        least = tiny(prediction.dtype)
        yes = target * np.log(np.maximum(prediction, least))
        no = (1 - target) * np.log(np.maximum(1 - prediction, least))
        return -float(np.sum(yes + no)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        least = tiny(prediction.dtype)
        no = (1 - target) / np.maximum(1 - prediction, least)
        return (no - target / np.maximum(prediction, least)) / count(target)


class SoftmaxCrossEntropy(Loss):
    name = "softmax_cross_entropy"
    formula = "-1/m · Σ T log softmax(Y)"
    expects = "one number (logit) per class, not yet a probability; targets one-hot"
    note = "The softmax is inside the loss: the output layer stays linear, and δ = (softmax(Y) - T)/m."
    target_range = (0.0, 1.0)

    def value(self, prediction: Array, target: Array) -> float:
        highest: Array = prediction.max(axis=0, keepdims=True)
        shifted = prediction - highest
        log_sum: Array = np.log(np.exp(shifted).sum(axis=0, keepdims=True))
        return float(np.sum(target * (log_sum - shifted))) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (ACTIVATIONS["softmax"].value(prediction) - target) / count(target)

    def check_targets(self, target: Array) -> None:
        """Raise EngineError, code "targets.one_hot", unless every column holds one 1 and otherwise 0."""
        ones = (target == 1).sum(axis=0)
        zeros = (target == 0).sum(axis=0)
        if ((ones != 1) | (zeros != target.shape[0] - 1)).any():
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{loss} needs one-hot targets, one row for each class, and the data have others. "
                "Choose another loss, such as half_mse.",
            )
            raise EngineError(Message("targets.one_hot", text, {"loss": self.name}))

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [*ACTIVATIONS["softmax"].value_calls(prediction, out), partial(np.subtract, out, target, out)]


LOSSES: Registry[Loss] = Registry(
    QT_TRANSLATE_NOOP("Message", "loss"), (HalfMSE(), MSE(), BCE(), SoftmaxCrossEntropy())
)
