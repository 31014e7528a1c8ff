"""All parameters of a run as they stand: for whoever computes with a copy of the network elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from nnviz.training.data import frozen
from nnviz.training.wants import Floats, Want

if TYPE_CHECKING:
    from nnviz.training.probes import Observation


@dataclass(frozen=True, slots=True)
class ParametersWant(Want):
    """`Network.parameters`, as often as a picture that is computed from them can be followed by the eye."""

    hz: ClassVar[int] = 8


@dataclass(frozen=True, slots=True)
class Parameters:
    """Answer to ParametersWant: the flat vector in the run's dtype."""

    values: Floats


def parameters(now: Observation, want: ParametersWant) -> Parameters:
    """All of them, as a copy that can only be read."""
    return Parameters(frozen(now.trainer.network.parameters.copy()))
