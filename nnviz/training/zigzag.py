"""Measures how a neuron's weights move: the last steps one by one, and the signs that its inputs allow the gradient.

The steps are those that the run really made, kept by `step_record`; the rest is of the probe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nnviz.training.data import Array, frozen
from nnviz.training.step_record import MOST_WEIGHTS
from nnviz.training.zigzag_wants import Zigzag, ZigzagWant

if TYPE_CHECKING:
    from nnviz.training.probes import Observation


def zigzag(now: Observation, want: ZigzagWant) -> Zigzag | None:
    """None without such a neuron or such weights, and where something is not finite."""
    layers, probe = now.trainer.network.layers, now.probe
    if not (0 <= want.layer < len(layers) and 0 <= want.row < layers[want.layer].rows):
        return None
    chosen = list(want.weights)
    if not all(0 <= i < min(layers[want.layer].n_in, MOST_WEIGHTS) for i in chosen):
        return None
    record = now.view.steps
    record.watch(want.layer, want.row)
    below = (probe.x if want.layer == 0 else probe.a[want.layer - 1]).astype(np.float64)
    delta = probe.delta[want.layer][want.row].astype(np.float64)
    last, path, gradients = record.last_steps()
    path = path[:, chosen].astype(np.float64)
    at_end = record.whole_gradient
    gradient = below[chosen] @ delta if at_end is None else at_end[chosen].astype(np.float64)
    if not all(np.isfinite(part).all() for part in (below, delta, 4 * gradient, 4 * path, gradients)):
        return None  # or just before an overflow: no axis holds it
    signs = np.sign(gradients).astype(np.int8)
    flips, changes = sign_flips(signs)
    return Zigzag(
        last=last,
        path=frozen(path),
        signs=frozen(signs),
        gradient=frozen(gradient),
        inputs=frozen(kept_signs(below)),
        positive=float(np.mean((below.min(axis=0) >= 0) & (below.max(axis=0) > 0))),
        same_sample=one_sign_share(np.sign(delta[:, None] * below.T)),
        same_batch=one_sign_share(signs),
        agreement=agreement(signs),
        flips=flips,
        changes=changes,
        mean=float(below.mean()),
        deviation=float(below.std()),
    )


def kept_signs(inputs: Array) -> NDArray[np.int8]:
    """Of each row of `inputs` (n, m) the sign that all its values have, zeros aside; 0 where there is no such."""
    signs: NDArray[np.int8] = np.any(inputs > 0, axis=1).astype(np.int8) - np.any(inputs < 0, axis=1).astype(np.int8)
    return signs


def one_sign_share(signs: NDArray[np.number]) -> float:
    """Of the rows (k, n) that are not all 0 the share without two opposite signs; NaN without such rows."""
    above, below = np.any(signs > 0, axis=1), np.any(signs < 0, axis=1)
    some = above | below
    return float(np.mean(above[some] != below[some])) if some.any() else float("nan")


def agreement(signs: NDArray[np.number]) -> float:
    """Of the rows (k, n) that are not all 0, on average: |Σ signs| / entries that are not 0; NaN without such rows."""
    entries = np.count_nonzero(signs, axis=1)
    some = entries > 0
    sums = np.abs(signs.sum(axis=1, dtype=np.int64))
    return float(np.mean(sums[some] / entries[some])) if some.any() else float("nan")


def sign_flips(signs: NDArray[np.number]) -> tuple[int, int]:
    """How often an entry of (k, n) has the opposite sign of the one above it, of how many pairs that have no 0."""
    products = signs[1:] * signs[:-1]
    return int(np.count_nonzero(products < 0)), int(np.count_nonzero(products))
