"""The activation functions as curves over one z, exact at their kinks. Softmax has none: it is a function of many z.

Maxout's curve is the envelope of a few example lines; in a network its lines are learned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.maxout import PIECES, Maxout

Floats = NDArray[np.float64]
HAIR = 1e-9  # beside a kink, not on it: there the engine takes one of the two sides
LEAST_JUMP = 1e-6  # of f or f': what is less is the curve itself, a hair further on
REACH = 2.0  # the example lines touch z² / 4 between -REACH and REACH


@dataclass(frozen=True, slots=True)
class Outline:
    """f and f' at the ascending places z, all (n,). At a jump a place stands twice: with its left and right side."""

    z: Floats
    value: Floats
    slope: Floats


def has_curve(name: str) -> bool:
    """Whether the function can be drawn over one z."""
    activation = ACTIVATIONS[name]
    return activation.elementwise or isinstance(activation, Maxout)


def example_lines(pieces: int) -> tuple[Floats, Floats]:
    """Slopes and intercepts, both (k,), of tangents to z² / 4: each wins somewhere, their slopes go from -1 to 1."""
    touch = np.linspace(-REACH, REACH, pieces)
    return touch / 2, -(touch**2) / 4


def value_at(name: str, params: Mapping[str, Any], z: ArrayLike) -> Floats:
    """f(z) for z (m,): the engine's own; of Maxout the envelope of the example lines."""
    activation, z = ACTIVATIONS[name], np.asarray(z, np.float64)
    if isinstance(activation, Maxout):
        slope, intercept = example_lines(_pieces(params))
        highest: Floats = activation.value(slope[:, None] * z + intercept[:, None], **params)[0]
        return highest
    value: Floats = activation.value(z[None], **params)[0]
    return value


def slope_at(name: str, params: Mapping[str, Any], z: ArrayLike) -> Floats:
    """f'(z) for z (m,), at a kink the side that the engine takes; of Maxout the slope of the line that wins."""
    activation, z = ACTIVATIONS[name], np.asarray(z, np.float64)
    if isinstance(activation, Maxout):
        slope, intercept = example_lines(_pieces(params))
        won = activation.derivative(slope[:, None] * z + intercept[:, None], **params)
        passed: Floats = slope @ won
        return passed
    derivative: Floats = activation.derivative(z[None], **params)[0]
    return derivative


def kinks(name: str, params: Mapping[str, Any]) -> tuple[float, ...]:
    """Where f or f' jumps with these parameters, ascending."""
    return _kinks(name, tuple(params.items()))


@lru_cache(256)  # asked for at every new range of z
def _kinks(name: str, given: tuple[tuple[str, Any], ...]) -> tuple[float, ...]:
    activation, params = ACTIVATIONS[name], dict(given)
    if isinstance(activation, Maxout):
        slope, intercept = example_lines(_pieces(params))
        corners = -np.diff(intercept) / np.diff(slope)
        return tuple((corners + 0.0).tolist())  # 0, not -0
    if not activation.elementwise:
        return ()
    # what the function knows of itself holds with its default parameters: with others a kink may come (elu) or go (a
    # slope of 1), but only at 0 or where one is listed
    places = np.array(sorted({0.0, *activation.kinks}))
    left, right = (
        np.stack([figure(name, params, places + side * HAIR) for figure in (value_at, slope_at)]) for side in (-1, 1)
    )
    return tuple(places[np.abs(right - left).max(axis=0) > LEAST_JUMP].tolist())


def outline(name: str, params: Mapping[str, Any], low: float, high: float, points: int) -> Outline:
    """The curve from `low` to `high` at about `points` places, a jump exactly upright."""
    inside = np.array([kink for kink in kinks(name, params) if low < kink < high])
    even = np.linspace(low, high, points)
    if low < 0 < high:
        even = np.union1d(even, 0.0)  # where most functions have their largest slope, softsign with a corner
    z = np.concatenate([even[~np.isin(even, inside)], inside, inside])
    side = np.concatenate([np.zeros(z.size - 2 * inside.size), -np.ones(inside.size), np.ones(inside.size)])
    order = np.lexsort((side, z))
    z, side = z[order], side[order]
    side[0], side[-1] = 1.0, -1.0  # a kink at an end is seen from inside alone
    beside = z + side * HAIR  # np.nextafter would be too near: what is computed from it can round back onto the kink
    return Outline(z, value_at(name, params, beside), slope_at(name, params, beside))


def _pieces(params: Mapping[str, Any]) -> int:
    return int(params.get("pieces", PIECES))
