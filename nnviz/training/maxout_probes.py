"""Measures what the Maxout view shows: a unit's lines and planes, who wins, and what a single sample sees.

The network is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.layers import Dense
from nnviz.nn.maxout import Maxout
from nnviz.nn.network import Network
from nnviz.training.data import Array, frozen
from nnviz.training.maxout_wants import (
    LearnedUnit,
    Lessons,
    LessonsWant,
    Line,
    Plane,
    ThinWant,
    UnitWant,
    WinnerHistory,
    WinnerHistoryWant,
    Winners,
    WinnersWant,
)
from nnviz.training.prepared import widened
from nnviz.training.probe_pass import ProbePass
from nnviz.training.thin_network import thin_network
from nnviz.training.wants import Want
from nnviz.training.winner_history import WinnerRecord

if TYPE_CHECKING:
    from nnviz.training.probes import Observation
    from nnviz.training.trainer import Trainer

MARGIN = 0.08  # of the data's extent, beyond both ends of a slice or plane
INSET = 0.03  # of the plane's box: a slice's ends stay so far inside
WINNERS_WORK = 20_000_000  # multiplications: in large data only the first samples are counted
MOST_KEPT = 50_000  # pieces: of more no history is kept
FEW_INPUTS = 64  # up to so many the principal axis is exact, beyond it is iterated towards
ITERATIONS = 60


class MaxoutMeter:
    """The winners of one run, kept over its steps. `layers` are the numbers of its Maxout layers."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        layers = trainer.network.layers
        self.layers = tuple(l for l, layer in enumerate(layers) if isinstance(layer.activation, Maxout))
        rows = sum(layers[l].rows for l in self.layers)
        self._record = WinnerRecord(rows) if 0 < rows <= MOST_KEPT else None

    def keep(self, probe: ProbePass) -> None:
        """Add the pass that `probe` holds to the history, if that has a place for this step."""
        step = self._trainer.step
        if self._record is not None and self._record.wants(step):
            shares = [_counts(probe.winners(l), self._layer(l)).ravel() for l in self.layers]
            batch = min(self._trainer.config.batch_size, len(self._trainer.data.train))
            self._record.add(step, batch, np.concatenate(shares) / probe.x.shape[1])

    def history(self, layer: int, unit: int) -> WinnerHistory | None:
        if self._record is None or not is_unit(self._trainer.network, layer, unit):
            return None
        k = self._layer(layer).pieces
        first = sum(self._layer(l).rows for l in self.layers if l < layer) + unit * k
        return self._record.history(slice(first, first + k))

    def _layer(self, l: int) -> Dense:
        return self._trainer.network.layers[l]


def is_unit(network: Network, layer: int, unit: int) -> bool:
    """Whether the network has this unit, and it is a Maxout."""
    if not 0 <= layer < len(network.layers):
        return False
    found = network.layers[layer]
    return isinstance(found.activation, Maxout) and 0 <= unit < found.size


def _counts(winners: NDArray[np.intp] | None, layer: Dense) -> NDArray[np.intp]:
    """How many samples each piece wins: (size, k)."""
    assert winners is not None
    first = np.arange(layer.size)[:, None] * layer.pieces
    return np.bincount((winners + first).ravel(), minlength=layer.rows).reshape(layer.size, layer.pieces)


# -- a unit ----------------------------------------------------------------------------------------------------------


def learned_unit(now: Observation, want: UnitWant) -> LearnedUnit | None:
    """None where there is no such unit, and just before an overflow: no axis holds such numbers."""
    if not is_unit(now.trainer.network, want.layer, want.unit):
        return None
    layer, probe = now.trainer.network.layers[want.layer], now.probe
    rows = slice(want.unit * layer.pieces, (want.unit + 1) * layer.pieces)
    w, b = layer.weight[rows].astype(np.float64), layer.bias[rows, 0].astype(np.float64)
    below = (probe.a[want.layer - 1] if want.layer else probe.x).astype(np.float64)
    value = probe.a[want.layer][want.unit].astype(np.float64)
    if not all(np.isfinite(table).all() for table in (w, b, below, value)):
        return None
    winners = probe.winners(want.layer)
    assert winners is not None
    winner = winners[want.unit]
    shares = np.bincount(winner, minlength=layer.pieces) / winner.size
    mean = below.mean(axis=1)
    plane = _plane(want, w, b, below, mean)
    if plane is not None and not np.isfinite([*plane.bias, *plane.box]).all():
        return None
    if len(mean) == 1:
        origin, direction, ends = np.zeros(1), np.ones(1), _interval(below[0])
    elif want.slice == "line" and plane is not None and plane.line is not None:
        origin, direction, ends = _along(plane.line, plane.columns, mean)
    else:
        direction = _difference(w, shares) if want.slice == "difference" else principal_axis(below)
        origin, ends = mean, _interval(direction @ (below - mean[:, None]))
        if plane is not None and len(mean) == 2:
            ends = _within(plane, origin, direction, ends)
            plane = _with_line(plane, origin, direction, ends)
    t = direction @ (below - origin[:, None])
    slope, intercept = w @ direction, w @ origin + b
    if not np.isfinite(4 * (np.outer(slope, ends) + intercept[:, None])).all():
        return None
    return LearnedUnit(
        weight=frozen(w),
        bias=frozen(b),
        slope=frozen(slope),
        intercept=frozen(intercept),
        t_range=ends,
        t=frozen(t),
        value=frozen(value),
        winner=frozen(winner.copy()),
        shares=frozen(shares),
        sample=now.trainer.probe,
        plane=plane,
    )


def _plane(want: UnitWant, w: Array, b: Array, below: Array, mean: Array) -> Plane | None:
    if len(mean) < 2:
        return None
    i, j = want.columns
    if not (0 <= i < len(mean) and 0 <= j < len(mean) and i != j):
        i, j = 0, 1
    others = mean.copy()
    others[[i, j]] = 0
    box = (*_interval(below[i]), *_interval(below[j]))
    middle = (box[2] + box[3]) / 2
    line = None if want.slice != "line" else _held(want.line or (box[0], middle, box[1], middle), box)
    return Plane((i, j), frozen(w[:, [i, j]]), frozen(w @ others + b), frozen(below[[i, j]]), box, line)


def _held(line: Line, box: tuple[float, float, float, float]) -> Line:
    """A line that is there: one without length becomes a short one."""
    x0, y0, x1, y1 = line
    if np.hypot(x1 - x0, y1 - y0) < 1e-6 * max(box[1] - box[0], box[3] - box[2]):
        x1 = x0 + 0.01 * (box[1] - box[0])
    return x0, y0, x1, y1


def _along(line: Line, columns: tuple[int, int], mean: Array) -> tuple[Array, Array, tuple[float, float]]:
    """Origin, unit direction and ends of a slice given in the plane; t counts from its first end."""
    origin, direction = mean.copy(), np.zeros(len(mean))
    origin[list(columns)] = line[:2]
    direction[list(columns)] = line[2] - line[0], line[3] - line[1]
    length = float(np.linalg.norm(direction))
    return origin, direction / length, (0.0, length)


def _within(plane: Plane, origin: Array, direction: Array, ends: tuple[float, float]) -> tuple[float, float]:
    """What of a slice through the plane lies in its box, so that its ends can be taken hold of."""
    low, high = ends
    for axis, column in enumerate(plane.columns):
        least, most = plane.box[2 * axis : 2 * axis + 2]
        edge = INSET * (most - least)
        if abs(direction[column]) > 1e-9:
            crossings = sorted((side - origin[column]) / direction[column] for side in (least + edge, most - edge))
            low, high = max(low, float(crossings[0])), min(high, float(crossings[1]))
    return low, high


def _with_line(plane: Plane, origin: Array, direction: Array, ends: tuple[float, float]) -> Plane:
    i, j = plane.columns
    start, end = origin + ends[0] * direction, origin + ends[1] * direction
    line = (float(start[i]), float(start[j]), float(end[i]), float(end[j]))
    return Plane(plane.columns, plane.weight, plane.bias, plane.place, plane.box, line)


def _interval(values: Array) -> tuple[float, float]:
    return widened(float(values.min()), float(values.max()), MARGIN)


def _difference(w: Array, shares: Array) -> Array:
    """The unit direction of w_i - w_j of the two most-winning pieces, in the pieces' order: so it does not turn round.

    The first axis where they are equal.
    """
    i, j = sorted(np.argsort(-shares, kind="stable")[:2].tolist())
    direction = w[i] - w[j]
    length = float(np.linalg.norm(direction))
    if not (np.isfinite(length) and length > 0):
        return _first_axis(w.shape[1])
    unit: Array = direction / length
    return unit


def principal_axis(values: Array) -> Array:
    """The unit direction (n,) in which values (n, m) vary most, its largest component positive."""
    centred = values - values.mean(axis=1, keepdims=True)
    size = float(np.abs(centred).max())
    if not size > 0:
        return _first_axis(len(values))
    centred = centred / size
    if len(values) <= FEW_INPUTS:
        axis = np.linalg.eigh(centred @ centred.T)[1][:, -1]
    else:
        axis = np.eye(len(values))[int(np.argmax((centred**2).sum(axis=1)))]
        for _ in range(ITERATIONS):
            axis = centred @ (centred.T @ axis)
            axis /= np.linalg.norm(axis)
    turned: Array = axis * np.sign(axis[np.argmax(np.abs(axis))])
    return turned


def _first_axis(n: int) -> Array:
    axis: Array = np.eye(n)[0]
    return axis


# -- who wins ----------------------------------------------------------------------------------------------------------


def winners(now: Observation, want: WinnersWant) -> Winners | None:
    layers = now.view.maxout.layers
    if not layers:
        return None
    network, data = now.trainer.network, now.trainer.data
    x, y = now.trainer.samples("train")
    examined = min(x.shape[1], max(1, WINNERS_WORK // network.parameters.size))
    a, counts, by_class = x[:, :examined], {}, {}
    label = None if data.task == "regression" else _labels(y[:, :examined])
    for l, layer in enumerate(network.layers[: layers[-1] + 1]):
        z = layer.weight @ a + layer.bias
        a = layer.value(z)
        if l not in layers:
            continue
        assert isinstance(layer.activation, Maxout)
        found = layer.activation.winners(z, **layer.params)
        counts[l] = frozen(_counts(found, layer))
        if label is not None:
            classes = range(max(y.shape[0], 2))
            by_class[l] = frozen(np.stack([_counts(found[:, label == c], layer) for c in classes]))
    return Winners(counts, by_class or None, examined)


def _labels(y: Array) -> NDArray[np.intp]:
    numbers: NDArray[np.intp] = (y[0] > 0).astype(np.intp) if len(y) == 1 else y.argmax(axis=0)
    return numbers


def winner_history(now: Observation, want: WinnerHistoryWant) -> WinnerHistory | None:
    _ = now.probe  # with which this moment is kept
    return now.view.maxout.history(want.layer, want.unit)


def lessons(now: Observation, want: LessonsWant) -> Lessons | None:
    if not is_unit(now.trainer.network, want.layer, 0):
        return None
    probe, layer = now.probe, now.trainer.network.layers[want.layer]
    found = probe.winners(want.layer)
    assert found is not None
    delta = probe.delta[want.layer].reshape(layer.size, layer.pieces, -1)
    learns = np.take_along_axis(delta, found[:, None], axis=1)[:, 0] != 0
    return Lessons(frozen(found.copy()), frozen(learns), now.trainer.probe)


MAXOUT_PROBES: Mapping[type[Want], Callable[[Observation, Any], Any]] = {
    UnitWant: learned_unit,
    WinnersWant: winners,
    WinnerHistoryWant: winner_history,
    ThinWant: thin_network,
    LessonsWant: lessons,
}
