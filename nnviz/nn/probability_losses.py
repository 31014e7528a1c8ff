"""The losses of probabilities: prediction and target in [0, 1], with logarithms that are guarded at the ends.

log Y stands for log max(Y, tiny), so that an output of exactly 0 or 1 is dear, but not infinitely.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.loss_base import UNIT, Loss, count, tiny
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter


class _Distribution(Loss):
    """Common to both: -T/Y as gradient, over a plain sum; of the softmax's Jacobian with it remains Y·ΣT - T."""

    prediction_range = (0.0, 1.0)
    targets = UNIT
    without_range = "softmax_cross_entropy"
    made_for = "softmax"
    fuses_with = "softmax"

    def gradient(self, prediction: Array, target: Array) -> Array:
        return -target / np.maximum(prediction, tiny(prediction.dtype))

    def fused_delta(self, output: Array, target: Array) -> Array:
        """a·ΣT - T, which is a - T for a distribution: the softmax shares out what the targets of a sample sum to."""
        total: Array = target.sum(axis=0, keepdims=True)
        return output * total - target

    def factor(self, m: int) -> float:
        return 1.0

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [
            partial(np.maximum, prediction, np.array(tiny(out.dtype), out.dtype), out=out),
            partial(np.divide, target, out, out),
            partial(np.negative, out, out),
        ]

    def fused_calls(self, output: Array, target: Array, out: Array) -> list[Call]:
        total = np.empty((1, count(target)), out.dtype)
        return [
            partial(np.add.reduce, target, 0, None, total, True),
            partial(np.multiply, output, total, out),
            partial(np.subtract, out, target, out),
        ]


class KL(_Distribution):
    name = "kl"
    aliases = ("kl_divergence", "kl_div")
    formula = "Σ T log(T / Y),  0 log 0 = 0"
    expects = QT_TRANSLATE_NOOP(
        "Note", "the probabilities of the classes, in [0, 1], as softmax gives them; targets likewise"
    )
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Relative entropy: 0 only where both distributions are equal; for one-hot targets it is the "
        "cross-entropy. A plain sum over all samples: loss and gradient grow with the batch, so a larger "
        "batch needs a smaller learning rate.",
    )
    torch_name = "torch.nn.KLDivLoss"

    def value(self, prediction: Array, target: Array) -> float:
        least = tiny(prediction.dtype)
        logarithms = np.log(np.maximum(target, least)) - np.log(np.maximum(prediction, least))
        return float(np.sum(target * logarithms))


class CrossEntropy(_Distribution):
    name = "cross_entropy"
    formula = "-Σ T log Y"
    expects = QT_TRANSLATE_NOOP(
        "Note", "the probabilities of the classes, in [0, 1], as softmax gives them; targets likewise"
    )
    note = QT_TRANSLATE_NOOP(
        "Note",
        "For classes: only the output of the true class counts, so the outputs have to share out one whole, "
        "as softmax does; then δ = a - T. A plain sum over all samples: loss and gradient grow with the "
        "batch, so a larger batch needs a smaller learning rate.",
    )
    matlab_name = "crossentropy"

    def value(self, prediction: Array, target: Array) -> float:
        return -float(np.sum(target * np.log(np.maximum(prediction, tiny(prediction.dtype)))))


class BCE(Loss):
    name = "bce"
    aliases: tuple[str, ...] = ("binary_cross_entropy",)
    formula = "-1/m · Σ [T ln Y + (1 - T) ln(1 - Y)]"
    expects = QT_TRANSLATE_NOOP("Note", "probabilities in [0, 1], each of its own yes-no question; targets in [0, 1]")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "After a sigmoid, δ = (a - T)/m: the sigmoid's small derivative cancels, and a confident error still learns.",
    )
    torch_name = "torch.nn.BCELoss"
    prediction_range = (0.0, 1.0)
    targets = UNIT
    without_range = "bce_with_logits"
    made_for = "sigmoid"
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


class WeightedBCE(BCE):
    name = "weighted_bce"
    aliases = ()
    formula = "-1/m · Σ [alpha·T ln Y + (1 - T) ln(1 - Y)]"
    note = QT_TRANSLATE_NOOP(
        "Note", "For classes of unequal size: alpha above 1 makes a missed yes dearer than a false alarm."
    )
    torch_name = ""
    parameters: Mapping[str, Parameter] = {"alpha": Parameter(1.0)}

    def value(self, prediction: Array, target: Array, alpha: float = 1.0) -> float:
        least = tiny(prediction.dtype)
        yes = alpha * target * np.log(np.maximum(prediction, least))
        no = (1 - target) * np.log(np.maximum(1 - prediction, least))
        return -float(np.sum(yes + no)) / count(target)

    def gradient(self, prediction: Array, target: Array, alpha: float = 1.0) -> Array:
        least = tiny(prediction.dtype)
        no = (1 - target) / np.maximum(1 - prediction, least)
        return (no - alpha * target / np.maximum(prediction, least)) / count(target)

    def fused_delta(self, output: Array, target: Array, alpha: float = 1.0) -> Array:
        """((1 - T)·a - alpha·T·(1 - a))/m, which is (a - T)/m for alpha = 1."""
        return ((1 - target) * output - alpha * target * (1 - output)) / count(target)

    def fused_calls(self, output: Array, target: Array, out: Array, alpha: float = 1.0) -> list[Call]:
        one, factor, yes = np.ones((), out.dtype), np.array(alpha, out.dtype), np.empty_like(out)
        return [
            partial(np.subtract, one, output, yes),
            partial(np.multiply, yes, target, yes),
            partial(np.multiply, yes, factor, yes),
            partial(np.subtract, one, target, out),
            partial(np.multiply, out, output, out),
            partial(np.subtract, out, yes, out),
        ]
