"""Data sets: the user's own, the generators' and tables from files; what a run makes of one is in `prepared`.

Reading a file's cells is the work of `csv_file`; the generators lie in `nnviz.nn`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz import paths
from nnviz.nn import DATASETS, DatasetGenerator, Registry
from nnviz.training.csv_file import read_csv
from nnviz.training.csv_table import LARGEST
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

    Raises DataError for shapes that do not fit, for values that are not finite and for those beyond 1e30.
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

    def as_classes(self) -> Dataset:
        """The same samples, the whole numbers of the one target taken for names of classes, as `from_csv` can."""
        values, rows = np.unique(self.y[0], return_inverse=True)
        y = np.eye(len(values))[:, rows.ravel()]
        return Dataset(self.x, y, self.names, [f"{value:.0f}" for value in values], self.name, self.domain)

    def as_numbers(self) -> Dataset:
        """The inverse of `as_classes`; raises ValueError where a class is not called by a number."""
        values = np.array([float(name) for name in self.classes or ()])
        return Dataset(self.x, values[self.y.argmax(axis=0)], self.names, None, self.name, self.domain)

    @classmethod
    def from_csv(
        cls, path: str | Path, target: str | list[str] | tuple[str, ...] | None = None, classes: bool | None = None
    ) -> Dataset:
        """Read a table with `,` `;` or tab between its columns.

        target    a column's name, None the last; several names: a regression with an output for each
        classes   None: a target of words is a set of classes, one of numbers a regression; True: whole numbers are
                  classes too; False: the target must be numbers
        Raises DataError naming the file, the line and the column.
        """
        table = read_csv(path)
        names = target if isinstance(target, (list, tuple)) else [target]
        targets = [table.position(name) for name in names]
        inputs = [i for i in range(len(table.names)) if i not in targets]
        x = np.array([table.numbers(column) for column in inputs]).reshape(len(inputs), len(table.lines))
        named: tuple[str, ...] | None = None
        if len(targets) == 1 and (classes or (classes is None and table.is_text(targets[0]))):
            named, y = table.classes(targets[0])
        else:
            y = np.array([table.numbers(column) for column in targets])
        return cls(x, y, tuple(table.names[i] for i in inputs), named, name=Path(path).stem)


@dataclass(frozen=True, slots=True)
class BundledTable:
    """A table that comes with the program: resources/data/{name}.csv, its last column the class."""

    name: str
    aliases: tuple[str, ...]
    note: str

    def load(self) -> Dataset:
        return _read(self.name)


@lru_cache(maxsize=1)  # twenty runs beside each other have the same table
def _read(name: str) -> Dataset:
    return Dataset.from_csv(paths.resources() / "data" / f"{name}.csv", classes=True)


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

    return made(RunConfig(dataset=name, samples=samples, noise=noise, seed=seed))


def made(config: RunConfig) -> Dataset:
    """The data set that a config names, whole and with raw columns."""
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
    large = np.argwhere(np.abs(matrix) > LARGEST)
    if large.size:
        text = QT_TRANSLATE_NOOP("Message", "{name}[{row}, {sample}] is {value}; allowed is up to {largest} in size.")
        row, sample = map(int, large[0])
        where = {"name": name, "row": row, "sample": sample, "value": float(matrix[row, sample]), "largest": LARGEST}
        raise DataError(Message("data.too_large", text, where))
    return frozen(matrix)


def _check_names(names: tuple[str, ...], rows: int, what: str, matrix: str) -> None:
    if len(names) != rows or len(set(names)) != rows or not all(isinstance(name, str) and name for name in names):
        text = QT_TRANSLATE_NOOP("Message", "{what} must be {rows} different texts, one for each row of {matrix}.")
        raise DataError(Message("data.names", text, {"what": what, "rows": rows, "matrix": matrix}))


def frozen(array: AnyArray) -> AnyArray:
    """The same array, made read-only."""
    array.setflags(write=False)
    return array
