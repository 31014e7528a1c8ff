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
Lines = tuple[tuple[float, float], ...]
"""Slope and intercept of each line of a Maxout over one z."""
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


def example_lines(pieces: int) -> Lines:
    """Tangents to z² / 4: each wins somewhere, their slopes go from -1 to 1."""
    return tuple((touch / 2, -(touch**2) / 4) for touch in np.linspace(-REACH, REACH, pieces).tolist())


def value_at(name: str, params: Mapping[str, Any], z: ArrayLike, lines: Lines | None = None) -> Floats:
    """f(z) for z (m,): the engine's own; of Maxout the envelope of `lines`, without them of the example lines."""
    activation, z = ACTIVATIONS[name], np.asarray(z, np.float64)
    if isinstance(activation, Maxout):
        highest: Floats = activation.value(_heights(params, lines, z)[1], **params)[0]
        return highest
    value: Floats = activation.value(z[None], **params)[0]
    return value


def slope_at(name: str, params: Mapping[str, Any], z: ArrayLike, lines: Lines | None = None) -> Floats:
    """f'(z) for z (m,), at a kink the side that the engine takes; of Maxout the slope of the line that wins."""
    activation, z = ACTIVATIONS[name], np.asarray(z, np.float64)
    if isinstance(activation, Maxout):
        slope, heights = _heights(params, lines, z)
        passed: Floats = slope @ activation.derivative(heights, **params)
        return passed
    derivative: Floats = activation.derivative(z[None], **params)[0]
    return derivative


def winner_at(lines: Lines, z: float) -> int:
    """The number of the line that is the highest at z, from 0; of equal ones the first, as in the engine."""
    heights = [slope * z + intercept for slope, intercept in lines]
    return heights.index(max(heights))


def _heights(params: Mapping[str, Any], lines: Lines | None, z: Floats) -> tuple[Floats, Floats]:
    """Slopes (k,) and heights (k, m) of a Maxout's lines."""
    slope, intercept = np.array(lines or example_lines(int(params.get("pieces", PIECES)))).T
    return slope, slope[:, None] * z + intercept[:, None]


def kinks(name: str, params: Mapping[str, Any], lines: Lines | None = None) -> tuple[float, ...]:
    """Where f or f' jumps with these parameters, ascending."""
    return _kinks(name, tuple(params.items()), lines)


@lru_cache(256)  # asked for at every new range of z
def _kinks(name: str, given: tuple[tuple[str, Any], ...], lines: Lines | None) -> tuple[float, ...]:
    activation, params = ACTIVATIONS[name], dict(given)
    if isinstance(activation, Maxout):
        return _corners(lines or example_lines(int(params.get("pieces", PIECES))))
    if not activation.elementwise:
        return ()
    # what the function knows of itself holds with its default parameters: with others a kink may come (elu) or go (a
    # slope of 1), but only at 0 or where one is listed
    places = np.array(sorted({0.0, *activation.kinks}))
    left, right = (
        np.stack([figure(name, params, places + side * HAIR) for figure in (value_at, slope_at)]) for side in (-1, 1)
    )
    return tuple(places[np.abs(right - left).max(axis=0) > LEAST_JUMP].tolist())


def _corners(lines: Lines) -> tuple[float, ...]:
    """Where two lines cross and none is above them."""
    slope, intercept = np.array(lines).T
    i, j = np.triu_indices(slope.size, 1)
    apart = slope[j] - slope[i]
    crossing = np.abs(apart) > LEAST_JUMP
    i, j = i[crossing], j[crossing]
    z = (intercept[i] - intercept[j]) / apart[crossing]
    height = slope[i] * z + intercept[i]
    highest = (slope[:, None] * z + intercept[:, None]).max(axis=0, initial=-np.inf)
    on_top = height >= highest - HAIR * np.maximum(1.0, np.abs(highest))
    return tuple(np.unique(z[on_top].round(9) + 0.0).tolist())  # 0, not -0


def outline(
    name: str, params: Mapping[str, Any], low: float, high: float, points: int, lines: Lines | None = None
) -> Outline:
    """The curve from `low` to `high` at about `points` places, a jump exactly upright."""
    inside = np.array([kink for kink in kinks(name, params, lines) if low < kink < high])
    even = np.linspace(low, high, points)
    if low < 0 < high:
        even = np.union1d(even, 0.0)  # where most functions have their largest slope, softsign with a corner
    z = np.concatenate([even[~np.isin(even, inside)], inside, inside])
    side = np.concatenate([np.zeros(z.size - 2 * inside.size), -np.ones(inside.size), np.ones(inside.size)])
    order = np.lexsort((side, z))
    z, side = z[order], side[order]
    side[0], side[-1] = 1.0, -1.0  # a kink at an end is seen from inside alone
    beside = z + side * HAIR  # np.nextafter would be too near: what is computed from it can round back onto the kink
    return Outline(z, value_at(name, params, beside, lines), slope_at(name, params, beside, lines))
