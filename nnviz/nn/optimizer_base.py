"""What every optimizer is: its state, and its step as in-place calls. The rules are in `optimizers.py`, `adaptive.py`.

The fast step runs the calls one by one, `step` runs them once.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.parameters import Parameter, Parameterized

State = dict[str, Array]
"""The arrays an optimizer remembers between steps; copied out and put back, a run goes on bit for bit."""

WEIGHT_DECAY = Parameter(0.0)
"""What every optimizer has; it acts on all parameters, biases too."""


class Optimizer(Parameterized):
    """A rule that moves the parameters θ (a flat vector) along their gradient g, in place.

    formula      in plain text, for the default parameters; t counts the steps from 1
    note         a remark for people
    torch_name   what PyTorch calls it
    matlab_name  the function in MATLAB, "" if there is none
    folds_rate   the step is θ -= rate · g and no more, so the rate may be multiplied into g where that is cheapest
    """

    formula: str
    note: str
    torch_name: str
    matlab_name = ""
    folds_rate = False

    def state(self, theta: Array, *args: Any, **params: Any) -> State:
        """What is remembered before the first step: arrays shaped like θ, or 0-d ones, "step" a whole number."""
        return {}

    def step_calls(
        self, theta: Array, gradient: Array, state: State, rate: Array, scratch: Array, *args: Any, **params: Any
    ) -> list[Call]:
        """One update of θ and of the state as in-place calls, which may spoil the gradient.

        `rate` is 0-d and may change; `scratch` is shaped like θ. With `folds_rate` the gradient already carries it.
        """
        raise NotImplementedError

    def step(self, theta: Array, gradient: Array, state: State, rate: float, **params: Any) -> None:
        """One update of θ and of the state, in place; the gradient stays as it is."""
        g = gradient * theta.dtype.type(rate) if self.folds_rate else gradient.copy()
        eta, scratch = scalar(rate, theta), np.empty_like(theta)
        for call in self.step_calls(theta, g, state, eta, scratch, **self.complete(params)):
            call()


def scalar(value: float, theta: Array) -> Array:
    """0-d, in the type of θ: a plain number would have to be converted at every step."""
    return np.array(value, theta.dtype)


def decay_calls(theta: Array, gradient: Array, scratch: Array, weight_decay: float) -> list[Call]:
    """g ← g + λ θ, as if ½ λ Σ θ² were part of the loss."""
    if not weight_decay:
        return []
    return [
        partial(np.multiply, theta, scalar(weight_decay, theta), scratch),
        partial(np.add, gradient, scratch, gradient),
    ]


def average_calls(mean: Array, gradient: Array, kept: float, scratch: Array) -> list[Call]:
    """m ← m + (1 - β)(g - m)."""
    return [
        partial(np.subtract, gradient, mean, scratch),
        partial(np.multiply, scratch, scalar(1 - kept, mean), scratch),
        partial(np.add, mean, scratch, mean),
    ]


def square_calls(square: Array, gradient: Array, kept: float, scratch: Array) -> list[Call]:
    """v ← β v + (1 - β) g²."""
    return [
        partial(np.multiply, gradient, gradient, scratch),
        partial(np.multiply, scratch, scalar(1 - kept, square), scratch),
        partial(np.multiply, square, scalar(kept, square), square),
        partial(np.add, square, scratch, square),
    ]


def divided_calls(gradient: Array, square: Array, eps: float, scratch: Array) -> list[Call]:
    """scratch ← g / (√v + ε)."""
    return [
        partial(np.sqrt, square, scratch),
        partial(np.add, scratch, scalar(eps, square), scratch),
        partial(np.divide, gradient, scratch, scratch),
    ]
