"""What runs side by side are asked for: less, and less often, than the one that is shown alone. With the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from nnviz.training.data import frozen
from nnviz.training.staves import norms
from nnviz.training.wants import DecisionMapWant, Floats, LossesWant, Want

if TYPE_CHECKING:
    from nnviz.training.probes import Observation


@dataclass(frozen=True, slots=True)
class SideMapWant(DecisionMapWant):
    """The decision map of one of a few runs, in a small picture."""

    resolution: int = 44
    hz: ClassVar[int] = 6


@dataclass(frozen=True, slots=True)
class RaceMapWant(DecisionMapWant):
    """The decision map of one of many runs, as large as a line of text."""

    resolution: int = 24
    hz: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class RaceLossesWant(LossesWant):
    """The losses of one of many runs."""

    hz: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class DeltaNormsWant(Want):
    """How large the error is in every layer."""

    hz: ClassVar[int] = 10


@dataclass(frozen=True, slots=True)
class DeltaNorms:
    """Answer to DeltaNormsWant: ||delta^l|| (L,), Frobenius norms over units and probe, layer 1 first."""

    norms: Floats

    @property
    def reaching_first(self) -> float:
        """||delta^1|| as a part of ||delta^L||; NaN where nothing comes from the last layer."""
        first, last = float(self.norms[0]), float(self.norms[-1])
        return first / last if last > 0 else float("nan")


@dataclass(frozen=True, slots=True)
class SaturationWant(Want):
    """How much of the hidden layers lets hardly any of the error back."""

    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Saturation:
    """Answer to SaturationWant: of all f'(z) of the element-wise hidden layers the `share` that is saturated."""

    share: float


@dataclass(frozen=True, slots=True)
class LinearMapWant(Want):
    """The one linear map that a network without a non-linearity is."""

    hz: ClassVar[int] = 5


@dataclass(frozen=True, slots=True)
class LinearMap:
    """Answer to LinearMapWant, of networks whose hidden layers are all purelin: z^L = matrix x + offset.

    `matrix` (n_L, n_0) is W^L ... W^1; `offset` (n_L,) what the biases come to on their way through it.
    """

    matrix: Floats
    offset: Floats


def delta_norms(now: Observation, want: DeltaNormsWant) -> DeltaNorms:
    probe = now.probe
    return DeltaNorms(frozen(norms(probe.delta_table, np.array([rows.start for rows in probe.rows]))))


def saturation(now: Observation, want: SaturationWant) -> Saturation | None:
    """None without such a layer."""
    probe = now.probe
    pairs = zip(now.trainer.network.layers[:-1], probe.z, strict=False)
    found = [layer.activation.saturates(z, **layer.params) for layer, z in pairs if layer.activation.elementwise]
    values = sum(part.size for part in found)
    return Saturation(sum(np.count_nonzero(part) for part in found) / values) if values else None


def linear_map(now: Observation, want: LinearMapWant) -> LinearMap | None:
    *hidden, last = now.trainer.network.layers
    if any(layer.activation.name != "purelin" for layer in hidden):
        return None
    matrix, offset = last.weight.astype(np.float64), last.bias[:, 0].astype(np.float64)
    for layer in reversed(hidden):  # from the few outputs backwards: the products stay small
        offset = offset + matrix @ layer.bias[:, 0]
        matrix = matrix @ layer.weight
    return LinearMap(frozen(matrix), frozen(offset))
