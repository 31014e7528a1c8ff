"""The optimizers, one small object each, and the registry OPTIMIZERS. Parameter names and rules are PyTorch's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter, Parameterized
from nnviz.nn.registry import Registry

State = dict[str, Array]
"""The arrays an optimizer remembers between steps; copied out and put back, a run goes on bit for bit."""


class Optimizer(Parameterized):
    """A rule that moves the parameters θ (a flat vector) along their gradient g, in place.

    folds_rate   the step is θ -= rate · g and no more, so the rate may be multiplied into g where that is cheapest
    """

    formula: str
    note: str
    folds_rate = False

    def state(self, theta: Array) -> State:
        """What is remembered before the first step: arrays shaped like θ, or 0-d."""
        return {}

    def step(self, theta: Array, gradient: Array, state: State, rate: float, *args: Any, **params: Any) -> None:
        """One update of θ and of the state, in place."""
        raise NotImplementedError

    def step_calls(
        self, theta: Array, gradient: Array, state: State, rate: Array, scratch: Array, *args: Any, **params: Any
    ) -> list[Call]:
        """The step as in-place calls. `rate` is 0-d and may change; `scratch` is shaped like θ.

        With `folds_rate` the gradient already carries the rate. The default is right for every other rule.
        """

        def step() -> None:
            self.step(theta, gradient, state, float(rate), **params)

        return [step]


class SGD(Optimizer):
    name = "sgd"
    formula = "θ ← θ - η g"
    note = "Plain gradient descent on each mini-batch."
    folds_rate = True

    def step(self, theta: Array, gradient: Array, state: State, rate: float) -> None:
        theta -= rate * gradient

    def step_calls(self, theta: Array, gradient: Array, state: State, rate: Array, scratch: Array) -> list[Call]:
        return [partial(np.subtract, theta, gradient, theta)]


MOMENTUM = 0.9


class Momentum(Optimizer):
    name = "momentum"
    formula = "v ← μ v + g;  θ ← θ - η v"
    note = "Remembers past gradients: steady directions gather speed, those that change sign cancel."
    parameters: Mapping[str, Parameter] = {"momentum": Parameter(MOMENTUM, 0.0, 1.0)}

    def state(self, theta: Array) -> State:
        return {"velocity": np.zeros_like(theta)}

    def step(self, theta: Array, gradient: Array, state: State, rate: float, momentum: float = MOMENTUM) -> None:
        velocity = state["velocity"]
        velocity *= momentum
        velocity += gradient
        theta -= rate * velocity

    def step_calls(
        self, theta: Array, gradient: Array, state: State, rate: Array, scratch: Array, momentum: float = MOMENTUM
    ) -> list[Call]:
        velocity = state["velocity"]
        return [
            partial(np.multiply, velocity, np.array(momentum, theta.dtype), velocity),
            partial(np.add, velocity, gradient, velocity),
            partial(np.multiply, velocity, rate, scratch),
            partial(np.subtract, theta, scratch, theta),
        ]


OPTIMIZERS: Registry[Optimizer] = Registry(QT_TRANSLATE_NOOP("Message", "optimizer"), (SGD(), Momentum()))
