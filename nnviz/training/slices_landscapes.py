"""The loss of the running network as something to walk down: a curve over one weight, a surface over two or a slice.

They have the form of `nnviz.training.descent`, and stand still: of a network that has trained on another one is made.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from nnviz.nn import Layer, Network
from nnviz.nn.network import QUIET
from nnviz.training.data import Array, frozen
from nnviz.training.descent import Floats
from nnviz.training.message import Message
from nnviz.training.slices import ParameterLoss, Stopped
from nnviz.training.slices_minimum import minimum_below
from nnviz.training.slices_places import index_of
from nnviz.training.slices_wants import SliceState
from nnviz.training.slices_words import NOTES, TITLES, symbol
from nnviz.training.snapshot import RunInfo
from nnviz.training.trainer import ROW_WORK

Part = Literal["probe", "train"]
Box: TypeAlias = tuple[float, float, float, float]
KEPT = 16  # places whose loss and gradient are known
CHEAP = 10  # places at once: then some fifteen more for a minimum go unnoticed
AT_ONCE = 0.006  # seconds, less than half a frame
MOST_WORK = 200_000_000  # parameters times samples of one point, some 20 ms: of larger data an even choice


@dataclass(frozen=True, slots=True)
class Measured:
    """The samples on which a loss is measured: x (n_0, m), y (n_L, m), m of `total` for training."""

    x: Array
    y: Array
    total: int


def sample_work(run: RunInfo) -> int:
    """What one sample of one point costs, in parameters: a row of z as much as ROW_WORK of them."""
    return run.parameters + ROW_WORK * sum(layer.rows for layer in run.layers)


def measured_on(run: RunInfo, part: Part) -> Measured:
    """The probe or all samples for training, of very many an even choice."""
    train = run.data.train
    most = run.probe_size if part == "probe" else max(run.probe_size, MOST_WORK // sample_work(run))
    picked = train[np.arange(min(most, len(train))) * len(train) // min(most, len(train))]
    x, y = (np.ascontiguousarray(matrix[:, picked]) for matrix in (run.data.x, run.data.y))
    return Measured(x, y, len(train))


def network_of(run: RunInfo, state: SliceState) -> Network:
    """The network as it stood."""
    layers = [Layer(layer.size, layer.activation, layer.params) for layer in run.layers]
    config, task = run.config, run.data.task
    network = Network(
        run.data.x.shape[0],
        layers,
        config.loss_for(task),
        config.loss_params,
        state.penalty,
        state.penalty_rate,
        config.dtype,
    )
    network.parameters[...] = state.parameters
    return network


class LiveSlice:
    """What the curve and the surfaces have in common. Places in it are the weights' values, or α and β.

    state     where the network stood when this was made, and its path
    samples   what the loss is measured on
    here      where the network stands in it; `loss` there
    at_once   how many places can be asked for, one by one, before it is felt
    """

    formula = ""
    steepest: float | None = None
    exact = False

    def __init__(self, run: RunInfo, state: SliceState, samples: Measured) -> None:
        self.state = state
        self.samples = samples
        self.measure = ParameterLoss(network_of(run, state), samples.x, samples.y)
        self.here: tuple[float, ...] = tuple(state.at.tolist())
        found = [index_of(self.measure.network, place) for place in state.places]
        self._indices = [index for index in found if index is not None]
        self._known: OrderedDict[tuple[float, ...], tuple[float, Floats]] = OrderedDict()
        place = np.asarray(state.at, np.float64)
        self.loss, self._slope_here = self._computed(place)
        begun = time.thread_time()
        self._computed(place)  # once more: the first time there was much to be made
        self.at_once = max(1, int(AT_ONCE / max(time.thread_time() - begun, 1e-6)))

    @property
    def dimension(self) -> int:
        return len(self.here)

    @property
    def name(self) -> str:
        """live_weight, live_weights, live_random or live_path."""
        return "live_weight" if self.dimension == 1 else f"live_{self.state.kind}"

    @property
    def title(self) -> Message:
        return TITLES[self.name]

    @property
    def note(self) -> Message:
        return NOTES[self.name]

    @property
    def axes(self) -> tuple[str, ...]:
        """Rich text."""
        if self.state.kind != "weights":
            return "<i>α</i>", "<i>β</i>"
        network = self.measure.network
        return tuple(symbol(network, place) for place in self.state.places)

    def at(self, theta: Floats) -> float:
        return self._found(theta)[0]

    def slope(self, theta: Floats) -> Floats:
        return self._found(theta)[1].copy()

    def parameters_at(self, theta: Floats) -> Floats:
        """All parameters of the network at a place of the slice: (n,)."""
        parameters = np.array(self.state.parameters, np.float64)
        if self.state.directions is None:
            parameters[self._indices] = theta
            return parameters
        moved: Floats = parameters + (np.asarray(theta) - self.state.at) @ self.state.directions
        return moved

    def losses(self, places: Floats, stopped: Stopped | None = None) -> Floats:
        """The loss at many places (p, dimension) at once: (p,); NaN from where it was stopped on."""
        if self.state.directions is None:
            return self.measure.with_parameters(self.state.places, places, stopped)
        return self.measure.along(np.asarray(self.state.directions, np.float64), places - self.state.at, stopped)

    def _found(self, theta: Floats) -> tuple[float, Floats]:
        """Loss and gradient. Those of the last places are kept, for they are asked for again in every frame."""
        key = tuple(np.asarray(theta, np.float64).tolist())
        if key == self.here:
            return self.loss, self._slope_here
        if key not in self._known:
            self._known[key] = self._computed(theta)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return self._known[key]

    def _computed(self, theta: Floats) -> tuple[float, Floats]:
        with np.errstate(**QUIET):
            loss, whole = self.measure.at(self.parameters_at(theta))
            directions = self.state.directions
            slope = whole[self._indices] if directions is None else directions @ whole
        return loss, np.asarray(slope, np.float64)

    def _gradients(self, places: Floats) -> Floats:
        """The gradient at many places (p, dimension): (p, dimension); one pass back each."""
        return np.array([self._found(place)[1] for place in places]).reshape(places.shape)

    @property
    def as_of(self) -> int:
        """The step at which the network stood here."""
        return self.state.step

    @property
    def rate(self) -> float:
        """Its learning rate."""
        return self.state.learning_rate

    @property
    def path(self) -> Floats:
        """The run's own path, its foot in the slice, (h, dimension)."""
        return np.asarray(self.state.path, np.float64)


class LiveCurve(LiveSlice):
    """The loss over one weight, sampled at `points` (p,) ascending with the losses `sampled` (p,).

    `minima`: the one downhill from where the network stands, if it is within the range and not too dear to be found.
    """

    def __init__(
        self, run: RunInfo, state: SliceState, samples: Measured, points: Floats, stopped: Stopped | None = None
    ) -> None:
        super().__init__(run, state, samples)
        self.range = float(points[0]), float(points[-1])
        self.points, self.sampled = frozen(points), frozen(self.losses(points[:, None], stopped))
        self.minima: tuple[float, ...] = ()
        if self.at_once >= CHEAP:
            found = minimum_below(points, self.sampled, self.here[0], self._slope_at)
            if found is not None:
                self.minima, self.steepest = (found.place,), found.bend

    def _slope_at(self, w: float) -> float:
        return float(self._computed(np.array([w]))[1][0])

    def value(self, w: Floats) -> Floats:
        w = np.asarray(w, np.float64)
        return self.losses(w.reshape(-1, 1)).reshape(w.shape)

    def gradient(self, w: Floats) -> Floats:
        w = np.asarray(w, np.float64)
        return self._gradients(w.reshape(-1, 1)).reshape(w.shape)

    def curvature(self, w: Floats) -> Floats | None:
        return None

    @property
    def finite_share(self) -> float:
        """Of the places that were computed, 0 to 1."""
        return float(np.isfinite(self.sampled).mean())

    def drawn(self, low: float, high: float) -> tuple[Floats, Floats]:
        first, last = np.searchsorted(self.points, (low, high)).tolist()
        within = slice(max(first - 1, 0), last + 1)
        return self.points[within], self.sampled[within]


class LiveSurface(LiveSlice):
    """The loss over two weights, or over a slice, sampled on a grid of `points` a side over `box`."""

    def __init__(
        self,
        run: RunInfo,
        state: SliceState,
        samples: Measured,
        box: Box,
        points: int,
        stopped: Stopped | None = None,
    ) -> None:
        super().__init__(run, state, samples)
        self.box = box
        self.minima: tuple[tuple[float, float], ...] = ()
        across, up = np.linspace(*box[:2], points), np.linspace(*box[2:], points)
        places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
        self._grid = frozen(across), frozen(up), frozen(self.losses(places, stopped).reshape(points, points))

    def value(self, w1: Floats, w2: Floats) -> Floats:
        places = np.stack(np.broadcast_arrays(w1, w2), axis=-1).astype(np.float64)
        return self.losses(places.reshape(-1, 2)).reshape(places.shape[:-1])

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        places = np.stack(np.broadcast_arrays(w1, w2), axis=-1).astype(np.float64)
        return np.moveaxis(self._gradients(places.reshape(-1, 2)).reshape(places.shape), -1, 0)

    @property
    def finite_share(self) -> float:
        """Of the places that were computed, 0 to 1."""
        return float(np.isfinite(self._grid[2]).mean())

    def grid(self) -> tuple[Floats, Floats, Floats]:
        return self._grid
