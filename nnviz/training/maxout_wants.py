"""What the Maxout view asks of a run: a unit along a slice and over a plane, who wins, the thin network of a sample.

`maxout_probes` answers them. Layers, units, pieces, inputs and samples count from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from nnviz.training.wants import Floats, Integers, Want

Slice = Literal["difference", "principal", "line"]
SLICES: tuple[Slice, ...] = get_args(Slice)
Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class UnitWant(Want):
    """A Maxout unit's lines along a slice through its input, and its planes over two inputs, the others at their mean.

    slice     "difference": through the mean along w_i - w_j of the two most-winning pieces; "principal": through the
              mean along the input's first principal axis; "line": from (x0, y0) to (x1, y1) in the plane
    columns   the plane's two inputs, used where there are two or more
    line      x0, y0, x1, y1; None: the plane's middle, from left to right
    """

    layer: int
    unit: int
    slice: Slice = "difference"
    columns: tuple[int, int] = (0, 1)
    line: Line | None = None
    hz: ClassVar[int] = 15


@dataclass(frozen=True, slots=True)
class Plane:
    """The unit over two of its inputs: its k planes weight x + bias, and the probe's d samples.

    weight (k, 2), bias (k,), place (2, d); `box` x_min, x_max, y_min, y_max; `line` the slice, None where it leaves
    the plane.
    """

    columns: tuple[int, int]
    weight: Floats
    bias: Floats
    place: Floats
    box: tuple[float, float, float, float]
    line: Line | None


@dataclass(frozen=True, slots=True)
class LearnedUnit:
    """Answer to UnitWant: k pieces of n inputs, d samples of the probe.

    weight (k, n), bias (k,)      z_j = weight[j] · x + bias[j]
    slope, intercept (k,)         the same along the slice: slope t + intercept
    t, value, winner (d,)         each sample's place on the slice (its foot), its output, its winning piece
    t_range                       the slice's ends; with one input t is that input
    shares (k,)                   of the probe
    sample (d,)                   their numbers in the data
    plane                         None with one input
    """

    weight: Floats
    bias: Floats
    slope: Floats
    intercept: Floats
    t_range: tuple[float, float]
    t: Floats
    value: Floats
    winner: NDArray[np.intp]
    shares: Floats
    sample: Integers
    plane: Plane | None


@dataclass(frozen=True, slots=True)
class WinnersWant(Want):
    """Who wins over the training data, in every Maxout layer."""

    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Winners:
    """Answer to WinnersWant. counts: by layer (size, k), by_class: (classes, size, k), None without classes.

    `examined` samples were looked at: all for training, in large data the first.
    """

    counts: Mapping[int, Integers]
    by_class: Mapping[int, Integers] | None
    examined: int


@dataclass(frozen=True, slots=True)
class WinnerHistoryWant(Want):
    """A unit's shares on the probe since the run began, as far as they were measured."""

    layer: int
    unit: int
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class WinnerHistory:
    """Answer to WinnerHistoryWant: h moments, k pieces.

    steps (h,), ascending; shares (h, k)
    dead_since (k,)   the first of the moments since which the piece has won nothing; -1: it wins now
    taught (k,)       how many times a sample has trained the piece so far: shares times samples seen, an estimate
    """

    steps: Integers
    shares: Floats
    dead_since: Integers
    taught: Floats


@dataclass(frozen=True, slots=True)
class ThinWant(Want):
    """The network that one sample sees: of every Maxout unit only the winner."""

    sample: int
    hz: ClassVar[int] = 10


@dataclass(frozen=True, slots=True)
class ThinLayer:
    """What is left of a layer of `size` units: a = slope z + shift for this sample.

    weight (size, n_in)    of the winners only; bias, z, a (size,) alike
    winners (size,)        None where it is no Maxout
    passes (size,)         whether any change of z goes on: not through a ReLU that is off
    learning               rows of the whole layer whose delta is not 0 for this sample, of `rows`
    """

    weight: Floats
    bias: Floats
    z: Floats
    a: Floats
    winners: NDArray[np.intp] | None
    passes: NDArray[np.bool_]
    learning: int
    rows: int


@dataclass(frozen=True, slots=True)
class ThinNetwork:
    """Answer to ThinWant: z^L = matrix x + offset, matrix (n_L, n_0), offset and told (n_L,).

    `z` is what the whole network makes of x (n_0,) before its output function, of a Maxout output the winners; `told`
    what the map makes of it. `bent`: the first layer whose function is no straight piece, behind which the map is a
    tangent; None: the map is exact around x.
    """

    x: Floats
    layers: tuple[ThinLayer, ...]
    matrix: Floats
    offset: Floats
    z: Floats
    told: Floats
    output: Floats
    bent: int | None


@dataclass(frozen=True, slots=True)
class LessonsWant(Want):
    """Which samples of the probe train which piece of a Maxout layer."""

    layer: int
    hz: ClassVar[int] = 8


@dataclass(frozen=True, slots=True)
class Lessons:
    """Answer to LessonsWant: m samples of the probe, their numbers in the data in `sample` (m,).

    winner (size, m)    the piece that a sample wins with, and trains
    learns (size, m)    whether any error reaches it: the winner's delta is not 0
    """

    winner: NDArray[np.intp]
    learns: NDArray[np.bool_]
    sample: Integers
