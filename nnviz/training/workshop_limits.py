"""What loss no maximum of k lines gets below, for a target at the workshop's samples. Exact bounds, no training."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.training.workshop_targets import SAMPLES, Target

Floats = NDArray[np.float64]
NOTHING = 1e-12  # beside targets of the size of 1


@lru_cache(64)
def least_loss(target: Target, k: int) -> float:
    """A bound of half_mse from below: that of k lines, each free on its own stretch, and that of convex curves."""
    y = target.at(SAMPLES)
    bound = stretches_loss(SAMPLES, y, k)
    if not target.convex:
        bound = max(bound, convex_loss(SAMPLES, y))
    return bound if bound > NOTHING else 0.0


def stretches_loss(x: Floats, y: Floats, k: int) -> float:
    """The least half_mse of k straight lines, each the least-squares line of its own run of samples (x ascending).

    A maximum of k lines is such a set of lines with a condition more. By dynamic programming over where runs end.
    """
    n = len(x)
    sums = np.concatenate([np.zeros((1, 6)), np.cumsum(np.stack([x**0, x, y, x * x, x * y, y * y], 1), axis=0)])
    m, sx, sy, sxx, sxy, syy = np.moveaxis(sums[None, 1:] - sums[:-1, None], 2, 0)  # [i, j]: of samples i to j
    with np.errstate(divide="ignore", invalid="ignore"):
        xx, xy, yy = sxx - sx * sx / m, sxy - sx * sy / m, syy - sy * sy / m
        rest = np.where(xx > NOTHING, yy - xy * xy / xx, 0.0)
    cost = np.where(m > 0, np.maximum(rest, 0.0), np.inf)
    least = cost[0]  # of the samples 0 to j with the runs so far
    for _ in range(k - 1):
        least = np.minimum(least, (least[:-1, None] + cost[1:]).min(axis=0))
    return float(least[-1]) / (2 * n)


def convex_loss(x: Floats, y: Floats) -> float:
    """The least half_mse of all curves that only bend upwards: c + s x + Σ c_i max(0, x - x_i) with c_i >= 0.

    Lawson and Hanson's non-negative least squares, 1974, on what a straight line leaves.
    """
    line = np.linalg.qr(np.stack([np.ones_like(x), x], axis=1))[0]
    hinges = np.maximum(0.0, x[:, None] - x[None, 1:-1])
    hinges = hinges - line @ (line.T @ hinges)
    wanted = y - line @ (line.T @ y)
    weight, used = np.zeros(hinges.shape[1]), np.zeros(hinges.shape[1], np.bool_)
    while True:
        pull = hinges.T @ (wanted - hinges @ weight)
        pull[used] = -np.inf
        if used.all() or pull.max() <= NOTHING * len(x):
            return float(((wanted - hinges @ weight) ** 2).mean()) / 2
        used[pull.argmax()] = True
        while True:
            free = np.linalg.lstsq(hinges[:, used], wanted, rcond=None)[0]
            if (free > 0).all():
                weight[:], weight[used] = 0.0, free
                break
            now = weight[used]
            back = free <= 0
            weight[used] = now + (now[back] / (now[back] - free[back])).min() * (free - now)
            used &= weight > NOTHING
