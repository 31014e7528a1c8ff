"""What the gradient's view asks of a run: the figures of every layer, their history, a nudge on its way forward.

`gradient_probes` answers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import ClassVar, Literal, get_args

import numpy as np

from nnviz.training.diagnosis import EXPLODING, VANISHING
from nnviz.training.wants import Floats, Integers, Want

Figure = Literal["delta", "brought", "slope", "change"]
FIGURES: tuple[Figure, ...] = get_args(Figure)


@dataclass(frozen=True, slots=True)
class GradientWant(Want):
    """How large the error is in every layer, and what the next step makes of it."""

    hz: ClassVar[int] = 15


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where on its way back the gradient vanishes or explodes: `begins` is the first such layer met from behind.

    `worst` is the layer with the smallest or largest ||δ||, `part` that of the last layer's; layers count from 0.
    """

    what: Literal["vanishing", "exploding"]
    begins: int
    worst: int
    part: float


@dataclass(frozen=True, slots=True)
class LayerGradients:
    """Answer to GradientWant: (L,) each, layer 1 first. Norms are Frobenius norms, over units and probe those of δ.

    delta          ||δ^l||
    brought        ||(W^{l+1})ᵀ δ^{l+1}||, of the last layer ||dL/da||
    slope          mean |f'(z)| over units and probe; 1 for Maxout, of softmax the mean of the Jacobian's diagonal
    change         ||ΔW^l||, what the optimizer's next step would add if the probe were its batch
    weight         ||W^l||
    """

    delta: Floats
    brought: Floats
    slope: Floats
    change: Floats
    weight: Floats

    @property
    def relative_change(self) -> Floats:
        """||ΔW^l|| / ||W^l||; infinite where weights of 0 are moved."""
        return _of(self.change, self.weight)

    def figure(self, name: Figure) -> Floats:
        """(L,) by its name; "change" is the relative one."""
        figure: Floats = self.relative_change if name == "change" else getattr(self, name)
        return figure

    def verdict(self) -> Verdict | None:
        """The criterion of `diagnosis` on the hidden layers; None where all is within it, or nothing comes back."""
        last = float(self.delta[-1])
        if len(self.delta) < 2 or not (isfinite(last) and last > 0):
            return None
        part = self.delta[:-1] / last
        for what, beyond, worst in (
            ("exploding", part > EXPLODING, int(np.argmax(np.nan_to_num(part, nan=-1.0)))),
            ("vanishing", part < VANISHING, int(np.argmin(np.nan_to_num(part, nan=np.inf)))),
        ):
            if beyond.any():
                return Verdict(what, int(np.flatnonzero(beyond)[-1]), worst, float(part[worst]))  # type: ignore[arg-type]
        return None


@dataclass(frozen=True, slots=True)
class GradientHistoryWant(Want):
    """One figure of every layer since the run began, as far as it was measured."""

    figure: Figure = "delta"
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class GradientHistory:
    """Answer to GradientHistoryWant: `steps` (h,) ascending, `decades` (h, L) float32, log10 of the figure there.

    A figure of 0 is -infinity, one that is no finite number infinity, one that was not measured then NaN.
    """

    steps: Integers
    decades: Floats


@dataclass(frozen=True, slots=True)
class NudgeWant(Want):
    """How a small change of W^1, `size` times its norm in a fixed random direction, goes on through the layers."""

    size: float = 0.01
    hz: ClassVar[int] = 10


@dataclass(frozen=True, slots=True)
class Nudge:
    """Answer to NudgeWant: `change` (L,), ||Δa^l|| over units and probe; `cause`, ||ΔW^1||, 0 where W^1 is 0."""

    change: Floats
    cause: float

    @property
    def relative(self) -> Floats:
        """(L,) of the first layer's change."""
        return _of(self.change, self.change[:1])


def _of(part: Floats, whole: Floats) -> Floats:
    """part / whole; nothing is 0 of anything, of 0 too."""
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Floats = np.where(part == 0, 0.0, part / whole)
    return quotient
