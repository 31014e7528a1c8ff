"""Measures which units of a layer compute the same, and keeps how many distinct ones there were over the steps.

Units are compared, never changed: what would break the symmetry is among the remedies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.layers import Dense
from nnviz.training.data import Array, frozen
from nnviz.training.probe_pass import ProbePass
from nnviz.training.symmetry_wants import Outlook, Symmetry, SymmetryWant

if TYPE_CHECKING:
    from nnviz.training.probes import Observation

TOLERANCE = 1e-8
"""By so much a cosine of 1 may be missed: 0.008 degrees. Units that began alike are some rounding errors apart."""
SAME_GRADIENT = 1e-4  # of the largest in the layer: what two δ of units that are alike may differ by
MOST_SHOWN = 200  # units of which a matrix is shown
MOST_MOMENTS = 256
DEAR = 1_000_000  # parameters, some ten milliseconds
SAFE = 1e-200  # squares above, and below its inverse, are exact to the last digits
PROJECTIONS, DIRECTION_SEED = 3, 5  # the seed: any one, but always the same


class SymmetryMeter:
    """Measures one run by the pass that its `probe` holds, and keeps the history of what was measured."""

    def __init__(self, hidden: int) -> None:
        self.record = SymmetryRecord(hidden)

    def begin(self, probe: ProbePass, step: int) -> None:
        """How the run begins; later, and in a very large network, it is measured only for those who look at it."""
        found = _groups_of_all(probe) if probe.network.parameters.size <= DEAR else None
        if found is not None:
            self.record.add(step, np.array([_count(labels) for labels in found], np.int64))

    def measure(self, probe: ProbePass, step: int, layer: int) -> Symmetry | None:
        """None without such a hidden layer, and where something is not finite."""
        found = _groups_of_all(probe)
        if found is None or not 0 <= layer < len(found):
            return None
        distinct = np.array([_count(labels) for labels in found], np.int64)
        self.record.add(step, distinct)
        weights, activations = _rows(probe, layer)
        return Symmetry(
            distinct=frozen(distinct),
            since=frozen(self.record.since()),
            outlook=tuple(_outlook(probe, l, labels) for l, labels in enumerate(found)),
            groups=frozen(found[layer]),
            weights=frozen(cosines(weights[:MOST_SHOWN])),
            activations=frozen(cosines(activations[:MOST_SHOWN])),
            steps=frozen(self.record.steps.copy()),
            course=frozen(self.record.course(layer).copy()),
        )


class SymmetryRecord:
    """How many distinct units each of `hidden` layers had, ascending in step; when full, every second is dropped.

    The first is always there. A moment before the newest means that the run has gone back: later ones are forgotten.
    """

    def __init__(self, hidden: int) -> None:
        self._steps = np.empty(MOST_MOMENTS, np.int64)
        self._distinct = np.empty((MOST_MOMENTS, hidden), np.int64)
        self._since = np.zeros((MOST_MOMENTS, hidden), np.int64)
        self._count = 0
        self._spacing = 1.0

    @property
    def steps(self) -> NDArray[np.int64]:
        return self._steps[: self._count]

    def course(self, layer: int) -> NDArray[np.int64]:
        """(t,) of one layer."""
        return self._distinct[: self._count, layer]

    def since(self) -> NDArray[np.int64]:
        """(hidden,) the step from which on each layer has had as many as it has at the newest moment."""
        since: NDArray[np.int64] = self._since[self._count - 1].copy()
        return since

    def add(self, step: int, distinct: NDArray[np.int64]) -> None:
        """Those (hidden,) after `step`; the newest moment is replaced where it is too near to the one before it."""
        known, self._count = self._count, int(np.searchsorted(self._steps[: self._count], step))
        again = self._count < known and self._steps[self._count] == step
        before = self._count if again else self._count - 1
        since = np.full_like(distinct, step)
        if before >= 0:
            since = np.where(self._distinct[before] == distinct, self._since[before], step)
        if self._count == MOST_MOMENTS:
            self._count = MOST_MOMENTS // 2
            for table in (self._steps, self._distinct, self._since):
                table[: self._count] = table[::2]
            self._spacing = max(2 * self._spacing, 2 * float(step - self._steps[0]) / MOST_MOMENTS)
        here = self._count
        if here > 1 and self._steps[here - 1] - self._steps[here - 2] < self._spacing:
            here -= 1
        self._steps[here], self._distinct[here], self._since[here] = step, distinct, since
        self._count = here + 1


# -- units that compute the same -----------------------------------------------------------------------------------


def _groups_of_all(probe: ProbePass) -> list[NDArray[np.intp]] | None:
    """Of each hidden layer (n_l,) equal numbers for units that compute the same; None if something is not finite."""
    found = []
    for l in range(len(probe.network.layers) - 1):
        weights, activations = _rows(probe, l)
        if not (np.isfinite(weights).all() and np.isfinite(activations).all()):
            return None
        found.append(groups(unit_rows(weights), unit_rows(activations)))
    return found


def groups(*tables: NDArray[np.float64]) -> NDArray[np.intp]:
    """(n,) equal numbers, as they appear, for equal rows; each table (n, d) has rows of length 1, or of 0 for nothing.

    Rows are equal where in every table their squared distance, 2 - 2 cos, is at most twice TOLERANCE.
    """
    labels = np.arange(len(tables[0]))
    # equal rows have equal projections: only those near each other in all of them have to be compared in full
    random = np.random.default_rng(DIRECTION_SEED)
    places = np.zeros((PROJECTIONS, labels.size))
    for table in tables:
        directions = random.standard_normal((table.shape[1], PROJECTIONS))
        places += (table @ (directions / np.linalg.norm(directions, axis=0))).T
    reach = len(tables) * np.sqrt(2 * TOLERANCE)
    like_first = np.flatnonzero((np.abs(places - places[:, :1]) <= reach).all(axis=0))
    labels[like_first[_equal(tables, like_first, np.zeros_like(like_first))]] = 0  # mostly all are equal, or none
    rest = np.flatnonzero(labels)
    rest = rest[np.argsort(places[0, rest], kind="stable")]
    places = places[:, rest]
    for apart in range(1, rest.size):
        steps = np.abs(places[:, apart:] - places[:, :-apart])
        if not (steps[0] <= reach).any():
            break
        near = np.flatnonzero((steps <= reach).all(axis=0))
        first, second = rest[near], rest[near + apart]
        open_ = labels[second] == second
        first, second = first[open_], second[open_]
        equal = _equal(tables, first, second)
        labels[second[equal]] = first[equal]
    for row in rest:  # in the order of the projections each points to one before it
        labels[row] = labels[labels[row]]
    numbers: NDArray[np.intp] = np.unique(_by_first(labels), return_inverse=True)[1].astype(np.intp)
    return numbers


def _equal(
    tables: tuple[NDArray[np.float64], ...], first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether the rows `first[i]` and `second[i]` are equal."""
    equal = np.ones(first.size, np.bool_)
    for table in tables:
        equal &= np.square(table[first] - table[second]).sum(axis=1) <= 2 * TOLERANCE
    return equal


def _by_first(labels: NDArray[np.intp]) -> NDArray[np.intp]:
    """The same groups, each named by its first member."""
    first = np.full(labels.size, labels.size)
    np.minimum.at(first, labels, np.arange(labels.size))
    named: NDArray[np.intp] = first[labels]
    return named


def cosines(table: Array) -> NDArray[np.float64]:
    """(k, k) between the rows; that of two rows of zeros is 1."""
    rows = unit_rows(table)
    found: NDArray[np.float64] = np.clip(rows @ rows.T, -1, 1)
    nothing = ~rows.any(axis=1)
    found[np.ix_(nothing, nothing)] = 1
    return found


def unit_rows(table: Array) -> NDArray[np.float64]:
    """Each row at length 1; rows of zeros stay what they are."""
    rows = table.astype(np.float64)
    squares = np.einsum("ij,ij->i", rows, rows)
    if not ((squares > SAFE) & (squares < 1 / SAFE)).all():  # others may have under- or overflown
        largest = np.abs(rows).max(axis=1, keepdims=True)
        np.divide(rows, largest, out=rows, where=largest > 0)
        squares = np.einsum("ij,ij->i", rows, rows)
    lengths = np.sqrt(squares)[:, None]
    np.divide(rows, lengths, out=rows, where=lengths > 0)
    return rows


def _rows(probe: ProbePass, l: int) -> tuple[Array, Array]:
    """Of each unit all that it learns, its weights and bias, of Maxout those of all its pieces, and its activations."""
    layer = probe.network.layers[l]
    learned = [layer.weight.reshape(layer.size, -1), layer.bias.reshape(layer.size, -1)]
    if layer.slopes is not None:
        learned.append(layer.slopes.reshape(layer.size, -1))
    return np.concatenate(learned, axis=1), probe.a[l]


def _count(labels: NDArray[np.intp]) -> int:
    return int(labels.max()) + 1


def _outlook(probe: ProbePass, l: int, labels: NDArray[np.intp]) -> Outlook:
    layer: Dense = probe.network.layers[l]
    if _count(labels) == layer.size:
        return "none"
    delta = probe.delta[l].reshape(layer.size, -1)
    largest = float(np.abs(delta).max())
    if largest == 0:
        # with f' = 0, or if no weight above moves, it stays at 0: else those above may soon let something back
        stays = not probe.slope_table[probe.rows[l]].any() or not _weights_move_above(probe, l)
        return "zero" if stays else "equal"
    first = np.unique(labels, return_index=True)[1][labels]  # of each unit's group
    apart = float(np.abs(delta - delta[first]).max())
    return "equal" if apart <= SAME_GRADIENT * largest else "differ"


def _weights_move_above(probe: ProbePass, l: int) -> bool:
    """Whether any weight behind layer l has a gradient."""
    return any((probe.delta[k] @ probe.a[k - 1].T).any() for k in range(l + 1, len(probe.network.layers)))


# -- the probe -----------------------------------------------------------------------------------------------------


def symmetry(now: Observation, want: SymmetryWant) -> Symmetry | None:
    """The answer to the want, measured on the probe."""
    return now.view.symmetry.measure(now.probe, now.trainer.step, want.layer)
