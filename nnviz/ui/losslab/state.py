"""What is set by hand on the Losses page: one frozen state for each of its experiments."""

from __future__ import annotations

from dataclasses import dataclass, field

from nnviz.nn.parameters import Params
from nnviz.training import losslab_fit, losslab_outputs
from nnviz.training.losslab_curve import NO_PARAMS
from nnviz.training.losslab_fit import Points

SLOTS = 5  # curves in one plot; more cannot be told apart
LIMIT = 100.0  # of a target, on either side
MOST_SAMPLES = 1000
FEWEST_OUTPUTS, MOST_OUTPUTS, FARTHEST_SCORE = 2, 5, 5.0
WIDTH, HEIGHT = (-5.0, 5.0), (-6.0, 6.0)  # where points to be fitted may lie
FARTHEST_Z = 30.0


def slotted(*names: str) -> tuple[str, ...]:
    """The names in the first slots, the others empty."""
    return (*names, *("",) * (SLOTS - len(names)))


@dataclass(frozen=True, slots=True)
class CurveState:
    """`chosen`: a loss or "" for each colour; `params` by "loss.parameter"; `samples` are all alike."""

    chosen: tuple[str, ...] = slotted("half_mse", "mse", "mae", "huber")
    params: Params = NO_PARAMS
    target: float = 0.0
    samples: int = 1


@dataclass(frozen=True, slots=True)
class OutputsState:
    """`target` is a distribution, `true` the class of the losses that want one; `shares` or `scores` are predicted."""

    loss: str = "kl"
    target: tuple[float, ...] = (0.6, 0.3, 0.1)
    true: int = 0
    shares: tuple[float, ...] = (0.2, 0.3, 0.5)
    scores: tuple[float, ...] = (0.5, 1.5, -1.0)

    @property
    def one_true(self) -> bool:
        return self.loss in losslab_outputs.ONE_TRUE

    @property
    def scored(self) -> bool:
        return self.loss in losslab_outputs.SCORED


@dataclass(frozen=True, slots=True)
class OutlierState:
    """`chosen` and `params` as in CurveState; `constant`: a level is fitted, and no line."""

    chosen: tuple[str, ...] = slotted("mse", "mae", "huber")
    params: Params = NO_PARAMS
    points: Points = losslab_fit.FIRST
    constant: bool = False


@dataclass(frozen=True, slots=True)
class ImbalanceState:
    """`share` of the samples that the rare class has."""

    alpha: float = 9.0
    share: float = 0.1


@dataclass(frozen=True, slots=True)
class SaturationState:
    target: float = 1.0
    start: float = -6.0
    rate: float = 1.0


@dataclass(frozen=True, slots=True)
class LabState:
    curve: CurveState = field(default_factory=CurveState)
    outputs: OutputsState = field(default_factory=OutputsState)
    outlier: OutlierState = field(default_factory=OutlierState)
    imbalance: ImbalanceState = field(default_factory=ImbalanceState)
    saturation: SaturationState = field(default_factory=SaturationState)


SECTIONS = ("curve", "outputs", "outlier", "imbalance", "saturation")


def ticked(chosen: tuple[str, ...], name: str, on: bool) -> tuple[str, ...] | None:
    """`chosen` with the loss ticked or not; None where all colours are taken."""
    if on and name not in chosen:
        if "" not in chosen:
            return None
        free = chosen.index("")
        return (*chosen[:free], name, *chosen[free + 1 :])
    return tuple("" if other == name and not on else other for other in chosen)
