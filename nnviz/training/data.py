"""Data sets: the user's own, the generators', tables from files, and the data of one run made ready for its network.

Reading a file's cells is the work of `csv_table`; the generators lie in `nnviz.nn`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz import paths
from nnviz.nn import DATASETS, DatasetGenerator, EngineError, Registry, expand
from nnviz.nn.network import QUIET
from nnviz.training.csv_table import read_csv
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, DataError, Message
from nnviz.training.randomness import generator

if TYPE_CHECKING:
    from nnviz.training.config import RunConfig

Task = Literal["binary", "classes", "regression"]
Array = NDArray[np.float64]  # or float32, where a run is made so
Indices = NDArray[np.intp]
AnyArray = TypeVar("AnyArray", bound=NDArray[Any])

MOST_INTEGER_CLASSES = 30


@dataclass(frozen=True, eq=False)
class Dataset:
    """N samples as columns: x (n_0, N) and y (n_L, N), copied, float64, read-only. One row may be given flat, (N,).

    names     of the inputs; x1, x2, … unless given
    classes   names of y's rows, which then must be one-hot; None = y is a row of ±1 or numbers to be met
    name      what a picture's title calls it
    domain    the interval of each input that a picture should show; None = where the samples lie

    Raises DataError for shapes that do not fit and for values that are not finite.
    """

    x: Array
    y: Array
    names: Sequence[str] | None = None
    classes: Sequence[str] | None = None
    name: str = ""
    domain: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        x, y = _matrix(self.x, "x"), _matrix(self.y, "y")
        if x.shape[1] != y.shape[1]:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "x holds {x} samples and y {y}. Columns are samples: x is (inputs, samples), y is (outputs, samples).",
            )
            raise DataError(Message("data.samples", text, {"x": x.shape[1], "y": y.shape[1]}))
        names = tuple(self.names) if self.names is not None else tuple(f"x{i + 1}" for i in range(x.shape[0]))
        _check_names(names, x.shape[0], "names", "x")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
        object.__setattr__(self, "names", names)
        if self.classes is not None:
            classes = tuple(map(str, self.classes))
            _check_names(classes, y.shape[0], "classes", "y")
            if len(classes) < 2 or not (np.isin(y, (0, 1)).all() and (y.sum(axis=0) == 1).all()):
                text = QT_TRANSLATE_NOOP(
                    "Message", "Where classes are named, y must be one-hot: a row for each of two or more classes."
                )
                raise DataError(Message("data.one_hot", text))
            object.__setattr__(self, "classes", classes)

    @cached_property
    def task(self) -> Task:
        """ "classes" if classes are named, "binary" if y is one row of +1 and -1, else "regression"."""
        if self.classes is not None:
            return "classes"
        return "binary" if self.y.shape[0] == 1 and (np.abs(self.y) == 1).all() else "regression"

    @cached_property
    def could_be_classes(self) -> bool:
        """Whether the one target is a number, but a whole one of few values: perhaps the name of a class."""
        if self.classes is not None or self.y.shape[0] != 1 or (self.y != np.round(self.y)).any():
            return False
        return bool(2 <= np.unique(self.y).size <= min(MOST_INTEGER_CLASSES, self.y.shape[1] // 2))

    def select(self, names: Sequence[str]) -> Dataset:
        """The same samples with only these inputs, in this order. Raises ConfigError naming an unknown one."""
        assert self.names is not None
        for name in names:
            if name not in self.names:
                text = QT_TRANSLATE_NOOP("Message", "The data have no column {name!r}. The columns are: {columns}.")
                values = {"name": name, "columns": ", ".join(self.names)}
                raise ConfigError("features", Message("config.no_column", text, values))
        rows = [tuple(self.names).index(name) for name in names]
        return Dataset(self.x[rows], self.y, tuple(names), self.classes, self.name, self.domain)

    @classmethod
    def from_csv(cls, path: str | Path, target: str | None = None, classes: bool | None = None) -> Dataset:
        """Read a table with `,` `;` or tab between its columns; `target` is a column's name, None the last.

        classes   None: a target of words is a set of classes, one of numbers a regression; True: whole numbers are
                  classes too; False: the target must be numbers
        Raises DataError naming the file, the line and the column.
        """
        table = read_csv(path)
        chosen = table.position(target)
        inputs = [i for i in range(len(table.names)) if i != chosen]
        x = np.empty((len(inputs), len(table.lines)))
        for row, column in enumerate(inputs):
            x[row] = table.numbers(column)
        named: tuple[str, ...] | None = None
        if classes or (classes is None and table.is_text(chosen)):
            named, y = table.classes(chosen)
        else:
            y = table.numbers(chosen)
        return cls(x, y, tuple(table.names[i] for i in inputs), named, name=Path(path).stem)


@dataclass(frozen=True, slots=True)
class BundledTable:
    """A table that comes with the program: resources/data/{name}.csv, its last column the class."""

    name: str
    aliases: tuple[str, ...]
    note: str

    def load(self) -> Dataset:
        return Dataset.from_csv(paths.resources() / "data" / f"{self.name}.csv", classes=True)


SOURCES: Registry[DatasetGenerator | BundledTable] = Registry(
    QT_TRANSLATE_NOOP("Message", "dataset"),
    (
        *DATASETS.values(),
        BundledTable("iris", (), "150 flowers, four lengths in cm, three species."),
        BundledTable("wine", (), "178 wines, thirteen measurements, three growers."),
        BundledTable("breast_cancer", (), "569 cell samples, thirty measurements, malignant or benign."),
        BundledTable("digits", (), "1,797 handwritten digits of 8 x 8 pixels."),
    ),
)
"""All data sets that have a name: the generators and the bundled tables."""


def make_dataset(name: str, samples: int | None = None, noise: float = 0.0, seed: int = 0) -> Dataset:
    """The data that a run with these settings gets, before any split.

    samples   None = as many as the source has by itself; of a table, so many rows drawn at random
    noise     0 to 0.5; what it does is said by the generator, tables and `xor4` have none
    """
    from nnviz.training.config import RunConfig  # which needs the names above

    return _made(RunConfig(dataset=name, samples=samples, noise=noise, seed=seed))


def _made(config: RunConfig) -> Dataset:
    source = SOURCES[config.dataset]
    positions = generator(config.seed, "positions")
    if isinstance(source, DatasetGenerator):
        samples = source.samples if source.fixed or config.samples is None else config.samples
        x, y = source.generate(samples, config.noise, positions, generator(config.seed, "noise"))
        return Dataset(x, y, source.inputs, name=source.name, domain=source.domain)
    table = source.load()
    if config.samples is None or config.samples >= table.x.shape[1]:
        return table
    rows = np.sort(positions.choice(table.x.shape[1], config.samples, replace=False))
    return Dataset(table.x[:, rows], table.y[:, rows], table.names, table.classes, table.name)


@dataclass(frozen=True, eq=False)
class PreparedData:
    """The data of one run, all read-only: what the network is fed, and how to come there from raw columns.

    kind      "generator", "table" (a bundled one) or "custom" (a Dataset that was passed in)
    columns   names of the r raw columns in use, the axes of a map; raw (r, N)
    inputs    names of the n_0 network inputs: features of the two coordinates, or the columns themselves
    x, y      (n_0, N) and (n_L, N) in the run's dtype; train and test index their columns
    shift, scale   of each network input, (n_0, 1): x = (feature - shift) / scale; 0 and 1 unless standardized
    """

    dataset: Dataset
    kind: Literal["generator", "table", "custom"]
    columns: tuple[str, ...]
    raw: Array
    inputs: tuple[str, ...]
    x: Array
    y: Array
    train: Indices
    test: Indices
    shift: Array
    scale: Array

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
        margin = 0.05 * (high - low) or 1.0
        return low - margin, high + margin


def prepare(config: RunConfig, dataset: Dataset | None = None) -> PreparedData:
    """The data of a run. Raises ConfigError for features that the data do not have."""
    kind: Literal["generator", "table", "custom"] = "custom"
    everything_trains = False
    features = None
    if dataset is None:
        source = SOURCES[config.dataset]
        dataset, features = _made(config), config.features
        kind = "generator" if isinstance(source, DatasetGenerator) else "table"
        everything_trains = isinstance(source, DatasetGenerator) and source.fixed
        if kind == "table" and features is not None:
            dataset = dataset.select(features)
    assert dataset.names is not None
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
            scale = np.where(constant, 1.0, fitted.std(axis=1, keepdims=True))
        fed, targets = ((x - shift) / scale).astype(config.dtype), dataset.y.astype(config.dtype)
    return PreparedData(
        dataset=dataset,
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
    )


def _features(raw: Array, columns: tuple[str, ...], inputs: tuple[str, ...]) -> Array:
    return raw if inputs == columns else expand(raw, inputs)


def _matrix(values: ArrayLike, name: str) -> Array:
    try:
        if np.iscomplexobj(values):
            raise TypeError("NumPy would drop the imaginary part")
        matrix = np.array(values, dtype=np.float64, ndmin=2)
    except (TypeError, ValueError):
        text = QT_TRANSLATE_NOOP("Message", "{name} must be a table of numbers, one column for each sample.")
        raise DataError(Message("data.not_numbers", text, {"name": name})) from None
    if matrix.ndim != 2 or 0 in matrix.shape:
        text = QT_TRANSLATE_NOOP("Message", "{name} has the shape {shape}; it must be (rows, samples), none of them 0.")
        raise DataError(Message("data.shape", text, {"name": name, "shape": np.shape(values)}))
    bad = np.argwhere(~np.isfinite(matrix))
    if bad.size:
        text = QT_TRANSLATE_NOOP("Message", "{name}[{row}, {sample}] is {value}; all values must be finite.")
        row, sample = map(int, bad[0])
        where = {"name": name, "row": row, "sample": sample, "value": float(matrix[row, sample])}
        raise DataError(Message("data.not_finite", text, where))
    return frozen(matrix)


def _check_names(names: tuple[str, ...], rows: int, what: str, matrix: str) -> None:
    if len(names) != rows or len(set(names)) != rows or not all(isinstance(name, str) and name for name in names):
        text = QT_TRANSLATE_NOOP("Message", "{what} must be {rows} different texts, one for each row of {matrix}.")
        raise DataError(Message("data.names", text, {"what": what, "rows": rows, "matrix": matrix}))


def frozen(array: AnyArray) -> AnyArray:
    """The same array, made read-only."""
    array.setflags(write=False)
    return array
