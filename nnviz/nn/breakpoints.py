"""Where the output of a piecewise linear network bends along a straight line through its inputs: exact, not sampled.

Layer by layer: between two bends everything is a straight line, so a unit's next bend is where it meets a kink of its
function, or where two pieces cross.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.layers import Dense
from nnviz.nn.maxout import Maxout
from nnviz.nn.network import QUIET, Network

PIECEWISE_LINEAR = frozenset(name for name, f in ACTIVATIONS.items() if f.piecewise_linear) | {Maxout.name}
STRAIGHT = frozenset(name for name in PIECEWISE_LINEAR - {Maxout.name} if not ACTIVATIONS[name].kinks)
SAME_PLACE = 1e-12  # of the line's length: bends nearer than this are one
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
    return next((l for l, layer in enumerate(hidden) if not _piecewise_linear(layer)), None)


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
    start, end = np.asarray(start, np.float64), np.asarray(end, np.float64)
    knots, origin = np.array([0.0, 1.0]), np.array([-1, -1])
    # of every stretch between two knots: the values in its middle and the slopes along the line
    value, slope = (start + end)[:, None] / 2, (end - start)[:, None]
    with np.errstate(**QUIET):
        for l, layer in enumerate(network.layers):
            weight = layer.weight.astype(np.float64)
            value, slope = weight @ value + layer.bias, weight @ slope
            if not (np.isfinite(value).all() and np.isfinite(slope).all()):
                return None
            if not _piecewise_linear(layer):
                break  # the output layer
            found = _new_places(_crossings(layer, knots, value, slope), knots)
            if knots.size - 2 + found.size > most:
                return None
            if found.size:
                knots, origin, value, slope = _cut(knots, origin, value, slope, found, l)
            value, slope = _through(layer, value, slope)
    half = np.diff(knots) / 2
    jump = (value[:, 1:] - slope[:, 1:] * half[1:]) - (value[:, :-1] + slope[:, :-1] * half[:-1])
    felt = (_changes(np.diff(slope, axis=1), slope) | _changes(jump, value)).any(axis=0)
    return Breakpoints(knots[1:-1][felt], origin[1:-1][felt])


def _changes(difference: Array, values: Array) -> NDArray[np.bool_]:
    """Whether an output (row) differs on both sides of a knot by more than rounding."""
    changes: NDArray[np.bool_] = np.abs(difference) > SAME * np.abs(values).max(axis=1, keepdims=True)
    return changes


def _piecewise_linear(layer: Dense) -> bool:
    return layer.activation.name in PIECEWISE_LINEAR


def _crossings(layer: Dense, knots: Array, value: Array, slope: Array) -> Array:
    """Where units of a layer bend inside the stretches, in any order; pre-activations (rows, stretches)."""
    left, right = knots[:-1], knots[1:]
    middle = (left + right) / 2
    if isinstance(layer.activation, Maxout):
        return _envelope_corners(layer.pieces, left, right, value - slope * (middle - left), slope)
    places = [middle + (kink - value) / slope for kink in layer.activation.kinks]
    return np.concatenate([np.empty(0), *(place[(place > left) & (place < right)] for place in places)])


def _envelope_corners(pieces: int, left: Array, right: Array, value: Array, slope: Array) -> Array:
    """Where another piece takes the lead: from the left end on, always the first steeper piece that is met.

    `value` (rows, stretches) at the left ends.
    """
    value, slope = (rows.reshape(-1, pieces, left.size) for rows in (value, slope))
    leads = value == value.max(axis=1, keepdims=True)
    winner = np.where(leads, slope, -np.inf).argmax(axis=1)[:, None]  # of equal pieces the steepest leads from here on
    at = np.zeros((value.shape[0], left.size))  # behind the left end
    found = []
    for _ in range(pieces - 1):
        ahead = np.take_along_axis(value, winner, 1) - value
        steeper = slope - np.take_along_axis(slope, winner, 1)
        meets = np.where(steeper > 0, ahead / steeper, np.inf)
        winner = meets.argmin(axis=1)[:, None]
        at = np.maximum(at, np.take_along_axis(meets, winner, 1)[:, 0])
        inside = (at > 0) & (at < right - left)
        if not inside.any():
            break
        found.append((left + at)[inside])
    return np.concatenate(found) if found else np.empty(0)


def _new_places(found: Array, knots: Array) -> Array:
    """Ascending, each once, without those where a knot is already."""
    found = np.sort(found)
    found = found[np.diff(found, prepend=-1.0) > SAME_PLACE]
    after = np.searchsorted(knots, found).clip(1, knots.size - 1)
    new: Array = found[np.minimum(found - knots[after - 1], knots[after] - found) > SAME_PLACE]
    return new


def _cut(
    knots: Array, origin: NDArray[np.intp], value: Array, slope: Array, found: Array, layer: int
) -> tuple[Array, NDArray[np.intp], Array, Array]:
    """The same lines over shorter stretches."""
    after = np.searchsorted(knots, found)
    cut = np.insert(knots, after, found)
    middle, middles = (knots[:-1] + knots[1:]) / 2, (cut[:-1] + cut[1:]) / 2
    old = np.searchsorted(knots, middles) - 1  # the stretch that each one is a part of
    value = value[:, old] + slope[:, old] * (middles - middle[old])
    return cut, np.insert(origin, after, layer), value, slope[:, old]


def _through(layer: Dense, value: Array, slope: Array) -> tuple[Array, Array]:
    """Activations (size, stretches) in the middles and their slopes, where no unit bends inside a stretch."""
    if isinstance(layer.activation, Maxout):
        rows = layer.activation.winners(value, **layer.params) + np.arange(layer.size)[:, None] * layer.pieces
        return np.take_along_axis(value, rows, 0), np.take_along_axis(slope, rows, 0)
    bent: Array = slope * layer.derivative(value)
    return layer.value(value), bent
