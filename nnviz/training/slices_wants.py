"""What the slices of the loss ask of a run: where its parameters stand, and where they have been within the slice.

`slices_probes` answers; the losses themselves are computed elsewhere, on the copy that the answer is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from nnviz.training.slices_places import Place
from nnviz.training.wants import Floats, Integers, Want

SliceKind = Literal["weights", "random", "path"]
Lack = Literal["", "short", "straight", "large"]


@dataclass(frozen=True, slots=True)
class SliceWant(Want):
    """The parameters as they stand, and the path in a slice of k dimensions through the space of all parameters.

    kind     "weights": along these `places`; "random": two filter-normalised directions; "path": the two principal
             directions of the run's own path
    drawn    another number: other directions. As long as it stays, and the run, they stay
    """

    kind: SliceKind
    places: tuple[Place, ...] = ()
    drawn: int = 0
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class SliceState:
    """Answer to SliceWant for n parameters, a slice of k dimensions, a path of h moments.

    kind             as it was wanted
    step             of which everything is
    parameters       (n,)
    penalty, penalty_rate   the regularisation in force
    learning_rate    the one in force
    places           of "weights" its k parameters; () of others
    directions       (k, n) of others; None of "weights", and where there is a `lack`
    at               (k,) where the parameters stand: the weights' values, or coordinates along the directions from
                     where the run stood when they were drawn
    steps, path      (h,) and (h, k), ascending: the run's own path, its foot in the slice; (0,) where none is kept
    explained        (2,) of "path": the share of the path's variation that each direction had when it was drawn
    within           0 to 1: the share of the path, as differences from here, that lies in the slice; NaN without one
    drawn_at         the step at which the directions were drawn; 0 of "weights"
    lack             why there is no slice: the path is too "short", or "straight", or no path is kept of so "large" a
                     network
    """

    kind: SliceKind
    step: int
    parameters: Floats
    penalty: str
    penalty_rate: float
    learning_rate: float
    places: tuple[Place, ...]
    directions: Floats | None
    at: Floats
    steps: Integers
    path: Floats
    explained: Floats | None
    within: float
    drawn_at: int
    lack: Lack = ""
