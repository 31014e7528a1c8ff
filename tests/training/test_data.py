"""Dataset, make_dataset and the data of one run: split, features, standardisation, what a map needs to know."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training import Dataset, RunConfig, make_dataset
from nnviz.training.data import prepare
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


def test_a_run_gets_the_data_that_make_dataset_makes():
    made = make_dataset("gauss", samples=50, noise=0.2, seed=7)
    data = prepare(RunConfig(dataset="gauss", samples=50, noise=0.2, seed=7))
    assert np.array_equal(made.x, data.raw)
    assert np.array_equal(made.y, data.y)


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


@pytest.mark.parametrize(
    ("count", "fraction", "train"), [(10, 0.5, 5), (10, 0.59, 5), (100, 0.29, 29), (10, 1.0, 10), (3, 0.01, 1)]
)
def test_the_split_is_cut_below_and_keeps_one_sample(count, fraction, train):
    data = prepare(RunConfig(samples=count, train_fraction=fraction))
    assert len(data.train) == train
    assert sorted([*data.train, *data.test]) == list(range(count))


def test_the_four_points_all_train():
    assert len(prepare(RunConfig(dataset="xor4", train_fraction=0.5)).train) == 4


def test_the_split_depends_on_the_seed_and_on_nothing_else():
    split = prepare(RunConfig(seed=1)).train
    assert np.array_equal(split, prepare(RunConfig(seed=1, noise=0.3, batch_size=3, weights_seed=9)).train)
    assert not np.array_equal(split, prepare(RunConfig(seed=2)).train)


def test_features_are_the_inputs_in_the_order_given():
    data = prepare(RunConfig(features=("x1*x2", "x1^2", "sin(x2)")))
    x1, x2 = data.raw
    assert data.inputs == ("x1*x2", "x1^2", "sin(x2)")
    assert data.columns == ("x1", "x2")
    assert np.array_equal(data.x, [x1 * x2, x1**2, np.sin(x2)])


def test_a_single_feature_of_the_plane_keeps_its_axes():
    data = prepare(RunConfig(features=("x2",)))
    assert np.array_equal(data.x, data.raw[1:])
    assert np.array_equal(data.transform([[1.0], [2.0]]), [[2.0]])


def test_of_a_table_columns_are_chosen():
    data = prepare(RunConfig(dataset="iris", features=("petal_width", "sepal_length")))
    assert data.columns == data.inputs == ("petal_width", "sepal_length")
    assert data.x.shape == (2, 150)
    with pytest.raises(ConfigError, match="no column 'x1'") as refused:
        prepare(RunConfig(dataset="iris", features=("x1",)))
    assert refused.value.field == "features"


def test_a_given_dataset_wins_over_the_settings_that_make_one():
    mine = Dataset(X, X[:1])
    data = prepare(RunConfig(dataset="spiral", samples=7, noise=0.5, features=("x1*x2",)), mine)
    assert data.dataset is mine
    assert (data.kind, data.inputs) == ("custom", ("x1", "x2"))


def test_standardizing_is_fitted_on_the_training_part():
    data = prepare(RunConfig(dataset="wine", standardize=True))
    assert np.allclose(data.x[:, data.train].mean(axis=1), 0)
    assert np.allclose(data.x[:, data.train].std(axis=1), 1)
    assert not np.allclose(data.x[:, data.test].mean(axis=1), 0)
    assert np.array_equal(data.transform(data.raw), data.x)


def test_a_constant_column_survives_standardizing():
    x = [[1, 2, 3, 4, 5, 6], [5] * 6, [0.1] * 6]  # NumPy's mean of three times 0.1 is not 0.1, their deviation not 0
    data = prepare(RunConfig(standardize=True), Dataset(x, np.arange(6)))
    assert np.isfinite(data.x).all()
    assert np.abs(data.x[1:]).max() < 1e-15


def test_the_box_is_the_domain_or_where_the_samples_lie():
    assert prepare(RunConfig()).box() == (-6, 6, -6, 6)
    assert prepare(RunConfig(dataset="sin")).box() == (-6, 6, 0, 0)
    data = prepare(RunConfig(), Dataset([[0, 10], [5, 5], [1, 2]], [1, 2]))
    assert data.box(0, 2) == (-0.5, 10.5, 0.95, 2.05)
    assert data.box(1, 0) == (4, 6, -0.5, 10.5)


def test_the_centre_is_the_mean_of_the_training_part():
    data = prepare(RunConfig(dataset="iris"))
    assert np.array_equal(data.centre, data.raw[:, data.train].mean(axis=1))


def test_float32_is_what_the_network_is_fed():
    data = prepare(RunConfig(dtype="float32"))
    assert (data.x.dtype, data.y.dtype, data.raw.dtype) == (np.float32, np.float32, np.float64)


def test_prepared_arrays_are_read_only():
    data = prepare(RunConfig(standardize=True))
    for array in (data.raw, data.x, data.y, data.train, data.test, data.centre, data.shift, data.scale):
        assert not array.flags.writeable
