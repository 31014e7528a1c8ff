"""The optimizers that give each parameter a step of its own, by the size of its gradients so far.

Names, parameters and rules are PyTorch's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import sqrt
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.optimizer_base import (
    WEIGHT_DECAY,
    Optimizer,
    State,
    average_calls,
    decay_calls,
    divided_calls,
    scalar,
    square_calls,
)
from nnviz.nn.parameters import Parameter


class Adagrad(Optimizer):
    name = "adagrad"
    formula = "s ← s + g²;  θ ← θ - η g / (√s + ε)"
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Each parameter has a step of its own, which only ever shrinks: parameters that seldom move keep long ones.",
    )
    torch_name = "torch.optim.Adagrad"
    parameters: Mapping[str, Parameter] = {
        "lr_decay": Parameter(0.0),
        "weight_decay": WEIGHT_DECAY,
        "initial_accumulator_value": Parameter(0.0),
        "eps": Parameter(1e-10),
    }

    def state(self, theta: Array, initial_accumulator_value: float = 0.0, **params: Any) -> State:
        return {"sum": np.full_like(theta, initial_accumulator_value), "step": np.zeros((), np.int64)}

    def step_calls(
        self,
        theta: Array,
        gradient: Array,
        state: State,
        rate: Array,
        scratch: Array,
        lr_decay: float,
        weight_decay: float,
        initial_accumulator_value: float,
        eps: float,
    ) -> list[Call]:
        total, steps, size = state["sum"], state["step"], np.zeros_like(rate)

        def count() -> None:
            size[...] = float(rate) / (1 + float(steps) * lr_decay)
            np.add(steps, 1, steps)

        return [
            count,
            *decay_calls(theta, gradient, scratch, weight_decay),
            partial(np.multiply, gradient, gradient, scratch),
            partial(np.add, total, scratch, total),
            *divided_calls(gradient, total, eps, scratch),
            partial(np.multiply, scratch, size, scratch),
            partial(np.subtract, theta, scratch, theta),
        ]


class RMSprop(Optimizer):
    name = "rmsprop"
    formula = "v ← α v + (1 - α) g²;  θ ← θ - η g / (√v + ε)"
    note = QT_TRANSLATE_NOOP(
        "Note", "Divides by the recent size of each parameter's gradient: flat and steep directions take steps alike."
    )
    torch_name = "torch.optim.RMSprop"
    matlab_name = "rmspropupdate"
    parameters: Mapping[str, Parameter] = {
        "alpha": Parameter(0.99, 0.0, 1.0),
        "eps": Parameter(1e-8),
        "weight_decay": WEIGHT_DECAY,
        "momentum": Parameter(0.0, 0.0, 1.0),
        "centered": Parameter(default=False),
    }

    def state(self, theta: Array, momentum: float = 0.0, centered: bool = False, **params: Any) -> State:
        names = ["square"] + ["velocity"] * bool(momentum) + ["mean"] * centered
        return {name: np.zeros_like(theta) for name in names}

    def step_calls(
        self,
        theta: Array,
        gradient: Array,
        state: State,
        rate: Array,
        scratch: Array,
        alpha: float,
        eps: float,
        weight_decay: float,
        momentum: float,
        centered: bool,
    ) -> list[Call]:
        square = spread = state["square"]
        calls = [
            *decay_calls(theta, gradient, scratch, weight_decay),
            *square_calls(square, gradient, alpha, scratch),
        ]
        if centered:
            mean, spread = state["mean"], np.empty_like(theta)
            calls += [
                *average_calls(mean, gradient, alpha, scratch),
                partial(np.multiply, mean, mean, spread),
                partial(np.subtract, square, spread, spread),
                partial(np.maximum, spread, scalar(0, theta), out=spread),  # a variance; rounding may leave it below 0
            ]
        calls += divided_calls(gradient, spread, eps, scratch)
        if momentum:
            velocity = state["velocity"]
            calls += [
                partial(np.multiply, velocity, scalar(momentum, theta), velocity),
                partial(np.add, velocity, scratch, velocity),
                partial(np.multiply, velocity, rate, scratch),
            ]
        else:
            calls.append(partial(np.multiply, scratch, rate, scratch))
        return [*calls, partial(np.subtract, theta, scratch, theta)]


class Adam(Optimizer):
    name = "adam"
    formula = "m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;  θ ← θ - η m/(1 - β₁ᵗ) / (√(v/(1 - β₂ᵗ)) + ε)"
    note = QT_TRANSLATE_NOOP(
        "Note",
        "Momentum, and a step of its own for each parameter: no longer than about η, however large the gradient is.",
    )
    torch_name = "torch.optim.Adam"
    matlab_name = "adamupdate"
    parameters: Mapping[str, Parameter] = {
        "betas": Parameter((0.9, 0.999), 0.0, 1.0, below=True),
        "eps": Parameter(1e-8),
        "weight_decay": WEIGHT_DECAY,
        "amsgrad": Parameter(default=False),
    }

    def state(self, theta: Array, amsgrad: bool = False, **params: Any) -> State:
        names = ["mean", "square"] + ["largest_square"] * amsgrad
        return {name: np.zeros_like(theta) for name in names} | {"step": np.zeros((), np.int64)}

    def _decay_calls(
        self, theta: Array, gradient: Array, rate: Array, scratch: Array, weight_decay: float
    ) -> list[Call]:
        """How `weight_decay` comes in: into the gradient."""
        return decay_calls(theta, gradient, scratch, weight_decay)

    def step_calls(
        self,
        theta: Array,
        gradient: Array,
        state: State,
        rate: Array,
        scratch: Array,
        betas: tuple[float, float],
        eps: float,
        weight_decay: float,
        amsgrad: bool,
    ) -> list[Call]:
        mean, square, steps = state["mean"], state["square"], state["step"]
        first, second = betas
        size, correction = np.zeros_like(rate), np.zeros_like(rate)

        def count() -> None:
            """Both averages began at 0, and are too small at first."""
            np.add(steps, 1, steps)
            t = int(steps)
            size[...] = float(rate) / (1 - first**t)
            correction[...] = sqrt(1 - second**t)

        calls = [
            count,
            *self._decay_calls(theta, gradient, rate, scratch, weight_decay),
            *average_calls(mean, gradient, first, scratch),
            *square_calls(square, gradient, second, scratch),
        ]
        if amsgrad:
            largest = state["largest_square"]
            calls.append(partial(np.maximum, largest, square, out=largest))
            square = largest
        return [
            *calls,
            partial(np.sqrt, square, scratch),
            partial(np.divide, scratch, correction, scratch),
            partial(np.add, scratch, scalar(eps, theta), scratch),
            partial(np.divide, mean, scratch, scratch),
            partial(np.multiply, scratch, size, scratch),
            partial(np.subtract, theta, scratch, theta),
        ]


class AdamW(Adam):
    name = "adamw"
    formula = QT_TRANSLATE_NOOP("Note", "θ ← θ - η λ θ;  then as adam")
    note = QT_TRANSLATE_NOOP(
        "Note", "Adam whose weight decay shrinks the parameters themselves, untouched by the size of their gradients."
    )
    torch_name = "torch.optim.AdamW"
    matlab_name = ""
    parameters: Mapping[str, Parameter] = {**Adam.parameters, "weight_decay": Parameter(0.01)}

    def _decay_calls(
        self, theta: Array, gradient: Array, rate: Array, scratch: Array, weight_decay: float
    ) -> list[Call]:
        """How `weight_decay` comes in: beside the gradient, straight into θ."""
        if not weight_decay:
            return []
        kept = np.zeros_like(rate)

        def remain() -> None:
            kept[...] = 1 - float(rate) * weight_decay

        return [remain, partial(np.multiply, theta, kept, theta)]
