"""Where the output of a piecewise linear network bends along a straight line through its inputs: exact, not sampled.

The line is walked by `regions/line.py`; here it is asked which of the units' bends an output feels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.errors import EngineError
from nnviz.nn.maxout import Maxout
from nnviz.nn.network import Network
from nnviz.nn.regions.line import trace_segment
from nnviz.nn.regions.refusals import piecewise_linear

PIECEWISE_LINEAR = frozenset(name for name, f in ACTIVATIONS.items() if f.piecewise_linear) | {Maxout.name}
STRAIGHT = frozenset(name for name in PIECEWISE_LINEAR - {Maxout.name} if not ACTIVATIONS[name].kinks)
SAME = 1e-9  # of an output's largest slope, or of its largest value: what changes by less does not change


@dataclass(frozen=True, slots=True)
class Breakpoints:
    """The b bends in order: `place` (b,) on the line, 0 at its start and 1 at its end, both left out; `layer` (b,),
    from 0, whose unit bends there: of several at one place the first."""

    place: NDArray[np.float64]
    layer: NDArray[np.intp]


def smooth_layer(network: Network) -> int | None:
    """The first hidden layer, from 0, whose function is not piecewise linear; None: breakpoints can be found.

    The output layer may be smooth: what it is given still bends where its output does.
    """
    hidden = network.layers[:-1]
    return next((l for l, layer in enumerate(hidden) if not piecewise_linear(layer)), None)


def breakpoints(network: Network, start: ArrayLike, end: ArrayLike, most: int = 256) -> Breakpoints | None:
    """All places between the inputs `start` and `end`, both (n_0,), where the slope of some output changes, or where
    the output jumps, as it does behind a `sign`.

    A unit's bend that no output feels, because all ways on are closed, is none. None: units bend in more than `most`
    places, or the numbers are too large. Raises ValueError that names a smooth hidden layer.
    """
    smooth = smooth_layer(network)
    if smooth is not None:
        name = network.layers[smooth].activation.name
        raise ValueError(f"hidden layer {smooth + 1} is {name}, which is not piecewise linear")
    try:
        line = trace_segment(network, start, end, output=True, most=most)
    except EngineError:
        return None
    value, slope, half = line.value, line.slope, np.diff(line.knots) / 2
    jump = (value[:, 1:] - slope[:, 1:] * half[1:]) - (value[:, :-1] + slope[:, :-1] * half[:-1])
    felt = (_changes(np.diff(slope, axis=1), slope) | _changes(jump, value)).any(axis=0)
    return Breakpoints(line.knots[1:-1][felt], line.layer[felt])


def _changes(difference: Array, values: Array) -> NDArray[np.bool_]:
    """Whether an output (row) differs on both sides of a knot by more than rounding."""
    changes: NDArray[np.bool_] = np.abs(difference) > SAME * np.abs(values).max(axis=1, keepdims=True)
    return changes
