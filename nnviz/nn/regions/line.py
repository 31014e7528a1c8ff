"""The regions along a straight line through an input space of any dimension: where units bend, and what is in between.

Layer by layer: between two bends everything is a straight line, so a unit's next bend is where it meets a kink of its
function, or where two pieces cross.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.errors import EngineError
from nnviz.nn.layers import Dense
from nnviz.nn.maxout import Maxout
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.network import QUIET, Network
from nnviz.nn.regions.refusals import RegionBudgetError, check_hidden_layers, overflow, piecewise_linear

MOST = 100_000
SAME_PLACE = 1e-12  # of the line's length: bends nearer than this are one


@dataclass(frozen=True, slots=True)
class Line:
    """The s stretches of a line, cut where some unit bends.

    knots   (s + 1,), their ends in order, from 0 at the start of the line to 1 at its end
    layer   (s - 1,), the layer, from 0, that bends at each inner knot: of several the first
    value, slope   (rows_L, s), z of the output layer in the middle of each stretch, and its slope along knots
    """

    knots: NDArray[np.float64]
    layer: NDArray[np.intp]
    value: Array
    slope: Array


def trace_segment(
    network: Network, start: ArrayLike, end: ArrayLike, *, output: bool = False, most: int = MOST
) -> Line:
    """The line from `start` to `end`, both (n_0,), through all layers.

    output   go on through the function of the output layer, if it is piecewise linear: its bends are knots too, and
             value and slope are those of the network's output
    Raises EngineError for a smooth hidden layer, ends of another shape or too large numbers, and RegionBudgetError for
    more than `most` bends.
    """
    check_hidden_layers(network)
    ends = np.asarray(start, np.float64), np.asarray(end, np.float64)
    if any(point.shape != (network.n_inputs,) or not np.isfinite(point).all() for point in ends):
        text = QT_TRANSLATE_NOOP("Message", "Both ends of a line must be {inputs} finite numbers.")
        raise EngineError(Message("line.ends", text, {"inputs": network.n_inputs}))
    knots, origin = np.array([0.0, 1.0]), np.array([-1, -1])
    # of every stretch between two knots: the values in its middle and the slopes along the line
    value, slope = (ends[0] + ends[1])[:, None] / 2, (ends[1] - ends[0])[:, None]
    with np.errstate(**QUIET):
        for l, layer in enumerate(network.layers):
            weight = layer.weight.astype(np.float64)
            value, slope = weight @ value + layer.bias, weight @ slope
            if not (np.isfinite(value).all() and np.isfinite(slope).all()):
                raise overflow(l)
            if l == len(network.layers) - 1 and not (output and piecewise_linear(layer)):
                break
            found = _new_places(_crossings(layer, knots, value, slope), knots)
            if knots.size - 2 + found.size > most:
                counted = knots.size - 2 + found.size
                text = QT_TRANSLATE_NOOP("Message", "More than {most} bends on the line: {counted} with layer {layer}.")
                values = {"most": most, "counted": counted, "layer": l + 1}
                raise RegionBudgetError(Message("line.budget", text, values), counted, l + 1)
            if found.size:
                knots, origin, value, slope = _cut(knots, origin, value, slope, found, l)
            value, slope = _through(layer, value, slope)
    return Line(knots, origin[1:-1], value, slope)


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
