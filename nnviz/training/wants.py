"""What a view can ask of a running network: a want is a wish with its choices, its answer is frozen and read-only.

The probes (`nnviz.training.probes`) answer them; a new view brings one want, one answer, one probe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.training.message import Message

if TYPE_CHECKING:
    from nnviz.training.remedies import Remedy

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]
Integers = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Want:
    """Base of all wishes; equal wants of two views are answered once. `hz` is how often an answer is worth having."""

    hz: ClassVar[int] = 60


# -- the score -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StavesWant(Want):
    """f(z), f'(z) and delta of every layer on the probe. The histogram spans [-z_limit, z_limit] in `bins` bins."""

    z_limit: float = 6.0
    bins: int = 44
    dots: int = 90


@dataclass(frozen=True, slots=True)
class LayerStaves:
    """One layer's figures on the probe of m samples; n units, d <= dots shown values."""

    z: Floats  # (d,) every n-th pre-activation of the layer, all units mixed
    saturated: Bools  # (d,) |f'(z)| < 5 % of the function's largest |f'|
    histogram: Floats  # (bins,) share of all n*m values in each bin, saturated ones included
    histogram_saturated: Floats  # (bins,) the saturated part of it
    saturated_share: float  # 0 to 1, of all n*m values (Maxout, softmax: 0)
    slope_rms: float  # root mean square of f'(z) over the probe (Maxout: 1; softmax: of the Jacobian's diagonal)
    dead: Bools  # (n,) z <= 0 on the whole probe (ReLU; others all False)
    mean_output: Floats  # (n,) mean activation over the probe
    mean_slope: Floats  # (n,) mean f'(z) over the probe (softmax: mean of the Jacobian's diagonal)
    winner_shares: Floats | None  # (n, k) Maxout only: the share of the probe each piece wins
    delta_norm: float  # Frobenius norm of delta^l over units and probe
    brought_norm: float  # norm of (W^{l+1})^T delta^{l+1}; last layer: of dL/da^L
    slopes: Floats | None = None  # (n,) of a layer that learns its slopes (prelu), as they are now
    slope_gradients: Floats | None = None  # (n,) dL/dslope over the probe


@dataclass(frozen=True, slots=True)
class Staves:
    """Answer to StavesWant, layer 1 first. `z_extent`: 99.5 % quantile of |z| over the element-wise layers."""

    layers: tuple[LayerStaves, ...]
    z_extent: float


@dataclass(frozen=True, slots=True)
class MaxoutWant(Want):
    """The lines of one Maxout unit along a slice; layer and unit count from 0."""

    layer: int
    unit: int
    dots: int = 60
    hz: ClassVar[int] = 20


@dataclass(frozen=True, slots=True)
class MaxoutUnit:
    """Answer to MaxoutWant. Along input(t) = mean + t * direction piece i is slope[i] * t + intercept[i].

    The direction is the unit vector along w_i - w_j of the two most-winning pieces of the unit.
    """

    t_range: tuple[float, float]
    slope: Floats  # (k,)
    intercept: Floats  # (k,)
    t: Floats  # (d,) the probe's samples, projected on the slice
    value: Floats  # (d,) their activation
    winner: Integers  # (d,) the piece that wins, from 0
    shares: Floats  # (k,) of the whole probe


@dataclass(frozen=True, slots=True)
class WeightsWant(Want):
    """All weights, for the edges of the network diagram: they turn slowly, and are the dearest to draw."""

    hz: ClassVar[int] = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """Answer to WeightsWant: copies of W^l (rows_l, n_{l-1}), l from 1; biases (rows_l,); learned slopes (n_l,)."""

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    slopes: tuple[Floats | None, ...]  # None of a layer that learns none


@dataclass(frozen=True, slots=True)
class NeuronMapsWant(Want):
    """The output of every unit over the plane of two raw input columns; small pictures.

    The other columns stand at their mean, or as in a sample of the data (its number, from 0).
    """

    resolution: int = 22
    columns: tuple[int, int] = (0, 1)
    sample: int | None = None
    hz: ClassVar[int] = 6


@dataclass(frozen=True, slots=True)
class NeuronMaps:
    """Answer to NeuronMapsWant: float32 pictures, row 0 at the top (largest second column). With one raw input the
    rows are all alike."""

    inputs: Floats  # (n_0, r, r) the network's inputs themselves
    layers: tuple[Floats, ...]  # layer l: (n_l, r, r)


@dataclass(frozen=True, slots=True)
class ActivityWant(Want):
    """How much each unit does: for choosing a few to be shown where a layer has too many."""

    hz: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class Activity:
    """Answer to ActivityWant: the standard deviation over the probe, of the inputs and of each unit's activation."""

    inputs: Floats  # (n_0,)
    layers: tuple[Floats, ...]  # layer l: (n_l,)


# -- right column --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DecisionMapWant(Want):
    """The network's output over the plane of two raw input columns, the others as in NeuronMapsWant."""

    resolution: int = 100
    columns: tuple[int, int] = (0, 1)
    sample: int | None = None
    hz: ClassVar[int] = 8


@dataclass(frozen=True, slots=True)
class DecisionMap:
    """Answer to DecisionMapWant: values (n_L, r, r) float32, row 0 at the bottom.

    `box` = (x_min, x_max, y_min, y_max) in raw units.
    """

    values: Floats
    box: tuple[float, float, float, float]


Unmarked = Literal["", "smooth", "features", "many"]


@dataclass(frozen=True, slots=True)
class CurveWant(Want):
    """The network's output along the only raw column, and where it bends."""

    resolution: int = 240
    hz: ClassVar[int] = 8


@dataclass(frozen=True, slots=True)
class Curve:
    """Answer to CurveWant. `place` (p,) ascending in raw units, the bends among them; `values` (n_L, p) there.

    `bends` (b,) index `place`, `bend_layers` (b,) tell whose units bend there, from 0. `unmarked` says why bends are
    not looked for: "smooth" hidden layers, "features" that are no straight line, or "many", too many to be told apart.
    """

    place: Floats
    values: Floats
    bends: Integers
    bend_layers: Integers
    unmarked: Unmarked


@dataclass(frozen=True, slots=True)
class SampleWant(Want):
    """What the network answers to one sample of the data (its number, from 0)."""

    sample: int
    hz: ClassVar[int] = 10


@dataclass(frozen=True, slots=True)
class SampleOutput:
    """Answer to SampleWant: the output (n_L,), all finite as in a map."""

    values: Floats


@dataclass(frozen=True, slots=True)
class MistakesWant(Want):
    """The samples that the network puts into a wrong class: a pass over all of them, so it is asked seldom."""

    hz: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Answer to MistakesWant: their numbers, from 0, ascending; `examined`: how many of the first were looked at."""

    samples: Integers
    examined: int


@dataclass(frozen=True, slots=True)
class LossesWant(Want):
    """The history of the losses, thinned, and the accuracies now."""

    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Losses:
    """Answer to LossesWant; test values are NaN / None when there is no test part, accuracies None for regression."""

    steps: Integers  # (h,) ascending, at most 2,000
    train: Floats  # (h,)
    test: Floats  # (h,)
    train_accuracy: float | None
    test_accuracy: float | None


@dataclass(frozen=True, slots=True)
class ConfusionWant(Want):
    """Which class is taken for which, or how far off each output of a regression is: as the losses were measured."""

    part: Literal["train", "test"] = "test"
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Confusion:
    """Answer to ConfusionWant for n classes: `counts` (n, n), row the class of a sample, column what it is told as.

    Of ±1 the first is -1. All samples of the part are counted.
    """

    counts: Integers


@dataclass(frozen=True, slots=True)
class OutputErrors:
    """Answer to ConfusionWant for a regression with n outputs, over all samples of the part.

    `rmse` (n,): root mean squared error, in the target's units; `r_squared` (n,): 1 - squared error / variance, NaN
    where the target does not vary.
    """

    rmse: Floats
    r_squared: Floats


@dataclass(frozen=True, slots=True)
class DiagnosisWant(Want):
    """What is happening, in words."""

    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Note:
    """One diagnosis: severity "ok", "warning" or "danger", the fact with its number, why, and the layer (from 0).

    `since`: the step at which it was first seen. `link` names what shows it: "gradient", "functions", "score",
    "symmetry", "map", "losses" or nothing.
    """

    severity: str
    title: Message
    why: Message
    layer: int | None = None
    since: int = 0
    remedies: tuple[Remedy, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Answer to DiagnosisWant, the worst first; empty when there is nothing to say."""

    notes: tuple[Note, ...]
