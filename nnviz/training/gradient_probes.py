"""Measures what the gradient's own view shows, on the probe's tables: norms of every layer, the next step, a nudge.

The network and its optimizer are only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.layers import Dense
from nnviz.nn.network import QUIET
from nnviz.training.data import Array, frozen
from nnviz.training.gradient_history import GradientRecord
from nnviz.training.gradient_wants import (
    GradientHistory,
    GradientHistoryWant,
    GradientWant,
    LayerGradients,
    Nudge,
    NudgeWant,
)
from nnviz.training.probe_pass import ProbePass
from nnviz.training.staves import norms

if TYPE_CHECKING:
    from nnviz.training.probes import Observation
    from nnviz.training.trainer import Trainer

DIRECTION_SEED = 3  # of the nudge: any one, but always the same
DEAR = 100_000  # parameters: beyond, the next step is worked out only for those who look at it
TINY = 1e-150  # norms below may have lost digits, for their squares underflow
SMALL = 1e-8  # of a change in z, beside z: a difference of values would lose half its digits, the derivative loses none


class GradientMeter:
    """Measures one run by the pass that its `probe` holds, and keeps the history of what was measured."""

    def __init__(self, trainer: Trainer, probe: ProbePass) -> None:
        self._trainer = trainer
        network = trainer.network
        self.record = GradientRecord(len(network.layers))
        self._begins = np.array([rows.start for rows in probe.rows])
        self._unit_begins = np.array([units.start for units in probe.units])
        self._values = np.array([layer.rows for layer in network.layers]) * probe.x.shape[1]  # of z, in each layer
        ends = np.cumsum([block.size for block in network.blocks])
        self._block_begins = np.concatenate(([0], ends[:-1]))
        self._blocks_end = int(ends[-1])
        marks = np.zeros_like(network.parameters)
        for block in network.split(marks):
            block[:, :-1] = 1
        self._is_weight = marks != 0
        direction = np.random.default_rng(DIRECTION_SEED).standard_normal(network.weights[0].shape)
        self._direction = direction / np.linalg.norm(direction)

    def measure(self, probe: ProbePass, change: bool = True) -> LayerGradients:
        """The figures of the pass that `probe` holds; without `change` that figure is NaN."""
        slopes = np.abs(probe.slope_table).sum(axis=1, dtype=np.float64)
        unknown = np.full(len(self._begins), np.nan)
        return LayerGradients(
            delta=frozen(norms(probe.delta_table, self._begins)),
            brought=frozen(norms(probe.brought_table, self._unit_begins)),
            slope=frozen(np.add.reduceat(slopes, self._begins) / self._values),
            change=frozen(self._next_change(probe) if change else unknown),
            weight=frozen(self._weight_norms(probe.network.parameters)),
        )

    def keep(self, probe: ProbePass) -> None:
        """Add the pass that `probe` holds to the history, if that has a place for this step."""
        step = self._trainer.step
        if self.record.wants(step):
            with np.errstate(**QUIET):
                self.record.add(step, self.measure(probe, change=self._trainer.network.parameters.size <= DEAR))

    def show(self, probe: ProbePass) -> LayerGradients:
        """All figures for somebody who looks at them; the history has them as well, if it has a place for this step."""
        gradients = self.measure(probe)
        if self.record.newest == self._trainer.step:
            self.record.add(self._trainer.step, gradients)
        return gradients

    def nudge(self, probe: ProbePass, size: float) -> Nudge:
        """What of a change of W^1 by `size` times its norm reaches a^1 to a^L, however little it is."""
        cause = size * float(np.linalg.norm(probe.network.weights[0]))
        carried = (cause * self._direction) @ probe.x  # dz of the first layer, in float64 whatever the network's
        changes = []
        for l, (layer, z) in enumerate(zip(probe.network.layers, probe.z, strict=True)):
            if l:
                carried = layer.weight @ carried
            carried = _through(layer, z.astype(np.float64, copy=False), carried)
            changes.append(_norm(carried))
        return Nudge(frozen(np.array(changes)), cause)

    def _gradient(self, probe: ProbePass) -> Array:
        """The gradient on the probe with the penalty's share, flat, from the deltas that are there already."""
        network = probe.network
        gradient = np.zeros_like(network.parameters)
        bias_gradients = probe.delta_table.sum(axis=1)
        below = probe.x
        for block, delta, a, rows in zip(network.split(gradient), probe.delta, probe.a, probe.rows, strict=True):
            block[:, :-1] = delta @ below.T
            block[:, -1] = bias_gradients[rows]
            below = a
        for slopes, layer, brought, z in zip(
            network.split_slopes(gradient), network.layers, probe.brought, probe.z, strict=True
        ):
            if slopes is not None:
                slopes[...] = layer.activation.slope_gradient(brought, z)
        if network.penalty_rate:
            share = network.penalty_rate * network.penalty.gradient(network.parameters)
            np.add(gradient, share, out=gradient, where=self._is_weight)
        return gradient

    def _next_change(self, probe: ProbePass) -> NDArray[np.float64]:
        return self._weight_norms(self._trainer.proposed_change(self._gradient(probe)))

    def _weight_norms(self, vector: Array) -> NDArray[np.float64]:
        """The Frobenius norm of W's part of every layer, of a vector laid out like the parameters."""
        squares = np.square(np.where(self._is_weight, vector, 0.0), dtype=np.float64)[: self._blocks_end]
        found: NDArray[np.float64] = np.sqrt(np.add.reduceat(squares, self._block_begins))
        blocks = self._trainer.network.split(vector)
        for l in np.flatnonzero(~(found > TINY) | ~np.isfinite(found)):
            found[l] = _norm(blocks[l][:, :-1].astype(np.float64))
        return found


def _through(layer: Dense, z: Array, change: Array) -> Array:
    """f(z + change) - f(z), (size, m); of a change too small for a difference its first order."""
    reach, room = float(np.abs(change).max()), max(1.0, float(np.abs(z).max()))
    if not reach < SMALL * room:
        return layer.value(z + change) - layer.value(z)
    if layer.pieces == 1:
        return layer.delta(change, z)  # the Jacobian is symmetric, so it takes a change forward as an error back
    winners = layer.activation.winners(z, **layer.params)  # type: ignore[attr-defined]
    pieces = change.reshape(layer.size, layer.pieces, -1)
    chosen: Array = np.take_along_axis(pieces, winners[:, None], axis=1)[:, 0]
    return chosen


def _norm(matrix: Array) -> float:
    """The Frobenius norm, without squares that under- or overflow."""
    largest = float(np.abs(matrix).max())
    return largest * float(np.linalg.norm(matrix / largest)) if 0 < largest < np.inf else largest


# -- the probes ----------------------------------------------------------------------------------------------------


def layer_gradients(now: Observation, want: GradientWant) -> LayerGradients:
    return now.view.gradients.show(now.probe)


def gradient_history(now: Observation, want: GradientHistoryWant) -> GradientHistory:
    _ = now.probe  # with which this moment is kept
    return now.view.gradients.record.history(want.figure)


def nudge(now: Observation, want: NudgeWant) -> Nudge:
    return now.view.gradients.nudge(now.probe, want.size)
