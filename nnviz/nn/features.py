"""The input features that can be made of two coordinates, and the registry FEATURES."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.registry import Registry

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feature:
    """A function of the two coordinates: value((2, N)) -> (N,). The name is the formula."""

    name: str
    value: Callable[[Points], Points]
    aliases: tuple[str, ...] = ()


FEATURES: Registry[Feature] = Registry(
    QT_TRANSLATE_NOOP("Message", "feature"),
    (
        Feature("x1", lambda x: x[0]),
        Feature("x2", lambda x: x[1]),
        Feature("x1^2", lambda x: x[0] ** 2),
        Feature("x2^2", lambda x: x[1] ** 2),
        Feature("x1*x2", lambda x: x[0] * x[1]),
        Feature("sin(x1)", lambda x: np.sin(x[0])),
        Feature("sin(x2)", lambda x: np.sin(x[1])),
    ),
)


def expand(x: Points, names: Sequence[str]) -> Points:
    """The chosen features of the points x (2, N), one row each: (len(names), N)."""
    return np.stack([FEATURES[name].value(x) for name in names])
