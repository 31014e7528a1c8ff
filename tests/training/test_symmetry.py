"""Which units compute the same: by hand, under permutation and scaling, and over real runs from equal weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.symmetry import MOST_MOMENTS, SymmetryRecord, groups, unit_rows
from nnviz.training.symmetry_wants import SymmetryWant

TWO = (Layer(8, "tanh"), Layer(4, "tanh"))


def measured(run: LiveRun, layer: int = 0):
    want = SymmetryWant(layer)
    return run.run_state([want]).answers.get(want)


def begun(**settings) -> LiveRun:
    return LiveRun(Trainer(RunConfig(**({"layers": TWO, "seed": 1} | settings))))


def test_units_are_the_same_where_weights_and_activations_point_one_way():
    run = begun(layers=(Layer(4, "tanh"),), features=("x1", "x2"))
    network = run.trainer.network
    network.weights[0][...] = [[3, 4], [3, 4], [-3, -4], [6, 8]]
    network.biases[0][...] = 0
    found = measured(run)
    assert found.groups.tolist() == [0, 0, 1, 2]  # tanh(2z) is no multiple of tanh(z)
    assert found.distinct.tolist() == [3]
    assert found.weights == pytest.approx(np.array([[1, 1, -1, 1], [1, 1, -1, 1], [-1, -1, 1, -1], [1, 1, -1, 1]]))
    assert found.activations[0, 1] == pytest.approx(1) and found.activations[0, 2] == pytest.approx(-1)
    assert 0.9 < found.activations[0, 3] < 0.9999


def test_a_relu_unit_twice_as_large_computes_the_same():
    run = begun(layers=(Layer(3, "relu"),), features=("x1", "x2"))
    run.trainer.network.weights[0][...] = [[1, 1], [2, 2], [1, -1]]
    run.trainer.network.biases[0][...] = 0
    assert measured(run).groups.tolist() == [0, 0, 1]


def test_the_bias_makes_a_difference():
    run = begun(layers=(Layer(2, "tanh"),), features=("x1", "x2"))
    run.trainer.network.weights[0][...] = 1
    run.trainer.network.biases[0][...] = [[0], [0.1]]
    assert measured(run).distinct.tolist() == [2]


@pytest.mark.parametrize("function", ["tanh", "relu"])
def test_zero_weights_never_move_where_f_of_0_is_0(function):
    run = begun(layers=(Layer(8, function), Layer(4, function)), initializer="zeros")
    for step in (0, 1, 500):
        run.advance(step - run.step)
        found = measured(run)
        assert found.distinct.tolist() == [1, 1] and found.since.tolist() == [0, 0]
        assert found.outlook == ("zero", "zero")
    assert not run.trainer.network.weights[0].any()


@pytest.mark.parametrize("initializer", ["zeros", "constant"])
def test_equal_weights_learn_and_stay_equal(initializer):
    run = begun(layers=(Layer(8, "sigmoid"), Layer(4, "sigmoid")), initializer=initializer, learning_rate=0.3)
    before = run.trainer.network.weights[1].copy()
    for step in (0, 1, 500, 3000):  # from W = 0 no δ reaches layer 1 at first, but the weights above it move
        run.advance(step - run.step)
        found = measured(run)
        assert found.distinct.tolist() == [1, 1] and found.since.tolist() == [0, 0]
        assert found.outlook == ("equal", "equal")
    assert np.abs(run.trainer.network.weights[1] - before).min() > 1e-6  # it learns, all of it the same


def test_a_layer_that_is_dead_or_flat_stays_as_it_is():
    for function, bias in (("relu", -5), ("hardtanh", 5)):
        run = begun(layers=(Layer(3, function), Layer(2, "tanh")))
        run.trainer.network.weights[0][...], run.trainer.network.biases[0][...] = 0, bias
        assert measured(run).outlook == ("zero", "none")
        run.advance(200)
        assert measured(run).outlook[0] == "zero" and not run.trainer.network.weights[0].any()


def test_zero_biases_break_nothing():
    run = begun()
    assert not any(bias.any() for bias in run.trainer.network.biases)
    assert measured(run).distinct.tolist() == [8, 4] and measured(run).outlook == ("none", "none")
    run.advance(2000)
    assert measured(run).distinct.tolist() == [8, 4] and measured(run).since.tolist() == [0, 0]


def test_equal_units_with_unequal_ways_out_part_with_the_next_step():
    run = begun(layers=(Layer(4, "tanh", {}, "constant"),))
    run.trainer.network.weights[1][...] = [[1, 1, 2, 2]]
    found = measured(run)
    assert found.distinct.tolist() == [1] and found.outlook == ("differ",)
    run.advance(1)
    found = measured(run)
    assert found.distinct.tolist() == [2] and found.since.tolist() == [1]
    assert found.groups.tolist() == [0, 0, 1, 1] and found.outlook == ("equal",)
    assert found.steps.tolist() == [0, 1] and found.course.tolist() == [1, 2]


def test_maxout_counts_units_and_prelu_its_slopes():
    run = begun(layers=(Layer(3, "maxout", {"pieces": 2}), Layer(3, "prelu")), initializer="constant")
    assert measured(run).distinct.tolist() == [1, 1]
    assert measured(run).weights.shape == (3, 3)
    run.trainer.network.weights[0][3, 0] += 0.5  # piece 1 of unit 1
    run.trainer.network.slopes[1][2] = 0.5
    assert measured(run).groups.tolist() == [0, 1, 0]
    assert measured(run, 1).groups.tolist() == [0, 0, 1]


def test_a_single_unit_softmax_and_many_layers_have_their_figures():
    run = begun(layers=(Layer(1, "relu"), Layer(5, "softmax"), *(Layer(2, "tanh"),) * 30))
    found = measured(run, 31)
    assert found.distinct.tolist() == [1, 5, *[2] * 30] and found.weights.shape == (2, 2)
    assert found.outlook[0] == "none"


def test_there_is_no_answer_without_hidden_layers_beyond_the_last_and_for_nan():
    assert measured(begun(layers=())) is None
    assert measured(begun(), 2) is None
    run = begun()
    run.trainer.network.weights[0][0, 0] = np.nan
    assert measured(run) is None


def test_twins_in_float32_stay_twins_while_they_learn():
    run = begun(layers=(Layer(16, "relu"),) * 2, initializer="constant", dtype="float32", dataset="digits")
    run.advance(200)
    assert measured(run).distinct.tolist() == [1, 1]


SETTLED = arrays.arrays(np.float64, (5, 4), elements=st.integers(-3, 3).map(float))


@given(SETTLED, st.permutations(range(5)))
def test_the_order_of_the_units_changes_nothing(table, order):
    here, there = groups(unit_rows(table)), groups(unit_rows(table[order]))
    assert np.array_equal(here[order][:, None] == here[order], there[:, None] == there)


@given(SETTLED, arrays.arrays(np.float64, 5, elements=st.floats(1e-100, 1e100)))
def test_the_size_of_a_units_weights_changes_nothing(table, size):
    assert np.array_equal(groups(unit_rows(table)), groups(unit_rows(table * size[:, None])))


@given(SETTLED)
def test_groups_are_those_of_comparing_every_pair(table):
    rows = unit_rows(table)
    same = (rows @ rows.T > 1 - 1e-9) | ((rows == 0).all(axis=1)[:, None] & (rows == 0).all(axis=1))
    found = groups(rows)
    assert np.array_equal(found[:, None] == found, same)


def test_the_record_forgets_what_lies_ahead_of_a_run_that_went_back():
    record = SymmetryRecord(1)
    for step, distinct in ((0, 1), (10, 1), (20, 3), (30, 3)):
        record.add(step, np.array([distinct]))
    assert record.since().tolist() == [20]
    record.add(30, np.array([3]))
    assert record.since().tolist() == [20]  # the same moment again
    record.add(15, np.array([2]))
    assert record.steps.tolist() == [0, 10, 15] and record.since().tolist() == [15]


def test_a_long_record_is_thinned_and_keeps_its_beginning_its_end_and_since_when():
    record = SymmetryRecord(2)
    for step in range(5000):
        record.add(step, np.array([1 if step < 777 else 4, 2]))
    assert len(record.steps) <= MOST_MOMENTS
    assert (record.steps[0], record.steps[-1]) == (0, 4999)
    assert np.diff(record.steps).min() >= 1 and record.since().tolist() == [777, 0]
    assert record.course(0)[0] == 1 and record.course(0)[-1] == 4


@pytest.mark.parametrize("equal_to_first", [0, 500])
def test_copies_are_found_among_many_units_wherever_they_stand(equal_to_first):
    random = np.random.default_rng(1)
    table = random.standard_normal((700, 40))
    table[:equal_to_first] = table[0]
    copies = random.permutation(np.arange(max(1, equal_to_first), 700))[:60].reshape(2, 30)
    table[copies[0]] = 3 * table[copies[1]] * (1 + 1e-12)
    found = groups(unit_rows(table))
    assert (found[copies[0]] == found[copies[1]]).all() and (found[:equal_to_first] == 0).all()
    assert len(np.unique(found)) == 700 - 30 - max(0, equal_to_first - 1)
    begins = np.unique(found, return_index=True)[1]
    assert np.array_equal(begins, np.sort(begins))  # numbered as they appear
