"""The curves that a Maxout unit with one input is trained on, sampled without noise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activations import ACTIVATIONS

Floats = NDArray[np.float64]
REACH = 3.0
SAMPLES = np.linspace(-REACH, REACH, 61)
SAMPLES.setflags(write=False)
"""Where the targets are sampled."""


class Curve(Protocol):
    def __call__(self, x: Floats, /) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Target:
    """`needs`: so many lines have it as their maximum; 0: no number of lines has. `convex`: a maximum may come near."""

    curve: Curve
    convex: bool
    needs: int = 0

    def at(self, x: ArrayLike) -> Floats:
        return self.curve(np.asarray(x, np.float64))


def _step(x: Floats) -> Floats:
    return np.where(x < 0, 0.0, 1.0)


def _parabola(x: Floats) -> Floats:
    return x * x / 3


def _bump(x: Floats) -> Floats:
    return 2 * np.exp(-(x * x))


def _rectified(x: Floats, w: float, b: float) -> Floats:
    return ACTIVATIONS["relu"].value(w * x + b)


TARGETS: Mapping[str, Target] = {
    "abs": Target(np.abs, convex=True, needs=2),
    "relu": Target(partial(_rectified, w=1.0, b=0.0), convex=True, needs=2),
    "parabola": Target(_parabola, convex=True),
    "step": Target(_step, convex=False),
    "sin": Target(np.sin, convex=False),
    "bump": Target(_bump, convex=False),
}


def own_relu(w: float, b: float) -> Target:
    """max(0, w x + b)."""
    return Target(partial(_rectified, w=w, b=b), convex=True, needs=2 if w else 1)
