"""What can be said of an activation function in figures: range, largest slope, how much of it saturates, its names.

Nothing here is measured; what a function costs on this machine is in `function_cost`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import erf, inf, sqrt
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Activation
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.function_curves import Lines, kinks
from nnviz.nn.maxout import Maxout

DEPTH = 20  # layers that δ has to pass in `best_case`
FAR = 9.0  # beyond it lies 2e-19 of N(0, 1)
CELLS = 3600  # of the search for where saturation begins and ends
HALVINGS = 50
OUTSIDE, UNBOUNDED = 1e9, 1e3  # a function that is beyond +-1e3 at z = +-1e9 has no bound there


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """The facts about one function with its parameters set.

    range             infimum and supremum of f
    zero_centred      whether f takes both signs
    max_derivative    the largest |f'|; of softmax, of the diagonal of its Jacobian
    kinks             where f' jumps; of Maxout, of the example lines
    saturated_share   the share of inputs from N(0, 1) with |f'| below 5 % of its largest, a leaky slope left out, for
                      it does not fade; None where one z alone does not say it (softmax)
    best_case         max_derivative ** DEPTH: the most that f' leaves of δ on its way through DEPTH layers
    """

    name: str
    formula: str
    range: tuple[float, float]
    zero_centred: bool
    max_derivative: float
    kinks: tuple[float, ...]
    saturated_share: float | None
    best_case: float
    note: str
    torch_name: str
    matlab_name: str


def function_facts(name: str, params: Mapping[str, Any], lines: Lines | None = None) -> FunctionFacts:
    """Of the function `name` with these parameters; the others stand at their defaults. `lines`: a Maxout's."""
    activation = ACTIVATIONS[name]
    largest = activation.max_derivative(**params)
    low, high = _range(activation, params)
    return FunctionFacts(
        name=activation.name,
        formula=activation.formula,
        range=(low, high),
        zero_centred=low < 0 < high,
        max_derivative=largest,
        kinks=kinks(name, params, lines),
        saturated_share=saturated_share(activation, params),
        best_case=largest**DEPTH,
        note=activation.note,
        torch_name=activation.torch_name,
        matlab_name=activation.matlab_name,
    )


def _range(activation: Activation, params: Mapping[str, Any]) -> tuple[float, float]:
    """What the function says of itself holds with its default parameters; with others it is looked up far outside."""
    usual = activation.complete({})
    if not activation.elementwise or all(usual[name] == value for name, value in params.items()):
        return activation.range
    outermost = activation.value(np.array([[-OUTSIDE, *np.linspace(-FAR, FAR, CELLS + 1), OUTSIDE]]), **params)[0]
    low, high = float(outermost.min()), float(outermost.max())
    return (-inf if low <= -UNBOUNDED else low), (inf if high >= UNBOUNDED else high)


def saturated_share(activation: Activation, params: Mapping[str, Any]) -> float | None:
    """The probability that an input from N(0, 1) saturates; None for softmax.

    The ends of the saturated stretches are found by halving, and the normal distribution is known between them: the
    figure is exact but for stretches shorter than 0.005. Where f' is 0 everywhere nothing ever passes: 1.
    """
    if isinstance(activation, Maxout):
        return 0.0
    if not activation.elementwise:
        return None
    if activation.max_derivative(**params) == 0:
        return 1.0
    edges = np.linspace(-FAR, FAR, CELLS + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    saturated = activation.saturates(middles[None], **params)[0]
    change = np.flatnonzero(saturated[1:] != saturated[:-1])
    left, right, of_left = middles[change], middles[change + 1], saturated[change]
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        same = activation.saturates(middle[None], **params)[0] == of_left
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    ends = [-inf, *right.tolist(), inf]
    states = [bool(saturated[0]), *(~of_left).tolist()]
    return sum((_below(b) - _below(a) for a, b, on in zip(ends[:-1], ends[1:], states, strict=True) if on), 0.0)


def _below(z: float) -> float:
    """The share of N(0, 1) below z."""
    return (1 + erf(z / sqrt(2))) / 2
