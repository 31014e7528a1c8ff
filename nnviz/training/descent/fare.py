"""How a walk fares, measured on its steps: it creeps, converges, oscillates, diverges, or has come to rest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from math import hypot

import numpy as np

from nnviz.nn import OPTIMIZERS, Value
from nnviz.training.descent.landscape import Curve, Surface
from nnviz.training.descent.walk import Walk

LEAST = 3  # steps before anything is said
WINDOW, TURNS = 40, 3  # of the last so many steps, so many turned back: it oscillates
RISES = 3  # the loss rose so many times running, each time by a longer step: it diverges
CREEPING, HARDLY = 1 / 200, 0.98  # of the range in one step; a step as long as the one before, or nearly
NOTHING = 1e-9  # of the range: shorter steps have no direction
LEVEL = 1e-3  # of the slope at the start
NEAR = 1e-3  # of the range, from a minimum


class Fare(Enum):
    """What can be said of a walk."""

    TOO_EARLY = "too_early"
    CREEPS = "creeps"
    CONVERGES = "converges"
    OSCILLATES = "oscillates"
    DIVERGES = "diverges"


def extent(landscape: Curve | Surface) -> float:
    """How wide the landscape is: what a step is long or short beside."""
    if landscape.dimension == 1:
        low, high = landscape.range  # type: ignore[union-attr]
        return float(high - low)
    left, right, low, high = landscape.box  # type: ignore[union-attr]
    return hypot(right - left, high - low)


def fare(walk: Walk, at: int | None = None) -> Fare:
    """Of the steps up to `at`, by default of all.

    DIVERGES    it is lost, or the loss rose in each of the last RISES steps while the steps grew
    OSCILLATES  at least TURNS of the last WINDOW steps led back against the one before (their product is negative)
    CREEPS      the last step is shorter than CREEPING of the range and no shorter than HARDLY the one before: it does
                not arrive soon; or it cannot be seen at all, though it is not level there; and it has not arrived
    CONVERGES   none of these
    """
    at = walk.steps if at is None else at
    if walk.lost is not None and at >= walk.lost:
        return Fare.DIVERGES
    if at < LEAST:
        return Fare.TOO_EARLY
    first = max(at - WINDOW - 1, 0)
    steps = np.diff(walk.path[first : at + 1], axis=0)
    lengths = np.sqrt((steps * steps).sum(axis=1))
    rises = np.diff(walk.losses[first : at + 1])[-RISES:]
    if len(rises) == RISES and (rises > 0).all() and (np.diff(lengths[-RISES:]) > 0).all():
        return Fare.DIVERGES
    width = extent(walk.landscape)
    moving = lengths > NOTHING * width
    turned = (steps[1:] * steps[:-1]).sum(axis=1) < 0
    if (turned & moving[1:] & moving[:-1]).sum() >= TURNS:
        return Fare.OSCILLATES
    if arrived(walk, at) is not None:
        return Fare.CONVERGES
    if moving[-1] and lengths[-1] < CREEPING * width and lengths[-1] >= HARDLY * lengths[-2]:
        return Fare.CREEPS
    if not moving[-1] and walk.rate > 0 and _slope(walk, at) > LEVEL * max(_slope(walk, i) for i in (0, first)):
        return Fare.CREEPS  # so slowly that it cannot be seen, and not because it has become level
    return Fare.CONVERGES


def step_ratio(walk: Walk, at: int | None = None) -> float | None:
    """How long the last step is beside the one before: below 1 the steps vanish, above 1 they grow without end.

    None before the second step, and where the one before had no length.
    """
    at = walk.steps if at is None else at
    if at < 2:
        return None
    before, last = (hypot(*step) for step in np.diff(walk.path[at - 2 : at + 1], axis=0).tolist())
    return last / before if before else None


def _slope(walk: Walk, at: int) -> float:
    return float(np.sqrt((walk.gradients[at] ** 2).sum()))


def level(walk: Walk, at: int | None = None) -> bool:
    """Whether its slope has all but gone, beside that at its start."""
    at = walk.steps if at is None else at
    return _slope(walk, at) <= LEVEL * _slope(walk, 0)


def arrived(walk: Walk, at: int | None = None) -> int | None:
    """The known minimum, counted from 0, within NEAR of the range's width of which the walk is; None: at none."""
    place = walk.path[walk.steps if at is None else at]
    minima = np.reshape(np.asarray(walk.landscape.minima, np.float64), (-1, len(place)))
    if not len(minima):
        return None
    away = np.sqrt(((minima - place) ** 2).sum(axis=1))
    nearest = int(away.argmin())
    return nearest if away[nearest] <= NEAR * extent(walk.landscape) else None


def border(optimizer: str, params: Mapping[str, Value], steepest: float | None) -> float | None:
    """The learning rate from which on a walk no longer comes nearer to a minimum with this second derivative.

    Plain descent: 2/L''. With momentum μ 2(1 + μ)/L'', with Nesterov's 2(1 + μ)/((1 + 2μ) L''): there a root of the
    linear recurrence that each step is leaves the unit circle at -1. None for the other optimizers, whose steps
    depend on the gradients before, and where the second derivative is not known.
    """
    if steepest is None or steepest <= 0:
        return None
    given = OPTIMIZERS[optimizer].complete(dict(params))
    if given.get("weight_decay") or given.get("dampening"):
        return None
    if optimizer == "sgd":
        return 2 / steepest
    if optimizer in ("momentum", "nesterov"):
        mu = float(given["momentum"])
        return 2 * (1 + mu) / ((1 + 2 * mu if optimizer == "nesterov" else 1) * steepest)
    return None


def settled(walk: Walk) -> bool:
    """Whether going on would show nothing new: it has stopped, or its last step cannot be seen."""
    if not walk.goes_on:
        return True
    if not walk.steps:
        return False
    step = walk.path[-1] - walk.path[-2]
    return bool(np.sqrt((step * step).sum()) <= NOTHING * extent(walk.landscape))
