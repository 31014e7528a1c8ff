"""What lies under the microscope: a network with its samples, and how it is checked. Frozen: so it can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from nnviz.training.data import frozen
from nnviz.training.prepared import PreparedData
from nnviz.training.walk.checks import EPSILON, TOLERANCE
from nnviz.training.walk.hand import HandNetwork
from nnviz.training.walk.moment import Moment

Source = Literal["live", "hand"]
EPSILONS = (1e-2, 5e-3, 1e-3, 1e-4, 1e-5, EPSILON, 1e-6, 1e-7, 1e-8, 1e-10)
TOLERANCES = (1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3)
PRECISIONS = ("float64", "float32")


@dataclass(frozen=True)
class Setup:
    """source     the live network, or the one typed in by hand
    sample     of the live data, its number from 0
    batch      whether the mini-batch of the run's next step, or that sample alone
    live       the live network as it was taken, with any samples; None: not taken yet
    next_batch, next_whole   the samples that the run takes next, and whether these are all of them
    own_steps  updates made here of the one that is looked at: the run knows nothing of them
    hand       the network typed in, with its samples
    epsilon, tolerance, precision   of the finite differences
    """

    hand: HandNetwork
    source: Source = "live"
    sample: int = 0
    batch: bool = False
    live: Moment | None = None
    next_batch: tuple[int, ...] = ()
    next_whole: bool = True
    own_steps: int = 0
    epsilon: float = EPSILON
    tolerance: float = TOLERANCE
    precision: str = "float64"

    def moment(self, data: PreparedData | None) -> Moment | None:
        """The network with its samples, of the live `data`; None: not there yet. HandError for what is typed wrong."""
        if self.source == "hand":
            return self.hand.moment()
        if self.live is None or data is None:
            return None
        if self.batch:
            return with_samples(self.live, data, self.next_batch, self.next_whole)
        return with_samples(self.live, data, (self.sample,), True)


def with_samples(moment: Moment, data: PreparedData, samples: tuple[int, ...], whole: bool) -> Moment:
    """The same parameters with these samples of the data."""
    numbers = list(samples)
    return replace(
        moment,
        x=frozen(np.ascontiguousarray(data.x[:, numbers])),
        y=frozen(np.ascontiguousarray(data.y[:, numbers])),
        samples=samples,
        whole=whole,
    )
