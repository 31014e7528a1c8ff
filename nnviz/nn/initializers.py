"""The ways to draw a layer's first weights, one small object each, and the registry INITIALIZERS.

A layer has fan_in inputs and fan_out outputs; each piece of a Maxout layer is such a map, so fan_out is its units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.registry import Registry

if TYPE_CHECKING:
    from numpy.random import Generator

    Draw = Callable[[Generator, tuple[int, int], int, int], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Initializer:
    """A distribution of weights, symmetric about 0, and the constant that biases start from.

    draw(rng, (rows, fan_in), fan_in, fan_out) -> (rows, fan_in); `formula` is in plain text.
    """

    name: str
    aliases: tuple[str, ...]
    formula: str
    note: str
    draw: Draw
    bias: float = 0.0


def _uniform(limit: Callable[[int, int], float]) -> Draw:
    def draw(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
        bound = limit(fan_in, fan_out)
        return rng.uniform(-bound, bound, shape)

    return draw


def _normal(deviation: Callable[[int, int], float]) -> Draw:
    def draw(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
        return rng.normal(0.0, deviation(fan_in, fan_out), shape)

    return draw


def _zeros(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
    return np.zeros(shape)


INITIALIZERS: Registry[Initializer] = Registry(
    QT_TRANSLATE_NOOP("Message", "initializer"),
    (
        Initializer(
            "zeros", (), "W = 0", "All units of a layer stay equal for ever: nothing breaks the symmetry.", _zeros
        ),
        Initializer(
            "normal", (), "W ~ N(0, 1)", "Whatever the width: sums over many inputs grow.", _normal(lambda i, o: 1)
        ),
        Initializer(
            "uniform", (), "W ~ U(-1, 1)", "Whatever the width: sums over many inputs grow.", _uniform(lambda i, o: 1)
        ),
        Initializer(
            "xavier_uniform",
            ("xavier", "glorot_uniform", "glorot"),
            "W ~ U(-r, r), r = √(6 / (fan_in + fan_out))",
            "Glorot and Bengio 2010: keeps the variance of a and of δ through tanh-like layers.",
            _uniform(lambda i, o: sqrt(6 / (i + o))),
        ),
        Initializer(
            "xavier_normal",
            ("glorot_normal",),
            "W ~ N(0, 2 / (fan_in + fan_out))",
            "Glorot and Bengio 2010: keeps the variance of a and of δ through tanh-like layers.",
            _normal(lambda i, o: sqrt(2 / (i + o))),
        ),
        Initializer(
            "he_uniform",
            ("he", "kaiming_uniform", "kaiming"),
            "W ~ U(-r, r), r = √(6 / fan_in)",
            "He et al. 2015: makes up for the half that ReLU cuts away.",
            _uniform(lambda i, o: sqrt(6 / i)),
        ),
        Initializer(
            "he_normal",
            ("kaiming_normal",),
            "W ~ N(0, 2 / fan_in)",
            "He et al. 2015: makes up for the half that ReLU cuts away.",
            _normal(lambda i, o: sqrt(2 / i)),
        ),
        Initializer(
            "playground",
            (),
            "W ~ U(-0.5, 0.5), b = 0.1",
            "As in TensorFlow Playground, whatever the width.",
            _uniform(lambda i, o: 0.5),
            bias=0.1,
        ),
    ),
)
