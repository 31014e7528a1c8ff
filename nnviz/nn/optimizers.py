"""The optimizers whose steps follow the gradient or its velocity, and the registry OPTIMIZERS of all.

Names, parameters and rules are PyTorch's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.adaptive import Adagrad, Adam, AdamW, RMSprop
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.optimizer_base import WEIGHT_DECAY, Optimizer, State, decay_calls, scalar
from nnviz.nn.parameters import Parameter
from nnviz.nn.registry import Registry


class SGD(Optimizer):
    name = "sgd"
    formula = "θ ← θ - η g"
    note = QT_TRANSLATE_NOOP("Note", "Plain gradient descent on each mini-batch.")
    torch_name = "torch.optim.SGD"
    matlab_name = "traingd"
    parameters: Mapping[str, Parameter] = {"weight_decay": WEIGHT_DECAY}
    folds_rate = True

    def step_calls(
        self, theta: Array, gradient: Array, state: State, rate: Array, scratch: Array, weight_decay: float
    ) -> list[Call]:
        calls: list[Call] = []
        if weight_decay:
            decay = np.zeros_like(rate)
            calls = [
                partial(np.multiply, rate, scalar(weight_decay, theta), decay),
                partial(np.multiply, theta, decay, scratch),
                partial(np.add, gradient, scratch, gradient),
            ]
        return [*calls, partial(np.subtract, theta, gradient, theta)]


class Momentum(Optimizer):
    name = "momentum"
    formula = "v ← μ v + g;  θ ← θ - η v"
    note = QT_TRANSLATE_NOOP(
        "Note", "Remembers past gradients: steady directions gather speed, those that change sign cancel."
    )
    torch_name = "torch.optim.SGD(momentum=0.9)"
    matlab_name = "sgdmupdate"
    parameters: Mapping[str, Parameter] = {
        "momentum": Parameter(0.9, 0.0, 1.0),
        "dampening": Parameter(0.0, 0.0, 1.0),
        "weight_decay": WEIGHT_DECAY,
    }

    def state(self, theta: Array, dampening: float = 0.0, **params: Any) -> State:
        state = {"velocity": np.zeros_like(theta)}
        return state | {"step": np.zeros((), np.int64)} if dampening else state

    def step_calls(
        self,
        theta: Array,
        gradient: Array,
        state: State,
        rate: Array,
        scratch: Array,
        momentum: float,
        dampening: float,
        weight_decay: float,
    ) -> list[Call]:
        velocity = state["velocity"]
        calls = decay_calls(theta, gradient, scratch, weight_decay)
        if dampening:
            share, steps = np.ones_like(rate), state["step"]

            def weigh() -> None:
                """The first gradient counts in full."""
                share[...] = 1 - dampening if steps else 1
                np.add(steps, 1, steps)

            calls += [weigh, partial(np.multiply, gradient, share, gradient)]
        return [
            *calls,
            partial(np.multiply, velocity, scalar(momentum, theta), velocity),
            partial(np.add, velocity, gradient, velocity),
            partial(np.multiply, velocity, rate, scratch),
            partial(np.subtract, theta, scratch, theta),
        ]


class Nesterov(Optimizer):
    name = "nesterov"
    formula = "v ← μ v + g;  θ ← θ - η (g + μ v)"
    note = QT_TRANSLATE_NOOP(
        "Note", "Momentum that looks ahead: the gradient of now is corrected by where the velocity is about to lead."
    )
    torch_name = "torch.optim.SGD(momentum=0.9, nesterov=True)"
    parameters: Mapping[str, Parameter] = {
        "momentum": Parameter(0.9, 0.0, 1.0, above=True),
        "weight_decay": WEIGHT_DECAY,
    }

    def state(self, theta: Array, **params: Any) -> State:
        return {"velocity": np.zeros_like(theta)}

    def step_calls(
        self,
        theta: Array,
        gradient: Array,
        state: State,
        rate: Array,
        scratch: Array,
        momentum: float,
        weight_decay: float,
    ) -> list[Call]:
        velocity, kept = state["velocity"], scalar(momentum, theta)
        return [
            *decay_calls(theta, gradient, scratch, weight_decay),
            partial(np.multiply, velocity, kept, velocity),
            partial(np.add, velocity, gradient, velocity),
            partial(np.multiply, velocity, kept, scratch),
            partial(np.add, scratch, gradient, scratch),
            partial(np.multiply, scratch, rate, scratch),
            partial(np.subtract, theta, scratch, theta),
        ]


OPTIMIZERS: Registry[Optimizer] = Registry(
    QT_TRANSLATE_NOOP("Message", "optimizer"),
    (SGD(), Momentum(), Nesterov(), Adagrad(), RMSprop(), Adam(), AdamW()),
)
