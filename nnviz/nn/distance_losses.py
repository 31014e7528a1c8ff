"""The losses that measure how far the prediction is from the target, output by output: any numbers on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import sqrt

import numpy as np

from nnviz.nn.activation_base import Array, Call, clip
from nnviz.nn.loss_base import Loss, count
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter

BEND = Parameter(1.0, above=True)  # where the parabola goes over into a straight line


class HalfMSE(Loss):
    name = "half_mse"
    formula = "1/(2m) · Σ (T - Y)²"
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP("Note", "The squared error of the delta rule: the 2 of the derivative cancels the 1/2.")
    torch_name = "torch.nn.MSELoss"
    matlab_name = "mse"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum((target - prediction) ** 2)) / (2 * count(target))

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (prediction - target) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.subtract, prediction, target, out)]


class MSE(Loss):
    name = "mse"
    formula = "1/m · Σ (T - Y)²"
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP("Note", "Summed over the outputs and averaged over the samples; twice half_mse.")
    torch_name = "torch.nn.MSELoss"
    matlab_name = "l2loss"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum((target - prediction) ** 2)) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return (prediction - target) * (2 / count(target))

    def factor(self, m: int) -> float:
        return 2.0 / m

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.subtract, prediction, target, out)]


class L2(Loss):
    name = "l2"
    aliases = ("euclidean",)
    formula = "√(1/m · Σ (T - Y)²)"
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "The Euclidean distance: the root of mse. Its gradient keeps its length near the goal, so that small "
        "steps circle around it; at an error of exactly 0 it is taken as 0.",
    )

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.linalg.norm(target - prediction)) / sqrt(count(target))

    def gradient(self, prediction: Array, target: Array) -> Array:
        error = prediction - target
        distance = float(np.linalg.norm(error))
        return error / (distance * sqrt(count(target))) if distance else error


class L1(Loss):
    name = "l1"
    aliases = ("manhattan",)
    formula = "Σ |T - Y|"
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "The Manhattan distance: outliers pull no harder than others. A plain sum over all samples: loss and "
        "gradient grow with the batch, so a larger batch needs a smaller learning rate; mae is the same, "
        "averaged.",
    )
    torch_name = "torch.nn.L1Loss"
    matlab_name = "sae"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(np.abs(target - prediction)))

    def gradient(self, prediction: Array, target: Array) -> Array:
        return np.sign(prediction - target)

    def factor(self, m: int) -> float:
        return 1.0

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.subtract, prediction, target, out), partial(np.sign, out, out)]


class MAE(Loss):
    name = "mae"
    formula = "1/m · Σ |T - Y|"
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Outliers pull no harder than others; its gradient does not get smaller near the goal, and is 0 at it.",
    )
    torch_name = "torch.nn.L1Loss"
    matlab_name = "l1loss"

    def value(self, prediction: Array, target: Array) -> float:
        return float(np.sum(np.abs(target - prediction))) / count(target)

    def gradient(self, prediction: Array, target: Array) -> Array:
        return np.sign(prediction - target) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array) -> list[Call]:
        return [partial(np.subtract, prediction, target, out), partial(np.sign, out, out)]


class Huber(Loss):
    name = "huber"
    formula = QT_TRANSLATE_NOOP("Note", "1/m · Σ h(T - Y);  h(e) = e²/2 for |e| ≤ delta, else delta·(|e| - delta/2)")
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP(
        "Note", "half_mse near the goal, straight beyond delta: an outlier pulls by at most delta."
    )
    torch_name = "torch.nn.HuberLoss"
    matlab_name = "huber"
    parameters: Mapping[str, Parameter] = {"delta": BEND}

    def value(self, prediction: Array, target: Array, delta: float = 1.0) -> float:
        return float(np.sum(_bent(np.abs(target - prediction), delta))) / count(target)

    def gradient(self, prediction: Array, target: Array, delta: float = 1.0) -> Array:
        return np.clip(prediction - target, -delta, delta) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array, delta: float = 1.0) -> list[Call]:
        low, high = np.array(-delta, out.dtype), np.array(delta, out.dtype)
        return [
            partial(np.subtract, prediction, target, out),
            partial(clip, out, low, high, out),
        ]


class SmoothL1(Loss):
    name = "smooth_l1"
    formula = QT_TRANSLATE_NOOP("Note", "1/m · Σ s(T - Y);  s(e) = e²/(2 beta) for |e| < beta, else |e| - beta/2")
    expects = QT_TRANSLATE_NOOP("Note", "any numbers")
    note = QT_TRANSLATE_NOOP("Note", "mae with a rounded tip: huber divided by beta. A small beta makes the tip sharp.")
    torch_name = "torch.nn.SmoothL1Loss"
    parameters: Mapping[str, Parameter] = {"beta": BEND}

    def value(self, prediction: Array, target: Array, beta: float = 1.0) -> float:
        return float(np.sum(_bent(np.abs(target - prediction), beta))) / (beta * count(target))

    def gradient(self, prediction: Array, target: Array, beta: float = 1.0) -> Array:
        return np.clip((prediction - target) / beta, -1, 1) / count(target)

    def gradient_calls(self, prediction: Array, target: Array, out: Array, beta: float = 1.0) -> list[Call]:
        least, one = np.array(-1, out.dtype), np.array(1, out.dtype)
        return [
            partial(np.subtract, prediction, target, out),
            partial(np.divide, out, np.array(beta, out.dtype), out),
            partial(clip, out, least, one, out),
        ]


def _bent(distance: Array, bend: float) -> Array:
    """d²/2 up to `bend`, from there on the tangent bend·(d - bend/2)."""
    near = np.minimum(distance, bend)
    return near * (distance - near / 2)
