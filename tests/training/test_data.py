"""Dataset, make_dataset and the bundled tables."""

from __future__ import annotations

import numpy as np
import pytest

import nnviz
from nnviz.training import Dataset, make_dataset
from nnviz.training.message import ConfigError, DataError

X = np.arange(12.0).reshape(2, 6)
ONE_HOT = np.eye(3)[:, [0, 1, 2, 0, 1, 2]]


@pytest.mark.parametrize(
    ("x", "y", "more", "said"),
    [
        (X, X[:, :5], {}, "x holds 6 samples and y 5"),
        (X.T, X[:1], {}, "x holds 2 samples and y 6. Columns are samples"),
        (X, np.empty((0, 6)), {}, "y has the shape (0, 6)"),
        (X, np.ones((1, 2, 3)), {}, "y has the shape (1, 2, 3)"),
        (X, [["a"] * 6], {}, "y must be a table of numbers"),
        (X * 1j, X[:1], {}, "x must be a table of numbers"),
        (np.where(X == 7, np.nan, X), X[:1], {}, "x[1, 1] is nan; all values must be finite"),
        (X, np.where(X[:1] == 0, -1e31, 0), {}, "y[0, 0] is -1e+31; allowed is up to 1e+30 in size"),
        (X, X[:1], {"names": ("a",)}, "names must be 2 different texts"),
        (X, X[:1], {"names": ("a", "a")}, "names must be 2 different texts"),
        (X, X[:1], {"classes": ("a", "b")}, "classes must be 1 different texts"),
        (X, X[:1], {"classes": ("a",)}, "y must be one-hot"),
        (X, ONE_HOT * 2, {"classes": ("a", "b", "c")}, "y must be one-hot"),
    ],
)
def test_samples_that_do_not_fit_are_refused(x, y, more, said):
    with pytest.raises(DataError) as refused:
        Dataset(x, y, **more)
    assert said in str(refused.value)


def test_a_dataset_owns_read_only_copies():
    x = X.copy()
    dataset = Dataset(x, X[:1])
    x[0, 0] = 99
    assert dataset.x[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        dataset.x[0, 0] = 1


def test_one_row_may_be_given_flat():
    dataset = Dataset([1, 2, 3], [4, 5, 6])
    assert (dataset.x.shape, dataset.y.shape, dataset.names) == ((1, 3), (1, 3), ("x1",))


def test_the_task_follows_from_the_targets():
    assert Dataset(X, [1, -1, 1, 1, -1, -1]).task == "binary"
    assert Dataset(X, [1, -1, 1, 0, -1, -1]).task == "regression"
    assert Dataset(X, ONE_HOT).task == "regression"
    assert Dataset(X, ONE_HOT, classes="abc").task == "classes"


def test_inputs_can_be_selected_by_name():
    chosen = Dataset(X, X[:1], names=("a", "b")).select(("b",))
    assert (chosen.names, chosen.x.tolist()) == (("b",), [X[1].tolist()])
    with pytest.raises(ConfigError, match=r"no column 'c'\. The columns are: a, b"):
        Dataset(X, X[:1], names=("a", "b")).select(("c",))


def test_noise_leaves_the_points_where_they_are():
    assert np.array_equal(make_dataset("circle", noise=0.5, seed=3).x, make_dataset("circle", seed=3).x)


@pytest.mark.parametrize(
    ("name", "count"), [("circle", 500), ("reg-plane", 1200), ("sin", 1200), ("xor4", 4), ("iris", 150)]
)
def test_none_makes_as_many_samples_as_the_source_has(name, count):
    assert make_dataset(name).x.shape[1] == count


def test_of_a_table_some_rows_can_be_drawn():
    some, everything = make_dataset("iris", samples=30, seed=1), make_dataset("iris")
    assert some.x.shape == (4, 30)
    rows = {tuple(column) for column in everything.x.T}
    assert {tuple(column) for column in some.x.T} <= rows
    assert make_dataset("iris", samples=1000).x.shape[1] == 150


def test_whole_numbers_are_read_as_classes_and_back_as_the_file_would_be(tmp_path):
    path = tmp_path / "marks.csv"
    path.write_text("\n".join(["hours,mark", *(f"{i},{(10, -2, 3)[i % 3]}" for i in range(9))]))
    numbers, classes = Dataset.from_csv(path), Dataset.from_csv(path, classes=True)
    assert numbers.could_be_classes and classes.classes == ("-2", "3", "10")
    assert numbers.as_classes().classes == classes.classes
    assert (numbers.as_classes().y == classes.y).all() and numbers.as_classes().names == ("hours",)
    assert (classes.as_numbers().y == numbers.y).all() and classes.as_numbers().task == "regression"
    assert classes.as_numbers().name == "marks"


def test_a_bundled_table_is_read_once_for_all_runs_beside_each_other():
    first, second = make_dataset("wine"), make_dataset("wine")
    assert first is second and not first.x.flags.writeable and not first.y.flags.writeable


def test_what_a_bad_file_raises_can_be_caught_by_the_librarys_own_names():
    with pytest.raises(nnviz.DataError, match=r"none\.csv") as refused:
        nnviz.Dataset.from_csv("none.csv")
    assert isinstance(refused.value, ValueError)
    with pytest.raises(nnviz.DocumentError, match=r"none\.nnviz") as refused:
        nnviz.Trainer.load("none.nnviz")
    assert isinstance(refused.value, ValueError)
