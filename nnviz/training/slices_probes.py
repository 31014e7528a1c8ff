"""Keeps a run's path and the directions of its slices, and tells where it stands in them. It computes no losses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz.training.data import Array, frozen
from nnviz.training.slices_directions import (
    LEAST_MOMENTS,
    coordinates,
    path_directions,
    random_directions,
    share_within,
)
from nnviz.training.slices_path import PathRecord
from nnviz.training.slices_places import index_of
from nnviz.training.slices_wants import Lack, SliceKind, SliceState, SliceWant
from nnviz.training.wants import Want

if TYPE_CHECKING:
    from nnviz.training.probes import Observation
    from nnviz.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Drawn:
    """Directions (2, n) through `origin` (n,), drawn as number `number` after `step`."""

    number: int
    step: int
    origin: Array
    directions: Array
    explained: Array | None


class SliceMeter:
    """The path of one run, and the directions that were drawn last, of each kind."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._path = PathRecord(trainer.network.parameters)
        self._drawn: dict[SliceKind, Drawn] = {}

    def keep(self) -> None:
        """Add this moment to the path, if that has a place for it."""
        self._path.add(self._trainer.step, self._trainer.network.parameters)

    def keep_beginning(self) -> None:
        """The same, as long as no moment had to be dropped: in its first steps a run goes farthest."""
        if self._path.is_whole:
            self.keep()

    def state(self, want: SliceWant) -> SliceState | None:
        """None where the network has no such parameters."""
        self.keep()
        if want.kind == "weights":
            return self._of_weights(want)
        drawn = self._directions(want)
        if isinstance(drawn, str):
            nothing = frozen(np.zeros((0, 2)))
            return self._state(want, None, np.zeros(2), nothing, lack=drawn)
        here = self._trainer.network.parameters.astype(np.float64)
        at = coordinates(drawn.directions, (here - drawn.origin)[None])[0]
        differences = self._path.moments - here
        path = at + coordinates(drawn.directions, differences)
        within = share_within(drawn.directions, differences)
        return self._state(want, drawn, at, path, within=within)

    def _of_weights(self, want: SliceWant) -> SliceState | None:
        network = self._trainer.network
        found = [index_of(network, place) for place in want.places]
        indices = [index for index in found if index is not None]
        if not indices or len(indices) < len(found):
            return None
        path = self._path.moments[:, indices].astype(np.float64)
        return self._state(want, None, network.parameters[indices].astype(np.float64), path)

    def _state(
        self,
        want: SliceWant,
        drawn: Drawn | None,
        at: Array,
        path: Array,
        within: float = float("nan"),
        lack: Lack = "",
    ) -> SliceState:
        network = self._trainer.network
        return SliceState(
            kind=want.kind,
            step=self._trainer.step,
            parameters=frozen(network.parameters.copy()),
            penalty=network.penalty.name,
            penalty_rate=network.penalty_rate,
            learning_rate=self._trainer.learning_rate,
            places=want.places,
            directions=None if drawn is None else drawn.directions,
            at=frozen(at),
            steps=frozen(self._path.steps[: len(path)].copy()),
            path=frozen(path),
            explained=None if drawn is None else drawn.explained,
            within=within,
            drawn_at=0 if drawn is None else drawn.step,
            lack=lack,
        )

    def _directions(self, want: SliceWant) -> Drawn | Lack:
        """Those of the want's number, drawn now unless they were."""
        kept = self._drawn.get(want.kind)
        if kept is not None and kept.number == want.drawn and kept.step <= self._trainer.step:
            return kept
        network, step = self._trainer.network, self._trainer.step
        origin = frozen(network.parameters.astype(np.float64))
        if want.kind == "random":
            rng = np.random.default_rng((self._trainer.config.seed, want.drawn))
            drawn = Drawn(want.drawn, step, origin, frozen(random_directions(network, rng)), None)
        elif not self._path.kept:
            return "large"
        else:
            moments = self._path.moments
            found = path_directions(moments, network.parameters)
            if found is None:
                return "short" if len(moments) < LEAST_MOMENTS else "straight"
            drawn = Drawn(want.drawn, step, origin, frozen(found[0]), frozen(found[1]))
        self._drawn[want.kind] = drawn
        return drawn


def slice_state(now: Observation, want: SliceWant) -> SliceState | None:
    """The answer to the want; None before there is anything to tell."""
    meter: SliceMeter = now.view.slices
    return meter.state(want)


SLICE_PROBES: Mapping[type[Want], Callable[[Observation, Any], Any]] = {SliceWant: slice_state}
