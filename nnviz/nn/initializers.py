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

CONSTANT = 0.1  # so small that a hundred equal inputs do not yet flatten a tanh: equal units are what is to be seen


@dataclass(frozen=True, slots=True)
class Initializer:
    """A way to draw the weights of a layer, and the constant that its biases start from.

    draw(rng, (rows, fan_in), fan_in, fan_out) -> (rows, fan_in); `formula` is in plain text; `torch_name` and
    `matlab_name` are what PyTorch and MATLAB call it, "" if they have no such thing.
    """

    name: str
    aliases: tuple[str, ...]
    formula: str
    note: str
    draw: Draw
    bias: float = 0.0
    torch_name: str = ""
    matlab_name: str = ""


def _uniform(limit: Callable[[int, int], float]) -> Draw:
    def draw(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
        bound = limit(fan_in, fan_out)
        return rng.uniform(-bound, bound, shape)

    return draw


def _normal(deviation: Callable[[int, int], float]) -> Draw:
    def draw(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
        return rng.normal(0.0, deviation(fan_in, fan_out), shape)

    return draw


def _constant(value: float) -> Draw:
    def draw(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
        return np.full(shape, value)

    return draw


def _orthogonal(rng: Generator, shape: tuple[int, int], fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """Each piece (fan_out, fan_in) uniformly among the matrices with orthonormal rows, or columns if they are fewer.

    Q of a normal matrix's QR, its columns turned so that the diagonal of R is positive: without that it would depend on
    how the decomposition is computed, and not be uniform (Mezzadri 2007).
    """
    weight = np.empty(shape)
    pieces = shape[0] // fan_out
    for piece in range(pieces):
        q, r = np.linalg.qr(rng.standard_normal((max(fan_in, fan_out), min(fan_in, fan_out))))
        q *= np.where(np.diagonal(r) < 0, -1, 1)
        weight[piece::pieces] = q if fan_out >= fan_in else q.T
    return weight


INITIALIZERS: Registry[Initializer] = Registry(
    QT_TRANSLATE_NOOP("Message", "initializer"),
    (
        Initializer(
            "zeros",
            (),
            "W = 0",
            QT_TRANSLATE_NOOP(
                "Note",
                "All units of a layer stay equal for ever; where f(0) = 0 only the biases of the output learn at all.",
            ),
            _constant(0),
            torch_name="torch.nn.init.zeros_",
            matlab_name="zeros",
        ),
        Initializer(
            "constant",
            (),
            f"W = {CONSTANT}",
            QT_TRANSLATE_NOOP(
                "Note",
                "All units of a layer stay equal for ever: they learn, but all the same, so that one would do. The "
                "scale makes it any other constant.",
            ),
            _constant(CONSTANT),
            torch_name="torch.nn.init.constant_",
        ),
        Initializer(
            "normal",
            (),
            "W ~ N(0, 1)",
            QT_TRANSLATE_NOOP("Note", "Whatever the width: sums over many inputs grow."),
            _normal(lambda i, o: 1),
            torch_name="torch.nn.init.normal_",
        ),
        Initializer(
            "uniform",
            (),
            "W ~ U(-1, 1)",
            QT_TRANSLATE_NOOP("Note", "Whatever the width: sums over many inputs grow."),
            _uniform(lambda i, o: 1),
            torch_name="torch.nn.init.uniform_",
            matlab_name="rands",
        ),
        Initializer(
            "xavier_uniform",
            ("xavier", "glorot_uniform", "glorot"),
            "W ~ U(-r, r), r = √(6 / (fan_in + fan_out))",
            QT_TRANSLATE_NOOP(
                "Note", "Glorot and Bengio 2010: keeps the variance of a and of δ through tanh-like layers."
            ),
            _uniform(lambda i, o: sqrt(6 / (i + o))),
            torch_name="torch.nn.init.xavier_uniform_",
            matlab_name="glorot",
        ),
        Initializer(
            "xavier_normal",
            ("glorot_normal",),
            "W ~ N(0, 2 / (fan_in + fan_out))",
            QT_TRANSLATE_NOOP(
                "Note", "Glorot and Bengio 2010: keeps the variance of a and of δ through tanh-like layers."
            ),
            _normal(lambda i, o: sqrt(2 / (i + o))),
            torch_name="torch.nn.init.xavier_normal_",
        ),
        Initializer(
            "he_uniform",
            ("he", "kaiming_uniform", "kaiming"),
            "W ~ U(-r, r), r = √(6 / fan_in)",
            QT_TRANSLATE_NOOP("Note", "He et al. 2015: makes up for the half that ReLU cuts away."),
            _uniform(lambda i, o: sqrt(6 / i)),
            torch_name="torch.nn.init.kaiming_uniform_",
        ),
        Initializer(
            "he_normal",
            ("kaiming_normal",),
            "W ~ N(0, 2 / fan_in)",
            QT_TRANSLATE_NOOP("Note", "He et al. 2015: makes up for the half that ReLU cuts away."),
            _normal(lambda i, o: sqrt(2 / i)),
            torch_name="torch.nn.init.kaiming_normal_",
            matlab_name="he",
        ),
        Initializer(
            "lecun_normal",
            ("lecun",),
            "W ~ N(0, 1 / fan_in)",
            QT_TRANSLATE_NOOP(
                "Note", "LeCun et al. 1998: z is as large as the inputs. Made for SELU, and for tanh-like layers."
            ),
            _normal(lambda i, o: sqrt(1 / i)),
        ),
        Initializer(
            "orthogonal",
            (),
            QT_TRANSLATE_NOOP("Note", "W Wᵀ = 1, or Wᵀ W = 1 for more units than inputs"),
            QT_TRANSLATE_NOOP(
                "Note",
                "Saxe et al. 2013: a square W turns a and δ without making either longer or shorter, however deep the "
                "net.",
            ),
            _orthogonal,
            torch_name="torch.nn.init.orthogonal_",
            matlab_name="orthogonal",
        ),
        Initializer(
            "playground",
            (),
            "W ~ U(-0.5, 0.5), b = 0.1",
            QT_TRANSLATE_NOOP("Note", "As in TensorFlow Playground, whatever the width."),
            _uniform(lambda i, o: 0.5),
            bias=0.1,
        ),
    ),
)
