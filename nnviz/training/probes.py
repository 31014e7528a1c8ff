"""One probe for each want: it computes what a view shows, from the network as it stands, as read-only copies.

The table PROBES is all that a new want needs. The figures of the staves are in `staves`, the words in `diagnosis`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from nnviz.nn.breakpoints import Breakpoints, breakpoints, smooth_layer
from nnviz.nn.network import QUIET
from nnviz.training.comparison_wants import (
    DeltaNormsWant,
    LinearMapWant,
    RaceLossesWant,
    RaceMapWant,
    SaturationWant,
    SideMapWant,
    delta_norms,
    linear_map,
    saturation,
)
from nnviz.training.data import frozen
from nnviz.training.diagnosis import Diagnostician
from nnviz.training.function_wants import ZHistogramsWant
from nnviz.training.gradient_probes import GradientMeter, gradient_history, layer_gradients, nudge
from nnviz.training.gradient_wants import GradientHistoryWant, GradientWant, NudgeWant
from nnviz.training.map_grids import MapGrids
from nnviz.training.maxout_probes import MAXOUT_PROBES, MaxoutMeter
from nnviz.training.parameters_want import ParametersWant, parameters
from nnviz.training.preview_want import PreviewWant
from nnviz.training.previews import Previews, preview
from nnviz.training.probe_pass import ProbePass
from nnviz.training.signals import SignalsWant, signals
from nnviz.training.slices_probes import SLICE_PROBES, SliceMeter
from nnviz.training.snapshot import Divergence
from nnviz.training.staves import StaveMeter
from nnviz.training.step_record import StepRecord
from nnviz.training.symmetry import SymmetryMeter, symmetry
from nnviz.training.symmetry_wants import SymmetryWant
from nnviz.training.trainer import Figures, Trainer
from nnviz.training.walk_want import WalkWant, moment
from nnviz.training.wants import (
    Activity,
    ActivityWant,
    Confusion,
    ConfusionWant,
    Curve,
    CurveWant,
    DecisionMap,
    DecisionMapWant,
    Diagnosis,
    DiagnosisWant,
    Losses,
    LossesWant,
    MaxoutUnit,
    MaxoutWant,
    Mistakes,
    MistakesWant,
    NeuronMaps,
    NeuronMapsWant,
    OutputErrors,
    SampleOutput,
    SampleWant,
    Staves,
    StavesWant,
    Unmarked,
    Want,
    Weights,
    WeightsWant,
)
from nnviz.training.zigzag import zigzag
from nnviz.training.zigzag_wants import ZigzagWant

MISTAKES_WORK = 100_000_000
"""Multiplications, about twenty milliseconds: in large data only the first samples are looked through."""


class RunView:
    """What stays from one observation of a run to the next: the probe's samples, the grids, the words' memory."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        x, y = (np.ascontiguousarray(matrix[:, trainer.probe]) for matrix in (trainer.data.x, trainer.data.y))
        self.probe = ProbePass(trainer.network, x, y)
        self.meter = StaveMeter(self.probe)
        self.gradients = GradientMeter(trainer, self.probe)
        self.maxout = MaxoutMeter(trainer)
        self.symmetry = SymmetryMeter(len(trainer.network.layers) - 1)
        self.steps = StepRecord(trainer, self.probe)
        self.slices = SliceMeter(trainer)
        self.diagnostician = Diagnostician(trainer)
        self.previews = Previews()
        with np.errstate(**QUIET):  # what is wrong from the beginning, before anybody looks
            self.probe.compute()
            self.gradients.keep(self.probe)
            self.maxout.keep(self.probe)
            self.symmetry.begin(self.probe, trainer.step)
            self.diagnostician.begin(self.meter.measure(self.probe, StavesWant()), self.probe)
        self.grids = MapGrids(trainer.network, trainer.data)


@dataclass(frozen=True)
class Observation:
    """A run at one moment. What several wants need is computed once, when the first asks for it."""

    view: RunView
    losses: Losses
    divergence: Divergence | None
    figures: tuple[Figures, Figures | None]  # of the train and the test part, as the losses were measured

    @property
    def trainer(self) -> Trainer:
        return self.view.trainer

    @cached_property
    def probe(self) -> ProbePass:
        """The passes of the probe, computed now. Its tables are live: only copies may leave."""
        self.view.probe.compute()
        self.view.gradients.keep(self.view.probe)
        self.view.maxout.keep(self.view.probe)
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
        tuple(frozen(w.copy()) for w in network.weights),
        tuple(frozen(b[:, 0].copy()) for b in network.biases),
        tuple(None if s is None else frozen(s[:, 0].copy()) for s in network.slopes),
    )


def _activity(now: Observation, want: ActivityWant) -> Activity:
    return Activity(frozen(now.probe.x.std(axis=1)), tuple(frozen(a.std(axis=1)) for a in now.probe.a))


def _neuron_maps(now: Observation, want: NeuronMapsWant) -> NeuronMaps | None:
    grid = now.view.grids.of(want.resolution, want.columns, want.sample)
    if grid is None:
        return None
    return NeuronMaps(grid.inputs, tuple(map(grid.stacked, grid.forward.compute(keep_all=True))))


def _decision_map(now: Observation, want: DecisionMapWant) -> DecisionMap | None:
    data = now.trainer.data
    grid = now.view.grids.of(want.resolution, want.columns, want.sample)
    if grid is None or len(data.columns) == 1:
        return None
    (values,) = grid.forward.compute()
    r = grid.resolution
    return DecisionMap(frozen(values.reshape(-1, r, r)), data.box(*want.columns))


def _curve(now: Observation, want: CurveWant) -> Curve | None:
    network, data = now.trainer.network, now.trainer.data
    if len(data.columns) > 1:
        return None
    grid = now.view.grids.of(want.resolution, (0, 1))
    assert grid is not None
    (values,) = grid.forward.compute()
    place = grid.raw[0]
    found: Breakpoints | None = None
    unmarked: Unmarked = ""
    if data.inputs != data.columns:
        unmarked = "features"
    elif smooth_layer(network) is not None:
        unmarked = "smooth"
    else:
        start, end = data.transform(place[None, [0, -1]]).T
        found = breakpoints(network, start, end)
        unmarked = "many" if found is None else ""
    if found is None:
        none = frozen(np.zeros(0, np.intp))
        return Curve(place, frozen(values), none, none, unmarked)
    corners = place[0] + (place[-1] - place[0]) * found.place
    at_corners = np.nan_to_num(network.forward(data.transform(corners[None])).astype(np.float32))
    order = np.argsort(np.concatenate((place, corners)), kind="stable")
    return Curve(
        place=frozen(np.concatenate((place, corners))[order]),
        values=frozen(np.concatenate((values, at_corners), axis=1)[:, order]),
        bends=frozen(np.flatnonzero(order >= place.size)),
        bend_layers=frozen(found.layer),
        unmarked="",
    )


def _sample(now: Observation, want: SampleWant) -> SampleOutput | None:
    data = now.trainer.data
    if not 0 <= want.sample < data.x.shape[1]:
        return None
    return SampleOutput(frozen(np.nan_to_num(now.trainer.network.forward(data.x[:, [want.sample]])[:, 0])))


def _mistakes(now: Observation, want: MistakesWant) -> Mistakes | None:
    network, data = now.trainer.network, now.trainer.data
    if data.task == "regression":
        return None
    examined = min(data.x.shape[1], max(1, MISTAKES_WORK // network.parameters.size))
    output, target = network.forward(data.x[:, :examined]), data.y[:, :examined]
    if data.task == "binary":
        wrong = (output[0] >= 0) != (target[0] > 0)
    else:
        wrong = output.argmax(axis=0) != target.argmax(axis=0)
    return Mistakes(frozen(np.flatnonzero(wrong)), examined)


def _losses(now: Observation, want: LossesWant) -> Losses:
    return now.losses


def _confusion(now: Observation, want: ConfusionWant) -> Confusion | OutputErrors | None:
    figures, trainer = now.figures[0 if want.part == "train" else 1], now.trainer
    if figures is None or figures.told is None:
        return None
    truth, told = trainer.truth(want.part), figures.told
    if trainer.data.task == "regression":
        squares = np.square(told - truth, dtype=np.float64).mean(axis=1)
        variance = truth.var(axis=1, dtype=np.float64)
        varies = (truth != truth[:, :1]).any(axis=1) & (variance > 0)  # by rounding a constant may have some
        r_squared = 1 - np.divide(squares, variance, where=varies, out=np.full(len(squares), np.nan))
        return OutputErrors(frozen(np.sqrt(squares)), frozen(r_squared))
    n = max(trainer.network.layers[-1].size, 2)
    return Confusion(frozen(np.bincount(truth * n + told, minlength=n * n).reshape(n, n)))


def _diagnosis(now: Observation, want: DiagnosisWant) -> Diagnosis:
    return now.view.diagnostician.diagnose(now.any_staves(), now.probe, now.losses, now.divergence)


PROBES: Mapping[type[Want], Callable[[Observation, Any], Any]] = {
    StavesWant: _staves,
    ZHistogramsWant: _staves,
    MaxoutWant: _maxout,
    WeightsWant: _weights,
    ActivityWant: _activity,
    NeuronMapsWant: _neuron_maps,
    DecisionMapWant: _decision_map,
    CurveWant: _curve,
    SampleWant: _sample,
    MistakesWant: _mistakes,
    LossesWant: _losses,
    ConfusionWant: _confusion,
    DiagnosisWant: _diagnosis,
    SideMapWant: _decision_map,
    RaceMapWant: _decision_map,
    RaceLossesWant: _losses,
    DeltaNormsWant: delta_norms,
    SaturationWant: saturation,
    LinearMapWant: linear_map,
    SignalsWant: signals,
    GradientWant: layer_gradients,
    GradientHistoryWant: gradient_history,
    NudgeWant: nudge,
    PreviewWant: preview,
    WalkWant: moment,
    ParametersWant: parameters,
    SymmetryWant: symmetry,
    ZigzagWant: zigzag,
    **MAXOUT_PROBES,
    **SLICE_PROBES,
}
