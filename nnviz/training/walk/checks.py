"""Holds each entry of a gradient against a central finite difference of the loss, and says where that cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Network
from nnviz.nn.network import QUIET
from nnviz.training.data import Array, frozen
from nnviz.training.walk.crossings import loss_sides, sides
from nnviz.training.walk.step import WalkStep

if TYPE_CHECKING:
    from nnviz.training.walk.walk import Walk

EPSILON = 6e-6
"""The cube root of float64's precision: there, cutting off the series and rounding the loss cost equally much."""
EPSILON_FLOAT32 = 5e-3
TOLERANCE = 1e-6
MOST_ENTRIES = 256
"""Of one check, unless entries are named, so that the first look stays quick in a large network too."""
SHRINKINGS = 2  # a nudge across a kink is tried again, each time ten times smaller
CHUNK = 200_000  # values of one layer at a time
BENT = 1e-3  # of the one-sided slopes, by which they differ on two sides of a kink that matters
ROUNDING = 16  # units in the last place by which a loss may be off

Status = Literal["agrees", "kink", "rounding", "differs", "not finite"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, eq=False, slots=True)
class Check:
    """e entries of one step's result. Arrays are (e,), in the order of the entries.

    rows, columns   which entries, from 0
    gradient        by the formula
    difference      (L₊ - L₋) / 2h; `left` and `right` the one-sided (L - L₋) / h and (L₊ - L) / h
    nudge           h: epsilon times the entry's own size where that is above 1, smaller where a kink was near
    relative        |gradient - difference| / the larger of both; 0 where both are 0
    status          index into STATUSES: "agrees" within `tolerance`; "kink": the nudge crosses a kink of an activation
                    or the loss, where left and right differ; "rounding": so little that a difference cannot resolve it
    total           how many entries the result has
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    gradient: Array
    difference: Array
    left: Array
    right: Array
    nudge: Array
    relative: Array
    status: NDArray[np.intp]
    total: int
    epsilon: float
    tolerance: float
    dtype: str

    def count(self, status: Status) -> int:
        return int(np.count_nonzero(self.status == STATUSES.index(status)))

    @property
    def largest(self) -> float:
        """The largest relative error of the entries that a difference can tell something of; NaN without one."""
        told = (self.status == STATUSES.index("agrees")) | (self.status == STATUSES.index("differs"))
        return float(self.relative[told].max()) if told.any() else float("nan")

    @property
    def agrees(self) -> bool:
        """Whether no entry contradicts its difference."""
        return not self.count("differs") and not self.count("not finite")


def check(
    walk: Walk,
    step: WalkStep,
    entries: Sequence[tuple[int, int]] | None = None,
    epsilon: float | None = None,
    dtype: str = "float64",
    tolerance: float = TOLERANCE,
) -> Check:
    """Check a derivative of the loss entry by entry: of weights, biases, learned slopes, or of z itself (delta).

    `entries` (row, column); None: all, of many evenly picked ones. `epsilon` None: what suits the dtype, in which the
    losses are computed. Raises ValueError for a step without a derivative, a nudge that is not above 0, IndexError for
    an entry that is not there.
    """
    if not step.checkable or step.layer is None:
        raise ValueError(f"step {step.index} gives no derivative of the loss")
    if epsilon is None:
        epsilon = EPSILON if dtype == "float64" else EPSILON_FLOAT32
    if not 0 < epsilon < np.inf:
        raise ValueError(f"epsilon is {epsilon}; it must be above 0")
    rows, columns = _chosen(step, entries)
    moment = walk.moment.converted(dtype)
    gradient = step.result.values[rows, columns].astype(np.float64)
    with np.errstate(**QUIET):
        nudged = _Nudged(moment.network(), moment.x, moment.y, step, rows, columns)
        h = epsilon * np.maximum(1.0, np.abs(nudged.values()))
        low, high, crossed = nudged.losses(h)
        for _ in range(SHRINKINGS):
            again = np.flatnonzero(crossed)
            if not again.size:
                break
            part = nudged.part(again)
            smaller = h[again] / 10
            low_again, high_again, crossed_again = part.losses(smaller)
            clear = ~crossed_again
            better = again[clear]
            low[better], high[better], h[better] = low_again[clear], high_again[clear], smaller[clear]
            crossed[better] = False
            if not clear.any():
                break
        loss = nudged.loss
        difference = (high - low) / (2 * h)
        larger = np.maximum(np.abs(gradient), np.abs(difference))
        apart = np.abs(gradient - difference)
        relative = np.divide(apart, larger, out=np.zeros_like(apart), where=larger != 0)
        largest = np.abs(gradient).max(initial=0.0)
        resolution = ROUNDING * np.finfo(dtype).eps * abs(loss) / h + h * h * np.maximum(1.0, largest)
        resolution += ROUNDING * np.finfo(step.result.values.dtype).eps * largest  # a float32 network's own rounding
        status = np.full(len(rows), STATUSES.index("differs"), np.intp)
        status[apart <= resolution] = STATUSES.index("rounding")
        status[relative <= tolerance] = STATUSES.index("agrees")
        left, right = (loss - low) / h, (high - loss) / h
        bent = np.abs(right - left) > BENT * np.maximum(np.abs(left), np.abs(right))
        status[crossed & (bent | (relative > tolerance))] = STATUSES.index("kink")
        status[~np.isfinite(gradient) | ~np.isfinite(difference)] = STATUSES.index("not finite")
    return Check(
        rows=frozen(rows),
        columns=frozen(columns),
        gradient=frozen(gradient),
        difference=frozen(difference),
        left=frozen(left),
        right=frozen(right),
        nudge=frozen(h),
        relative=frozen(relative),
        status=frozen(status),
        total=step.result.values.size,
        epsilon=epsilon,
        tolerance=tolerance,
        dtype=dtype,
    )


def _chosen(step: WalkStep, entries: Sequence[tuple[int, int]] | None) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    shape = step.result.values.shape
    if entries is None:
        size = step.result.values.size
        picked = min(size, MOST_ENTRIES)
        flat = np.arange(picked) * size // picked
        rows, columns = np.unravel_index(flat, shape)
        return rows.astype(np.intp), columns.astype(np.intp)
    places = np.array(entries, np.intp).reshape(-1, 2)
    if (places < 0).any() or (places >= np.array(shape)).any():
        raise IndexError(f"{step.result.name} is {shape[0]} by {shape[1]}")
    return places[:, 0].copy(), places[:, 1].copy()


class _Nudged:
    """The loss with one entry of one array moved, for many entries at once, side by side as columns of one batch."""

    def __init__(
        self, network: Network, x: Array, y: Array, step: WalkStep, rows: NDArray[np.intp], columns: NDArray[np.intp]
    ) -> None:
        self.network, self.x, self.y, self.step = network, x, y, step
        self.rows, self.columns = rows, columns
        assert step.layer is not None
        self.l = step.layer
        self.trace = network.trace(x)
        self.loss = float(network.loss(x, y))
        self.base = [sides(layer, z) for layer, z in zip(network.layers, self.trace.z, strict=True)]
        self.loss_base = loss_sides(network, self.trace.a[-1], y)

    def part(self, chosen: NDArray[np.intp]) -> _Nudged:
        return _Nudged(self.network, self.x, self.y, self.step, self.rows[chosen], self.columns[chosen])

    def values(self) -> NDArray[np.float64]:
        """What is nudged, as it stands."""
        network, l = self.network, self.l
        if self.step.kind == "weight_gradient":
            found = network.weights[l][self.rows, self.columns]
        elif self.step.kind == "bias_gradient":
            found = network.biases[l][self.rows, 0]
        elif self.step.kind == "slope_gradient":
            slopes = network.slopes[l]
            assert slopes is not None
            found = slopes[self.rows, 0]
        else:
            found = self.trace.z[l][self.rows, self.columns]
        return found.astype(np.float64)

    def losses(self, h: Array) -> tuple[Array, Array, NDArray[np.bool_]]:
        """L with the entry less h and plus h, and whether a kink lies between or at one of the ends."""
        low, high = np.empty(len(h)), np.empty(len(h))
        crossed = np.zeros(len(h), np.bool_)
        widest = max(layer.rows for layer in self.network.layers[self.l :])
        size = max(1, CHUNK // (widest * self.x.shape[1]))
        for start in range(0, len(h), size):
            piece = slice(start, start + size)
            for sign, out in ((-1.0, low), (1.0, high)):
                out[piece], over = self._moved(sign * h[piece], self.rows[piece], self.columns[piece])
                crossed[piece] |= over
        return low, high, crossed

    def _moved(self, by: Array, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> tuple[Array, NDArray[np.bool_]]:
        """The losses (e,) with entry i moved by by[i], and whether each is on another side of a kink than the walk."""
        network, l, m, e = self.network, self.l, self.x.shape[1], len(by)
        layer, kind, each = network.layers[l], self.step.kind, np.arange(e)
        below = self.trace.a[l]
        by = by.astype(network.dtype)
        z = np.repeat(self.trace.z[l][:, None, :], e, axis=1)  # (rows, e, m)
        penalty = np.full(e, network.penalty_loss())
        crossed = np.zeros(e, np.bool_)
        if kind == "weight_gradient":
            moved = network.weights[l][rows]  # (e, n_in), a copy
            old = moved[each, columns]
            moved[each, columns] += by
            z[rows, each] = moved @ below + network.biases[l][rows]
            if network.penalty_rate:
                new = moved[each, columns]
                value = network.penalty.value
                share = [value(a.reshape(1, 1)) - value(b.reshape(1, 1)) for a, b in zip(new, old, strict=True)]
                penalty += network.penalty_rate * np.array(share)
                if network.penalty.name == "l1":
                    crossed |= np.sign(new) != np.sign(old)
        elif kind == "bias_gradient":
            z[rows, each] = network.weights[l][rows] @ below + (network.biases[l][rows, 0] + by)[:, None]
        elif kind == "delta":
            z[rows, each, columns] += by
        flat = z.reshape(layer.rows, e * m)
        crossed |= self._beyond(sides(layer, flat), self.base[l], e)
        a = layer.value(flat)
        if kind == "slope_gradient":
            assert layer.slopes is not None
            own = self.trace.z[l][rows]  # (e, m)
            a = a.reshape(layer.size, e, m)
            a[rows, each] = np.where(own > 0, own, own * (layer.slopes[rows, 0] + by)[:, None])
            a = a.reshape(layer.size, e * m)
        for above, base in zip(network.layers[l + 1 :], self.base[l + 1 :], strict=True):
            over = above.weight @ a + above.bias
            crossed |= self._beyond(sides(above, over), base, e)
            a = above.value(over)
        outputs = a.reshape(-1, e, m)
        targets = np.repeat(self.y[:, None, :], e, axis=1).reshape(-1, e * m)
        crossed |= self._beyond(loss_sides(network, a, targets), self.loss_base, e)
        loss = network.loss_function.value
        values = [loss(outputs[:, i], self.y, **network.loss_params) for i in range(e)]
        return np.array(values, np.float64) + penalty, crossed

    def _beyond(self, now: NDArray[np.int16], base: NDArray[np.int16], e: int) -> NDArray[np.bool_]:
        """Of each of e entries whether any of its values is on another side than before."""
        changed: NDArray[np.bool_] = (now.reshape(len(base), e, -1) != base[:, None, :]).any(axis=(0, 2))
        return changed
