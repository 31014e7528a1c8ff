"""What the symmetry meter asks of a run: which hidden units compute the same, now and since when.

`symmetry` answers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from nnviz.training.wants import Floats, Integers, Want

Outlook = Literal["none", "equal", "differ", "zero"]
"""What becomes of units of a layer that compute the same: there are none; they get equal gradients and stay the same
for ever; they get different ones, and part with the next step; the whole layer's gradient is 0: nothing moves."""


@dataclass(frozen=True, slots=True)
class SymmetryWant(Want):
    """How many units of every hidden layer compute the same, and of hidden layer `layer` (from 0) which."""

    layer: int = 0
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Symmetry:
    """Answer to SymmetryWant for a network of h hidden layers; m samples of the probe.

    Units compute the same where the cosine of their weights, bias included, and that of their activations over the
    probe are both 1, but for `symmetry.TOLERANCE`. Rows of zeros are the same as each other and as nothing else.

    distinct     (h,) how many units of each layer are left when all that compute the same count as one
    since        (h,) the first step known from which on each layer has had so many
    outlook      (h,) what becomes of those that compute the same
    groups       (n,) of the chosen layer: units with the same number compute the same; numbered as they appear
    weights, activations   (k, k) cosines between its first k = min(n, MOST_SHOWN) units; a row of zeros has 1
                 with another one, and else 0
    steps, course          (t,) ascending, and (t,) `distinct` of the chosen layer at these steps
    """

    distinct: Integers
    since: Integers
    outlook: tuple[Outlook, ...]
    groups: Integers
    weights: Floats
    activations: Floats
    steps: Integers
    course: Integers
