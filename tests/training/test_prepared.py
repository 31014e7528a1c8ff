"""The data of one run: split, features, standardisation, what a map needs to know."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training import Dataset, RunConfig, make_dataset
from nnviz.training.message import ConfigError
from nnviz.training.prepared import prepare


def test_a_run_gets_the_data_that_make_dataset_makes():
    made = make_dataset("gauss", samples=50, noise=0.2, seed=7)
    data = prepare(RunConfig(dataset="gauss", samples=50, noise=0.2, seed=7))
    assert np.array_equal(made.x, data.raw)
    assert np.array_equal(made.y, data.y)


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
    mine = Dataset(np.arange(12.0).reshape(2, 6), np.arange(6.0))
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


@pytest.mark.parametrize("column", [[1.7e18, 1.7e18], [1e18, 1e18 + 128], [1e30, 1e30], [0, 5e-324], [3e-300, 1e-300]])
def test_a_column_that_is_one_place_gets_a_wide_box_round_it(column):
    low, high = prepare(RunConfig(), Dataset([column], [1, 2])).box()[:2]
    assert low < min(column) and max(column) < high
    assert high - low >= max(2, 0.09 * abs(column[0]))


def test_a_column_whose_squares_are_too_small_for_a_float_stays_as_it_is():
    column = [1e-300, 2e-300, 3e-300]
    assert np.isfinite(prepare(RunConfig(standardize=True, train_fraction=1), Dataset([column], [1, 2, 3])).x).all()


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


def test_the_digits_are_a_picture_of_8_by_8_and_a_part_of_their_columns_is_none():
    assert prepare(RunConfig(dataset="digits")).image_shape == (8, 8)
    assert prepare(RunConfig(dataset="digits", features=tuple(f"px{i}" for i in range(64)))).image_shape == (8, 8)
    assert prepare(RunConfig(dataset="digits", features=tuple(f"px{i}" for i in range(4)))).image_shape is None
    assert prepare(RunConfig(dataset="digits", features=tuple(f"px{63 - i}" for i in range(64)))).image_shape is None
    assert prepare(RunConfig(dataset="iris")).image_shape is None
    assert prepare(RunConfig()).image_shape is None


@pytest.mark.parametrize("names", [[f"pixel{i}" for i in range(9)], [f"pixel{i + 1}" for i in range(9)]])
def test_a_table_of_ones_own_is_a_picture_where_its_columns_are_numbered_pixels(names):
    data = Dataset(np.arange(36.0).reshape(9, 4), [[1.0, 2.0, 3.0, 4.0]], names)
    assert prepare(RunConfig(), data).image_shape == (3, 3)
