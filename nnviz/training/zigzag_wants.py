"""What the zig-zag plane asks of a run: the last steps of one neuron, and which signs its gradient can have.

`zigzag` answers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from nnviz.training.wants import Floats, Integers, Want


@dataclass(frozen=True, slots=True)
class ZigzagWant(Want):
    """Row `row` of layer `layer` (both from 0; a Maxout unit has one row for each piece), in the plane of two weights.

    Whoever asks has the next steps recorded one by one.
    """

    layer: int
    row: int
    weights: tuple[int, int] = (0, 1)
    hz: ClassVar[int] = 5


@dataclass(frozen=True, slots=True)
class Zigzag:
    """Answer to ZigzagWant, of a neuron with n inputs; over the last k steps recorded, and over the probe.

    last        the step after which the record ends; `signs` and `path` go back from there
    path        (k + 1, 2) the two weights before, between and after these steps
    signs       (k, n) int8: the signs of the gradients that these steps followed, with the penalty's share
    gradient    (2,) dL/dw of the two after `last`, over the probe as one batch, without the penalty
    inputs      (n,) 1 or -1 where that input has this sign, or is 0, on the whole probe; 0 where it has both or is 0
    positive    the share of the probe's samples with no input below 0 and one above
    same_sample the share of the samples with a gradient whose own gradient has no two entries of opposite sign
    same_batch  the same of the k gradients, those left out that are 0
    agreement   of the k gradients: |entries above 0 - those below| / those that are not 0, on average; 1 is one sign
    flips, changes   how often an entry had another sign than in the step before, of how many pairs without a 0
    mean, deviation  of all the neuron's inputs over the probe: far from zero-centred where |mean| >= deviation

    What there is nothing to be told of is NaN.
    """

    last: int
    path: Floats
    signs: Integers
    gradient: Floats
    inputs: Integers
    positive: float
    same_sample: float
    same_batch: float
    agreement: float
    flips: int
    changes: int
    mean: float
    deviation: float

    @property
    def steps(self) -> int:
        """How many steps were recorded, k."""
        return len(self.signs)

    @property
    def length(self) -> float:
        """Of the path in the plane."""
        return float(np.hypot(*np.diff(self.path, axis=0).T).sum())

    @property
    def straight(self) -> float:
        """From the path's beginning to its end."""
        return float(np.hypot(*(self.path[-1] - self.path[0])))

    @property
    def detour(self) -> float:
        """The path's length over the straight line: 1 is no detour; NaN where nothing moved."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(np.divide(self.length, self.straight))

    @property
    def flip_share(self) -> float:
        """How often a sign changed, of all the times it could; NaN where it never could."""
        return self.flips / self.changes if self.changes else float("nan")
