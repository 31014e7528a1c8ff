"""The losses of scores: the output layer stays linear, and what makes it a decision or a rate lies inside the loss."""

from __future__ import annotations

from functools import partial

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.loss_base import COUNTS, MARGIN, ONE_HOT, SIGNS, UNIT, Loss, count
from nnviz.nn.message import QT_TRANSLATE_NOOP


class SoftmaxCrossEntropy(Loss):
    name = "softmax_cross_entropy"
    formula = "-1/m · Σ T log softmax(Y)"
    expects = QT_TRANSLATE_NOOP("Note", "one number (logit) per class, not yet a probability; targets one-hot")
    note = QT_TRANSLATE_NOOP(
        "Note", "The softmax is inside the loss: the output layer stays linear, and δ = (softmax(Y) - T)/m."
    )
    torch_name = "torch.nn.CrossEntropyLoss"
    targets = ONE_HOT
    made_for = "purelin"
    scores = True

    def value(self, prediction: Array, target: Array) -> float:
        highest: Array = prediction.max(axis=0, keepdims=True)
        shifted = prediction - highest
        log_sum: Array = np.log(np.exp(shifted).sum(axis=0, keepdims=True))
        return float(np.sum(target * (log_sum - shifted))) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (ACTIVATIONS["softmax"].value(prediction) - target) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [*ACTIVATIONS["softmax"].value_calls(prediction, out), partial(np.subtract, out, target, out)]


class BCEWithLogits(Loss):
    name = "bce_with_logits"
    formula = "1/m · Σ [max(Y, 0) - T·Y + ln(1 + e^-|Y|)]"
    expects = QT_TRANSLATE_NOOP(
        "Note", "one number (logit) per yes-no question, not yet a probability; targets in [0, 1]"
    )
    note = QT_TRANSLATE_NOOP(
        "Note", "bce with the sigmoid inside: the output layer stays linear, and δ = (sigmoid(Y) - T)/m."
    )
    torch_name = "torch.nn.BCEWithLogitsLoss"
    targets = UNIT
    made_for = "purelin"
    scores = True

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(np.logaddexp(0, prediction) - target * prediction)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (ACTIVATIONS["sigmoid"].value(prediction) - target) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [*ACTIVATIONS["sigmoid"].value_calls(prediction, out), partial(np.subtract, out, target, out)]


class NLL(Loss):
    name = "nll"
    aliases = ("negative_log_likelihood",)
    formula = "-1/m · Σ T·Y"
    expects = QT_TRANSLATE_NOOP("Note", "the logarithms of the classes' probabilities, at most 0; targets one-hot")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "The output of the true class, with its sign turned: right for log-probabilities. Nothing else "
        "bounds it: after a linear layer it falls for ever, after a softmax it ends at −1.",
    )
    torch_name = "torch.nn.NLLLoss"
    targets = ONE_HOT
    scores = True
    signed = True

    def value(self, prediction: Array, target: Array) -> float:
        return -float(np.sum(target * prediction)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return -target / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.negative, target, out)]


class Hinge(Loss):
    name = "hinge"
    formula = "1/m · Σ max(0, 1 - T·Y)"
    expects = QT_TRANSLATE_NOOP("Note", "a number whose sign is the answer; targets −1 or +1")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "What is right by a margin of 1 costs nothing and teaches nothing more; at the margin itself, neither.",
    )
    targets = SIGNS
    instead = MARGIN
    made_for = "purelin"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(np.maximum(1 - target * prediction, 0))) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return np.where(target * prediction < 1, -target, 0) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [
            partial(np.multiply, target, prediction, out),
            partial(np.less, out, np.ones((), out.dtype), out),
            partial(np.multiply, out, target, out),
            partial(np.negative, out, out),
        ]


class SquaredHinge(Loss):
    name = "squared_hinge"
    formula = "1/m · Σ max(0, 1 - T·Y)²"
    expects = QT_TRANSLATE_NOOP("Note", "a number whose sign is the answer; targets −1 or +1")
    note = QT_TRANSLATE_NOOP(
        "Note", "A hinge that pulls the harder the further a sample is on the wrong side, and lets go smoothly."
    )
    targets = SIGNS
    instead = MARGIN
    made_for = "purelin"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(np.maximum(1 - target * prediction, 0) ** 2)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return target * np.minimum(target * prediction - 1, 0) * (2 / count(target))

    def factor(self, m: int) -> float:
        return 2.0 / m

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [
            partial(np.multiply, target, prediction, out),
            partial(np.subtract, out, np.ones((), out.dtype), out),
            partial(np.minimum, out, np.zeros((), out.dtype), out=out),
            partial(np.multiply, out, target, out),
        ]


class SoftMargin(Loss):
    name = "soft_margin"
    formula = "1/m · Σ ln(1 + e^(-T·Y))"
    expects = QT_TRANSLATE_NOOP("Note", "a number whose sign is the answer; targets −1 or +1")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "The logistic loss: bce with its sigmoid, written for targets of ±1. A rounded hinge that never lets go.",
    )
    torch_name = "torch.nn.SoftMarginLoss"
    targets = SIGNS
    made_for = "purelin"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(np.logaddexp(0, -target * prediction))) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return -target * ACTIVATIONS["sigmoid"].value(-target * prediction) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [  # -T / (1 + e^TY)
            partial(np.multiply, target, prediction, out),
            partial(np.exp, out, out),
            partial(np.add, out, np.ones((), out.dtype), out),
            partial(np.divide, target, out, out),
            partial(np.negative, out, out),
        ]


class PoissonNLL(Loss):
    name = "poisson_nll"
    formula = "1/m · Σ (e^Y - T·Y)"
    expects = QT_TRANSLATE_NOOP("Note", "the logarithm of the expected count; targets of 0 or more")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "For counts: e^Y is the rate of a Poisson distribution. The loss can be negative, its zero means nothing.",
    )
    torch_name = "torch.nn.PoissonNLLLoss"
    targets = COUNTS
    made_for = "purelin"
    scores = True
    signed = True

    def value(self, prediction: Array, target: Array) -> float:
        with np.errstate(over="ignore"):  # beyond e^709 a rate is infinite, as is its loss
            return float(np.sum(np.exp(prediction) - target * prediction)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        with np.errstate(over="ignore"):
            return (np.exp(prediction) - target) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.exp, prediction, out), partial(np.subtract, out, target, out)]


class MultiMargin(Loss):
    name = "multi_margin"
    formula = QT_TRANSLATE_NOOP("Note", "1/(m·C) · Σ_{j≠c} max(0, 1 - Y_c + Y_j);  c the class of T, C classes")
    expects = QT_TRANSLATE_NOOP("Note", "one score per class; targets one-hot")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "A hinge for classes: the true class has to lead every other by 1, and what leads by more is left alone.",
    )
    torch_name = "torch.nn.MultiMarginLoss"
    targets = ONE_HOT
    instead = MARGIN
    made_for = "purelin"
    scores = True

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(self._lacking(prediction, target))) / (len(target) * count(target))

    def gradient(self, prediction: Array, target: Array) -> Array:
        short = (self._lacking(prediction, target) > 0).astype(prediction.dtype)
        rivals: Array = short.sum(axis=0, keepdims=True)
        return (short - target * rivals) / (len(target) * count(target))

    def _lacking(self, prediction: Array, target: Array) -> Array:
        """What each other class lacks to the margin, (C, m); 0 for the true one."""
        own: Array = (target * prediction).sum(axis=0, keepdims=True)
        return np.where(target == 1, 0, np.maximum(1 - own + prediction, 0))
