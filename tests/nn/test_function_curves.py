"""The functions as curves: the engine's own values, upright jumps, and Maxout's example lines."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS
from nnviz.nn.function_curves import example_lines, has_curve, kinks, outline, slope_at, value_at, winner_at

CURVES = [name for name in ACTIVATIONS if has_curve(name)]


def test_only_softmax_has_no_curve():
    assert [name for name in ACTIVATIONS if name not in CURVES] == ["softmax"]


@pytest.mark.parametrize("name", [name for name in CURVES if name != "maxout"])
def test_values_and_slopes_are_the_engines(name):
    z = np.linspace(-5, 5, 21)
    assert np.array_equal(value_at(name, {}, z), ACTIVATIONS[name].value(z[None])[0])
    assert np.array_equal(slope_at(name, {}, z), ACTIVATIONS[name].derivative(z[None])[0])


def test_two_example_lines_make_the_magnitude_less_one():
    assert example_lines(2) == ((-1, -1), (1, -1))
    assert value_at("maxout", {}, [-3.0, 0.5]).tolist() == [2.0, -0.5]  # |z| - 1
    assert slope_at("maxout", {}, [-3.0, 0.5]).tolist() == [-1.0, 1.0]
    assert kinks("maxout", {}) == (0.0,)


@pytest.mark.parametrize("pieces", [3, 5, 8])
def test_each_example_line_wins_somewhere(pieces):
    z = np.linspace(-6, 6, 4001)
    assert len(set(slope_at("maxout", {"pieces": pieces}, z).round(9))) == pieces
    assert len(kinks("maxout", {"pieces": pieces})) == pieces - 1


def test_lines_of_ones_own_take_the_place_of_the_examples():
    relu = ((0.0, 0.0), (1.0, 0.0))
    assert value_at("maxout", {}, [-2.0, 3.0], relu).tolist() == [0, 3]
    assert slope_at("maxout", {}, [-2.0, 0.0, 3.0], relu).tolist() == [0, 0, 1]  # of equal ones the first
    assert kinks("maxout", {}, relu) == (0.0,)
    assert winner_at(relu, -2.0) == 0 and winner_at(relu, 0.0) == 0 and winner_at(relu, 3.0) == 1


def test_a_line_that_never_wins_makes_no_kink_and_three_through_one_point_make_one():
    below = ((-1.0, 0.0), (0.0, -5.0), (1.0, 0.0))
    assert kinks("maxout", {"pieces": 3}, below) == (0.0,)
    assert kinks("maxout", {"pieces": 3}, ((-1.0, 0.0), (0.0, 0.0), (1.0, 0.0))) == (0.0,)
    assert kinks("maxout", {}, ((0.5, 1.0), (0.5, 2.0))) == ()  # parallel


def test_kinks_are_where_the_slope_jumps_with_these_very_parameters():
    assert kinks("relu", {}) == (0.0,)
    assert kinks("hardtanh", {}) == (-1.0, 1.0)
    assert kinks("sign", {}) == (0.0,)
    assert kinks("tanh", {}) == ()
    assert kinks("elu", {}) == () and kinks("elu", {"alpha": 2.0}) == (0.0,)
    assert kinks("leaky_relu", {"slope": 1.0}) == ()


@pytest.mark.parametrize("name", CURVES)
def test_a_jump_is_upright_and_what_lies_between_is_not_invented(name):
    params = {"alpha": 2.0} if name == "elu" else {}
    line = outline(name, params, -7.0, 7.0, 301)
    assert np.all(np.diff(line.z) >= 0) and line.z[0] == -7 and line.z[-1] == 7
    flat = np.diff(line.z) > 0
    # between two different places f' changes as little as a curve does; all jumps are at one place, which stands twice
    assert np.abs(np.diff(line.slope))[flat].max(initial=0) < 0.1
    assert sorted(set(line.z[1:][~flat].tolist())) == [k for k in kinks(name, params) if -7 < k < 7]


def test_both_sides_of_a_jump_stand_at_its_place():
    line = outline("relu", {}, -1.0, 1.0, 5)
    at = np.flatnonzero(line.z == 0)
    assert line.slope[at].tolist() == [0, 1] and line.value[at] == pytest.approx([0, 0], abs=1e-8)
    step = outline("sign", {}, -1.0, 1.0, 5)
    assert step.value[step.z == 0].tolist() == [-1, 1]


def test_a_kink_at_the_end_of_the_range_is_seen_from_inside():
    assert outline("relu6", {}, -6.0, 6.0, 100).slope[-1] == 1
    assert outline("relu", {}, 0.0, 6.0, 100).slope[0] == 1
