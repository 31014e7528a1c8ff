"""What crosses between the threads: requests one way, snapshots and facts about a run the other. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nnviz.training.config import RunConfig
from nnviz.training.message import Message
from nnviz.training.prepared import PreparedData
from nnviz.training.stopping import Stopped
from nnviz.training.wants import Want


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """A layer as it was built: `rows` = size * pieces rows of weights; `pieces` is 1 except for Maxout."""

    size: int
    activation: str
    params: Mapping[str, float]
    pieces: int
    inputs: int

    @property
    def rows(self) -> int:
        return self.size * self.pieces


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What does not change while a run goes on; the output layer is the last of `layers`.

    `limit`: the step after which it stands still while others go on; None: it does not.
    """

    config: RunConfig
    layers: tuple[LayerInfo, ...]
    data: PreparedData
    parameters: int
    probe_size: int
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A wish list of the window for the runs `run_id`; `serial` grows by one with each.

    The run number `shown` answers all `wants`, the others only those that are also asked `everywhere`.
    """

    run_id: int
    serial: int
    wants: frozenset[Want]
    everywhere: frozenset[Want] = frozenset()
    shown: int = 0


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first value that was not finite: during `step`, in layer `layer` (from 0); `what` is "weights" or "loss"."""

    step: int
    layer: int
    what: str


@dataclass(frozen=True, slots=True)
class RunState:
    """One run's part of a snapshot. After a divergence all figures are those of the last finite state.

    `sound_step`: the last one known at which the loss was no larger than at first; a diverged run can go back to it,
    but not (0) one beside others, which would leave their step.
    `learning_rate`: the one in force, as the schedule has it in this epoch.
    """

    step: int
    epoch: int
    train_loss: float
    test_loss: float | None
    divergence: Divergence | None
    answers: Mapping[Want, Any] = field(default_factory=dict)
    sound_step: int = 0
    learning_rate: float | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The answer to a request: every run, in lockstep, at one gap between two slices of training.

    `stopped`: the condition that has stopped the runs where they stand. `seconds`: how long training waited for it.
    """

    request: Request
    step: int
    running: bool
    steps_per_second: float
    runs: tuple[RunState, ...]
    stopped: Stopped | None = None
    seconds: float = 0.0

    @property
    def state(self) -> RunState:
        """The run that the views of a single run are about."""
        return self.runs[self.request.shown]

    def answer(self, want: Want, run: int | None = None) -> Any | None:
        """The answer of `run` (None: the one that is shown) to `want`; None when this snapshot does not carry it."""
        state = self.state if run is None else self.runs[run]
        return state.answers.get(want)


@dataclass(frozen=True, slots=True)
class RunFailure:
    """An order that could not be carried out; the run that was going on is untouched. `field` names a setting."""

    message: Message
    field: str | None = None
