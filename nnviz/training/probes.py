"""One probe for each want: it computes what a view shows, from the network as it stands, as read-only copies.

The table PROBES is all that a new want needs. The figures of the staves are in `staves`, the words in `diagnosis`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.network import QUIET
from nnviz.training.data import Array, frozen
from nnviz.training.diagnosis import Diagnostician
from nnviz.training.grid import GridForward
from nnviz.training.probe_pass import ProbePass
from nnviz.training.snapshot import Divergence
from nnviz.training.staves import StaveMeter
from nnviz.training.trainer import Trainer
from nnviz.training.wants import (
    DecisionMap,
    DecisionMapWant,
    Diagnosis,
    DiagnosisWant,
    Losses,
    LossesWant,
    MaxoutUnit,
    MaxoutWant,
    NeuronMaps,
    NeuronMapsWant,
    Staves,
    StavesWant,
    Want,
    Weights,
    WeightsWant,
)


class RunView:
    """What stays from one observation of a run to the next: the probe's samples, the grids, the words' memory."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        x, y = (np.ascontiguousarray(matrix[:, trainer.probe]) for matrix in (trainer.data.x, trainer.data.y))
        self.probe = ProbePass(trainer.network, x, y)
        self.meter = StaveMeter(self.probe)
        self.diagnostician = Diagnostician(trainer)
        self._grids: dict[tuple[int, tuple[int, int]], GridForward] = {}
        self._inputs: dict[tuple[int, tuple[int, int]], Array] = {}

    def columns(self, wanted: tuple[int, int]) -> tuple[int, int] | None:
        """The raw columns of a map, (0, 1) standing for the only one too; None if the data have no such column."""
        count = len(self.trainer.data.columns)
        if count == 1:
            return (0, 1)
        return wanted if max(wanted) < count and min(wanted) >= 0 and wanted[0] != wanted[1] else None

    def grid(self, resolution: int, columns: tuple[int, int]) -> GridForward:
        """Over the points of `inputs`; the last few grids are kept."""
        key = (resolution, columns)
        if key not in self._grids:
            if len(self._grids) >= 8:
                self._grids.pop(next(iter(self._grids)))
            self._grids[key] = GridForward(self.trainer.network, self.inputs(resolution, columns))
        return self._grids[key]

    def inputs(self, resolution: int, columns: tuple[int, int]) -> Array:
        """Network inputs (n_0, r*r), bottom row first, the other raw columns at their mean; one column: (n_0, r)."""
        key = (resolution, columns)
        if key not in self._inputs:
            if len(self._inputs) >= 8:
                self._inputs.pop(next(iter(self._inputs)))
            data = self.trainer.data
            x_min, x_max, y_min, y_max = data.box(*columns)
            across = np.linspace(x_min, x_max, resolution)
            plane = len(data.columns) > 1
            raw = np.repeat(data.centre[:, None], resolution**2 if plane else resolution, axis=1)
            if plane:
                raw[columns[0]] = np.tile(across, resolution)
                raw[columns[1]] = np.repeat(np.linspace(y_min, y_max, resolution), resolution)
            else:
                raw[0] = across
            self._inputs[key] = data.transform(raw)
        return self._inputs[key]


@dataclass(frozen=True)
class Observation:
    """A run at one moment. What several wants need is computed once, when the first asks for it."""

    view: RunView
    losses: Losses
    divergence: Divergence | None

    @property
    def trainer(self) -> Trainer:
        return self.view.trainer

    @cached_property
    def probe(self) -> ProbePass:
        """The passes of the probe, computed now. Its tables are live: only copies may leave."""
        self.view.probe.compute()
        return self.view.probe

    def staves(self, want: StavesWant) -> Staves:
        if want not in self._staves:
            self._staves[want] = self.view.meter.measure(self.probe, want)
        return self._staves[want]

    def any_staves(self) -> Staves:
        """Those that a view has asked for, whatever their histogram: their shares and norms are the same."""
        return next(iter(self._staves.values()), None) or self.staves(StavesWant())

    @cached_property
    def _staves(self) -> dict[StavesWant, Staves]:
        return {}

    def answer(self, want: Want) -> Any | None:
        """The answer to a want, or None where this run has nothing to answer it with."""
        with np.errstate(**QUIET):
            return PROBES[type(want)](self, want)


def _staves(now: Observation, want: StavesWant) -> Staves:
    return now.staves(want)


def _maxout(now: Observation, want: MaxoutWant) -> MaxoutUnit | None:
    layers = now.trainer.network.layers
    if not (0 <= want.layer < len(layers) and 0 <= want.unit < layers[want.layer].size):
        return None
    layer, winners = layers[want.layer], now.probe.winners(want.layer)
    if winners is None:
        return None
    k = layer.pieces
    rows = slice(want.unit * k, (want.unit + 1) * k)
    w, b = layer.weight[rows].astype(np.float64), layer.bias[rows, 0].astype(np.float64)
    winner = winners[want.unit]
    shares = np.bincount(winner, minlength=k)[:k] / winner.size
    below = (now.probe.a[want.layer - 1] if want.layer else now.probe.x).astype(np.float64)
    mean = below.mean(axis=1)
    # of equally frequent winners the first; in the order of the pieces, so that the slice does not turn round
    i, j = sorted(np.argsort(-shares, kind="stable")[:2].tolist())
    direction = w[i] - w[j]
    length = float(np.linalg.norm(direction))
    if not (np.isfinite(length) and length > 0):  # equal pieces: any line through the data will do
        direction, length = np.eye(w.shape[1])[0], 1.0
    direction = direction / length
    t = direction @ (below - mean[:, None])
    low, high = float(t.min()), float(t.max())
    margin = max(0.08 * (high - low) or 1.0, 1e-9 * max(-low, high))
    t_range = (low - margin, high + margin)
    slope, intercept = w @ direction, w @ mean + b
    values = now.probe.a[want.layer][want.unit]
    if not (np.isfinite(4 * (np.outer(slope, t_range) + intercept[:, None])).all() and np.isfinite(values).all()):
        return None  # just before an overflow: no axis holds these lines
    every = slice(None, None, -(-t.size // max(1, want.dots)))
    return MaxoutUnit(
        t_range=t_range,
        slope=frozen(slope),
        intercept=frozen(intercept),
        t=frozen(t[every].copy()),
        value=frozen(values[every].copy()),
        winner=frozen(winner[every].copy()),
        shares=frozen(shares),
    )


def _weights(now: Observation, want: WeightsWant) -> Weights:
    network = now.trainer.network
    return Weights(
        tuple(frozen(w.copy()) for w in network.weights), tuple(frozen(b[:, 0].copy()) for b in network.biases)
    )


def _neuron_maps(now: Observation, want: NeuronMapsWant) -> NeuronMaps | None:
    columns = now.view.columns(want.columns)
    if columns is None:
        return None
    pictures = now.view.grid(want.resolution, columns).compute(keep_all=True)
    inputs = now.view.inputs(want.resolution, columns).astype(np.float32)
    return NeuronMaps(_stacked(inputs, want.resolution), tuple(_stacked(p, want.resolution) for p in pictures))


def _stacked(rows: NDArray[np.float32], r: int) -> NDArray[Any]:
    """Pictures (n, r, r), top row first, from (n, r*r), bottom row first, or from (n, r) along the only input."""
    if rows.shape[1] == r:
        return frozen(np.repeat(rows[:, None, :], r, axis=1))
    return frozen(np.ascontiguousarray(rows.reshape(-1, r, r)[:, ::-1]))


def _decision_map(now: Observation, want: DecisionMapWant) -> DecisionMap | None:
    columns = now.view.columns(want.columns)
    if columns is None:
        return None
    data, r = now.trainer.data, want.resolution
    (values,) = now.view.grid(r, columns).compute()
    shape = (-1, r, r) if len(data.columns) > 1 else (-1, r)
    return DecisionMap(frozen(values.reshape(shape)), data.box(*columns))


def _losses(now: Observation, want: LossesWant) -> Losses:
    return now.losses


def _diagnosis(now: Observation, want: DiagnosisWant) -> Diagnosis:
    return now.view.diagnostician.diagnose(now.any_staves(), now.probe, now.losses, now.divergence)


PROBES: Mapping[type[Want], Callable[[Observation, Any], Any]] = {
    StavesWant: _staves,
    MaxoutWant: _maxout,
    WeightsWant: _weights,
    NeuronMapsWant: _neuron_maps,
    DecisionMapWant: _decision_map,
    LossesWant: _losses,
    DiagnosisWant: _diagnosis,
}
