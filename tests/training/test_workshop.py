"""The Maxout workshop without its page: lines by hand, their names, and a unit that learns through the engine."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS, LOSSES, Layer, Network
from nnviz.nn.conversion import as_maxout
from nnviz.training.workshop import LARGEST, WorkshopUnit, beside, train_together
from nnviz.training.workshop_limits import convex_loss, least_loss, stretches_loss
from nnviz.training.workshop_lines import (
    LEAK,
    MAKES,
    SIZES,
    convex_lines,
    everywhere,
    random_lines,
    resized,
    shape,
    with_second_zero,
)
from nnviz.training.workshop_losses import MOST, LossCurves
from nnviz.training.workshop_targets import SAMPLES, TARGETS, own_relu

X = np.linspace(-4, 4, 401)


def maximum(lines, x=X):
    w, b = np.array(lines).T
    return (w[:, None] * x + b[:, None]).max(axis=0)


# -- by hand -------------------------------------------------------------------------------------------------------


def test_with_z2_zero_a_group_of_two_is_the_relu_of_z1_exactly():
    lines = with_second_zero(((1.0, -0.5), (-0.4, 0.6)))
    assert lines == ((1.0, -0.5), (0.0, 0.0))
    assert np.array_equal(maximum(lines), ACTIVATIONS["relu"].value(1.0 * X - 0.5))
    found = shape(lines)
    assert (found.name, found.piece, found.bends) == ("relu", 0, 1)
    left, right = everywhere(lines)
    assert (left.piece, left.start, left.end) == (1, -inf, 0.5)  # z₂ wins left of the switch
    assert (right.piece, right.start, right.end) == (0, 0.5, inf)  # z₁ right of it


def test_the_envelope_of_two_and_of_three_lines_switches_where_they_cross():
    two = everywhere(((1, 0), (-1, 2)))  # x = -x + 2 at 1
    assert [(s.piece, s.end) for s in two] == [(1, 1.0), (0, inf)]
    three = everywhere(((-1, -2), (0, 0), (2, -1)))  # -x - 2 = 0 at -2, 0 = 2x - 1 at 0.5
    assert [(s.piece, s.start, s.end) for s in three] == [(0, -inf, -2.0), (1, -2.0, 0.5), (2, 0.5, inf)]


def test_a_line_below_the_others_everywhere_is_dead():
    assert {s.piece for s in everywhere(((-1, 0), (0, -1), (1, 0)))} == {0, 2}  # 0 x - 1 touches nothing


@pytest.mark.parametrize("key", MAKES)
@pytest.mark.parametrize("k", SIZES)
def test_the_ready_made_units_are_what_they_are_called(key, k):
    start = ((0.7, -0.3), (2.0, 1.0), (-1.0, 0.5), (0.1, 0.2), (3.0, -1.0))[:k]
    lines = MAKES[key](start)
    z = 0.7 * X - 0.3
    wanted = {
        "relu": ACTIVATIONS["relu"].value(z),
        "leaky_relu": ACTIVATIONS["leaky_relu"].value(z, slope=LEAK),
        "abs": np.abs(z),
        "purelin": z,
    }[key]
    np.testing.assert_allclose(maximum(lines), wanted, rtol=0, atol=1e-15)
    assert lines[0] == start[0] and len(lines) == k
    assert shape(lines).name == {"purelin": "line"}.get(key, key) and shape(lines).piece == 0


@pytest.mark.parametrize(
    ("key", "activation"), [("relu", Layer(1)), ("leaky_relu", Layer(1, "leaky_relu", {"slope": LEAK}))]
)
def test_ready_made_lines_are_those_of_the_rectifier_converted_into_a_maxout(key, activation):
    network = Network(1, [activation])
    network.weights[0][...], network.biases[0][...] = 0.7, -0.3
    converted = as_maxout(network.layers[0])
    wanted = np.hstack([converted.weight, converted.bias])
    np.testing.assert_allclose(MAKES[key](((0.7, -0.3), (2.0, 1.0))), wanted, rtol=1e-15)


def test_a_flat_first_line_becomes_x_before_it_is_made_a_function():
    assert MAKES["relu"](((0.0, 2.0), (1.0, 1.0))) == ((1.0, 0.0), (0.0, 0.0))
    assert shape(MAKES["purelin"](((0.0, 0.0), (1.0, 1.0)))).name == "purelin"


@pytest.mark.parametrize(
    ("lines", "name", "piece", "slope"),
    [
        (((0, 0), (-2, 1)), "relu", 1, 0.0),
        (((0.3, 0.15), (3, 1.5)), "leaky_relu", 1, 0.1),
        (((-0.5, 0), (1, 0)), "prelu", 1, -0.5),
        (((-2, 1), (2, -1)), "abs", 0, -1.0),
        (((1, 0), (0, 1)), "bend", 0, 0.0),  # max(x, 1): a ReLU that is raised is none
        (((1, 0), (0, 1e-9)), "bend", 0, 0.0),  # nearly is not exactly
        (((0, 3), (0, 1)), "constant", 0, 0.0),
        (((1, 0), (1, 0)), "purelin", 0, 0.0),
        (((-1, -1), (0, 0), (1, -1)), "bends", 0, 0.0),
    ],
)
def test_a_shape_is_named_only_where_it_is_exactly_that(lines, name, piece, slope):
    found = shape(lines)
    assert (found.name, found.piece) == (name, piece)
    if name in ("relu", "leaky_relu", "prelu", "abs"):
        assert found.slope == pytest.approx(slope, abs=1e-15)


@given(st.integers(0, 10_000), st.sampled_from(SIZES))
def test_random_tangents_win_somewhere_all_of_them(seed, k):
    lines = convex_lines(k, np.random.default_rng(seed))
    assert {s.piece for s in everywhere(lines) if s.start < 4 and s.end > -4} == set(range(k))


@given(st.integers(0, 10_000), st.sampled_from(SIZES))
def test_at_most_one_bend_fewer_than_lines(seed, k):
    lines = random_lines(k, np.random.default_rng(seed))
    assert len(lines) == k and 0 <= shape(lines).bends <= k - 1


def test_another_size_keeps_the_lines_that_there_are():
    lines = ((1.0, -0.5), (-0.4, 0.6))
    assert resized(lines, 4)[:2] == lines and len(resized(lines, 5)) == 5
    assert resized(resized(lines, 5), 2) == lines
    assert len(set(resized(lines, 5))) == 5  # equal lines would learn alike


# -- a sample ------------------------------------------------------------------------------------------------------


def test_losers_get_exactly_no_gradient_and_the_winner_that_of_the_hand():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6)), TARGETS["abs"], 0.1)
    gradient = unit.gradient_at(2.0)  # z = 1.5 and -0.2; half_mse: (a - T) dz
    assert gradient[0].tolist() == [(1.5 - 2.0) * 2.0, 1.5 - 2.0]
    assert gradient[1].tolist() == [0.0, 0.0]


def test_a_step_of_sgd_on_one_sample_moves_the_winner_alone():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6), (0.1, -3.0)), TARGETS["abs"], 0.1)
    before, gradient = unit.lines, unit.gradient_at(-1.0)  # the second wins with 1.0
    assert gradient.tolist() == [[0, 0], [0, 0], [0, 0]]  # 1.0 is what is wanted: nothing to learn
    gradient = unit.gradient_at(-2.0)
    unit.network.parameters.reshape(-1, 2)[...] -= 0.1 * gradient
    after = unit.lines
    assert after[0] == before[0] and after[2] == before[2] and after[1] != before[1]


def test_a_line_that_wins_no_sample_stays_as_it_is_through_the_whole_training():
    dead = (0.1, -5.0)
    unit = WorkshopUnit(((1.0, -0.5), dead, (-0.4, 0.6)), TARGETS["abs"], 0.1)
    assert not (unit.winners() == 1).any()
    unit.train(500)
    assert unit.lines[1] == dead
    assert unit.loss < 1e-4


def test_each_sample_trains_the_line_that_wins_it():
    unit = WorkshopUnit(((1.0, 0.0), (-1.0, 0.0)), TARGETS["parabola"], 0.1)
    assert unit.winners().tolist() == [1] * 30 + [0] * 31  # at x = 0 the first of equals


# -- training ------------------------------------------------------------------------------------------------------


def test_a_step_is_the_gradient_of_the_network_times_the_rate():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6)), TARGETS["sin"], 0.2)
    y = TARGETS["sin"].at(SAMPLES)[None]
    wanted = unit.network.parameters - 0.2 * unit.network.gradient(SAMPLES[None], y)
    unit.train(1)
    np.testing.assert_allclose(unit.network.parameters, wanted, rtol=0, atol=1e-15)
    assert unit.step == 1


def test_its_loss_is_half_the_mean_squared_error_over_the_samples():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6)), TARGETS["bump"], 0.1)
    residual = maximum(unit.lines, SAMPLES) - TARGETS["bump"].at(SAMPLES)
    assert unit.loss == pytest.approx((residual**2).mean() / 2, rel=1e-14)
    assert unit.network.loss_function is LOSSES["half_mse"]


def test_two_lines_learn_the_absolute_value():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6)), TARGETS["abs"], 0.1)
    assert unit.loss > 0.1
    unit.train(1000)
    assert unit.loss < 1e-3
    np.testing.assert_allclose(maximum(unit.lines), np.abs(X), atol=0.02)


def test_the_parabola_is_met_better_by_five_lines_than_by_three_than_by_two():
    units = beside(TARGETS["parabola"], 0.1, 0)
    train_together(units, 3000, 60.0)
    two, three, five = (unit.loss for unit in units)
    assert five < 0.6 * three < 0.3 * two
    # the best that k lines can do with x²/3 from -3 to 3: half of (1/3)² h⁴ / 180, h = 6/k
    for unit, k in zip(units, (2, 3), strict=False):
        assert unit.loss == pytest.approx((1 / 9) * (6 / k) ** 4 / 360, rel=0.1)


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if not target.convex])
def test_a_curve_that_is_not_convex_stays_out_of_reach(name):
    units = beside(TARGETS[name], 0.1, 0)
    train_together(units, 1500, 60.0)
    assert min(unit.loss for unit in units) > 0.02


@pytest.mark.parametrize("name", TARGETS)
def test_targets_are_convex_as_they_say(name):
    y = TARGETS[name].at(SAMPLES)
    assert bool((np.diff(y, 2) >= -1e-12).all()) == TARGETS[name].convex


def test_an_own_relu_is_met_by_the_lines_it_is_made_of():
    target = own_relu(-2.0, 1.0)
    assert WorkshopUnit(((0.0, 0.0), (-2.0, 1.0)), target, 0.1).loss == 0
    assert target.needs == 2 and own_relu(0.0, 1.0).needs == 1


def test_the_same_seed_begins_alike_and_another_one_does_not():
    first, again, other = (beside(TARGETS["abs"], 0.1, seed) for seed in (4, 4, 5))
    for units in (first, again, other):
        train_together(units, 50, 60.0)
    assert [unit.lines for unit in first] == [unit.lines for unit in again]
    assert [unit.lines for unit in first] != [unit.lines for unit in other]
    assert [len(unit.lines) for unit in first] == [2, 3, 5]


def test_units_go_in_step_and_stop_when_their_time_is_up():
    units = beside(TARGETS["abs"], 0.1, 0)
    assert train_together(units, 1000, 0.0) == 1
    assert train_together(units, 7, 60.0) == 7
    assert {unit.step for unit in units} == {8}


def test_too_large_a_rate_runs_away_and_is_noticed():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6)), TARGETS["abs"], 5.0)
    assert unit.sound
    unit.train(200)
    assert not unit.sound
    unit.lines = ((LARGEST, 0.0), (0.0, 0.0))
    assert unit.sound


def test_the_rate_and_the_target_change_in_flight():
    unit = WorkshopUnit(((1.0, -0.5), (-0.4, 0.6)), TARGETS["abs"], 0.1)
    unit.set_learning_rate(0.0)
    before = unit.lines
    unit.train(3)
    assert unit.lines == before
    unit.set_target(TARGETS["parabola"])
    assert unit.lines == before and unit.loss == pytest.approx(
        ((maximum(before, SAMPLES) - SAMPLES**2 / 3) ** 2).mean() / 2
    )


# -- losses over steps ---------------------------------------------------------------------------------------------


def test_many_losses_are_thinned_and_the_last_is_always_there():
    curves = LossCurves()
    for step in range(5 * MOST):
        curves.add(step, (1.0 / (1 + step), 2.0))
    table = curves.table
    assert len(table) <= MOST + 1 and table.shape[1] == 3
    assert table[0].tolist() == [0.0, 1.0, 2.0]
    assert table[-1].tolist() == [5 * MOST - 1, 1 / (5 * MOST), 2.0] == list(curves.last)
    assert (np.diff(table[:, 0]) > 0).all()


# -- limits --------------------------------------------------------------------------------------------------------


def test_the_least_loss_of_k_lines_for_the_parabola_is_that_of_the_formula():
    # of x²/3 over a stretch h, half of (1/3)² h⁴ / 180; samples beside each other leave a gap of 0.1 out
    for k in (2, 3, 5):
        assert least_loss(TARGETS["parabola"], k) == pytest.approx((1 / 9) * (6 / k) ** 4 / 360, rel=0.1)


def test_what_so_many_lines_meet_exactly_costs_nothing():
    for name in ("abs", "relu"):
        assert [least_loss(TARGETS[name], k) for k in SIZES] == [0.0] * 4


def test_the_least_loss_by_hand():
    x, y = np.arange(4.0), np.array([0.0, 0.0, 3.0, 0.0])
    assert stretches_loss(x, y, 1) == pytest.approx(((y - (0.3 + 0.3 * x)) ** 2).sum() / 8)  # 0.3 + 0.3 x by hand
    assert stretches_loss(x, y, 2) == pytest.approx(0.0, abs=1e-15)  # two points each
    assert convex_loss(np.arange(3.0), np.array([0.0, 3.0, 0.0])) == pytest.approx(6 / 6)  # the mean, 1: 1 + 4 + 1
    assert convex_loss(np.arange(3.0), np.array([3.0, 0.0, 3.0])) == pytest.approx(0.0, abs=1e-15)


@pytest.mark.parametrize("name", TARGETS)
@given(st.integers(0, 10_000), st.sampled_from(SIZES))
@settings(max_examples=15)
def test_no_lines_however_trained_get_below_the_least_loss(name, seed, k):
    unit = WorkshopUnit(convex_lines(k, np.random.default_rng(seed)), TARGETS[name], 0.1)
    unit.train(300)
    assert unit.loss >= least_loss(TARGETS[name], k) - 1e-12


def test_training_comes_within_a_hundredth_of_the_least_loss_with_two_lines():
    for name in ("parabola", "step", "sin", "bump"):
        unit = beside(TARGETS[name], 0.1, 0)[0]
        unit.train(4000)
        assert unit.loss == pytest.approx(least_loss(TARGETS[name], 2), rel=0.01)
