"""The data of one run, made ready for its network: features, split, standardisation, and the way back to raw columns.

Where the samples come from is the business of `data`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor, isqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from nnviz.nn import DatasetGenerator, EngineError, expand
from nnviz.nn.network import QUIET
from nnviz.training.config import RunConfig
from nnviz.training.data import SOURCES, Array, Dataset, Indices, Task, frozen, made
from nnviz.training.message import ConfigError
from nnviz.training.randomness import generator

PIXELS = ("px", "pixel")  # what the columns of a picture are called, before their number

Kind = Literal["generator", "table", "custom"]
"""Where samples come from: made here, a bundled table, or a Dataset that was passed in."""


@dataclass(frozen=True, eq=False)
class PreparedData:
    """The data of one run, all read-only: what the network is fed, and how to come there from raw columns.

    dataset   all that was given or made, whichever of its columns are in use
    kind      "generator", "table" (a bundled one) or "custom" (a Dataset that was passed in)
    columns   names of the r raw columns in use, the axes of a map; raw (r, N)
    inputs    names of the n_0 network inputs: features of the two coordinates, or the columns themselves
    x, y      (n_0, N) and (n_L, N) in the run's dtype; train and test index their columns
    shift, scale   of each network input, (n_0, 1): x = (feature - shift) / scale; 0 and 1 unless standardized
    image_shape    rows and columns of the picture that the inputs are, row by row from the top left; None: they are no
                   picture. The names tell: the columns of the data, all of them in use, are called px0, px1, … or
                   pixel0, pixel1, … (or from 1 on), and they are a square number of at least 2 x 2
    """

    dataset: Dataset
    kind: Kind
    columns: tuple[str, ...]
    raw: Array
    inputs: tuple[str, ...]
    x: Array
    y: Array
    train: Indices
    test: Indices
    shift: Array
    scale: Array
    image_shape: tuple[int, int] | None = None

    @property
    def task(self) -> Task:
        return self.dataset.task

    @property
    def classes(self) -> tuple[str, ...] | None:
        return None if self.dataset.classes is None else tuple(self.dataset.classes)

    @cached_property
    def centre(self) -> Array:
        """The mean of each raw column over the training part, (r,)."""
        return frozen(self.raw[:, self.train].mean(axis=1))

    def transform(self, raw: ArrayLike) -> Array:
        """Network inputs (n_0, m), float64, of points given by their raw columns (r, m)."""
        return (_features(np.asarray(raw, np.float64), self.columns, self.inputs) - self.shift) / self.scale

    def box(self, i: int = 0, j: int = 1) -> tuple[float, float, float, float]:
        """x_min, x_max, y_min, y_max of a map over raw columns i and j; y is 0, 0 if j is not a column."""
        x_min, x_max = self._interval(i)
        y_min, y_max = self._interval(j) if j < len(self.columns) else (0.0, 0.0)
        return x_min, x_max, y_min, y_max

    def _interval(self, column: int) -> tuple[float, float]:
        if self.dataset.domain is not None:
            return self.dataset.domain
        low, high = float(self.raw[column].min()), float(self.raw[column].max())
        return widened(low, high, 0.05)


def prepare(config: RunConfig, dataset: Dataset | None = None, kind: Kind = "custom") -> PreparedData:
    """The data of a run. Raises ConfigError for features that the data do not have.

    `kind` says what a given `dataset` is: one that `config.dataset` once made is taken as if it were made here.
    """
    everything_trains = False
    features = None
    if dataset is None or kind != "custom":
        source = SOURCES[config.dataset]
        features = config.features
        kind = "generator" if isinstance(source, DatasetGenerator) else "table"
        everything_trains = isinstance(source, DatasetGenerator) and source.fixed
    whole = made(config) if dataset is None else dataset
    dataset = whole if kind != "table" or features is None else whole.select(features)
    assert dataset.names is not None and whole.names is not None
    columns = tuple(dataset.names)
    inputs = features if kind == "generator" and features is not None else columns
    try:
        x = _features(dataset.x, columns, inputs)
    except EngineError as error:
        raise ConfigError("features", error.message) from error
    count = x.shape[1]
    order = generator(config.seed, "split").permutation(count)
    cut = count if everything_trains else max(1, floor(count * config.train_fraction + 1e-9))  # 0.29 of 100 are 29
    train, test = np.sort(order[:cut]), np.sort(order[cut:])
    shift, scale = np.zeros((x.shape[0], 1)), np.ones((x.shape[0], 1))
    with np.errstate(**QUIET):  # numbers beyond the dtype are infinite
        if config.standardize:
            fitted = x[:, train]
            shift = fitted.mean(axis=1, keepdims=True)
            constant = (fitted == fitted[:, :1]).all(axis=1, keepdims=True)  # by rounding its deviation may not be 0
            deviation = fitted.std(axis=1, keepdims=True)  # 0 where squares are too small for a float
            scale = np.where(constant | (deviation == 0), 1.0, deviation)
        fed, targets = ((x - shift) / scale).astype(config.dtype), dataset.y.astype(config.dtype)
    return PreparedData(
        dataset=whole,
        kind=kind,
        columns=columns,
        raw=dataset.x,
        inputs=inputs,
        x=frozen(fed),
        y=frozen(targets),
        train=frozen(train),
        test=frozen(test),
        shift=frozen(shift),
        scale=frozen(scale),
        image_shape=_image_shape(inputs) if inputs == tuple(whole.names) else None,
    )


def is_one_place(low: float, high: float) -> bool:
    """Whether two numbers are the same on any axis: nothing, or a few last digits of a float, is between them."""
    return high - low <= max(1e-11 * max(abs(low), abs(high)), 1e-30)


def widened(low: float, high: float, share: float) -> tuple[float, float]:
    """An axis for numbers from `low` to `high`: beyond both ends this share of what is between them, if anything is."""
    apart = max(abs(low), abs(high), 1 / share) if is_one_place(low, high) else high - low
    return low - share * apart, high + share * apart


def _image_shape(names: tuple[str, ...]) -> tuple[int, int] | None:
    side = isqrt(len(names))
    numbered = (tuple(f"{word}{i + first}" for i in range(side * side)) for word in PIXELS for first in (0, 1))
    return (side, side) if side > 1 and names in numbered else None


def _features(raw: Array, columns: tuple[str, ...], inputs: tuple[str, ...]) -> Array:
    return raw if inputs == columns else expand(raw, inputs)
