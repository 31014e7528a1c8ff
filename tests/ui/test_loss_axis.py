"""The axis of losses: logarithmic for positive ones, another as soon as one is negative, and calm."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.loss_axis import LinearAxis, LossAxis

PATIENCE = 5
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def axis(*curves, signed=False):
    made = LossAxis(PATIENCE)
    made.begin(signed)
    for curve in curves:
        made.heights(np.array(curve, float))
    return made


def written(made):
    return [mark.text + (f"^{mark.raised}" if mark.raised else "") for mark in made.marks()]


def test_positive_losses_are_drawn_by_their_decades():
    made = axis([1, 0.1])
    assert made.kind == "logarithmic"
    np.testing.assert_allclose(made.heights(np.array([1, 0.1, 0.0, np.nan]))[0], [0, -1, np.nan, np.nan])
    assert written(made) == ["10^−1", "1"]
    assert made.ticks()


def test_one_negative_loss_makes_the_axis_linear_until_the_next_run():
    made = axis([1.1, 0.4], [1.1, 0.4, -0.3])
    assert made.kind == "linear"
    assert made.low < -0.3 and made.high > 1.1
    np.testing.assert_array_equal(made.heights(np.array([1.1, 0.4]))[0], [1.1, 0.4])
    assert made.kind == "linear"  # the same run
    assert made.ticks() == []
    made.begin(signed=False)
    made.heights(np.array([1.1, 0.4]))
    assert made.kind == "logarithmic"


def test_a_loss_that_can_be_negative_has_a_linear_axis_from_the_start():
    made = axis([1.1, 0.4], signed=True)
    assert made.kind == "linear"
    assert set(made.labelled()) <= {mark.value for mark in made.marks()}


def test_labels_are_round_numbers_with_a_real_minus():
    assert written(axis([-0.33, -0.98])) == ["−1", "−0.8", "−0.6", "−0.4"]
    assert written(axis([-3, 6])) == ["−2", "0", "2", "4", "6"]
    assert written(axis([-900, 100])) == ["−1000", "−500", "0"]


def test_beyond_a_thousand_the_axis_is_logarithmic_on_both_sides():
    made = axis([3, -2], [3, -2, -1e6])
    assert made.kind == "two-sided"
    heights = made.heights(np.array([0, 9, -99, 1e300, -1e300]))[0]
    np.testing.assert_allclose(heights, [0, 1, -2, 300, -300])
    made = axis([3, -2], [3, -2, -1e6])
    assert written(made) == ["−10^6", "−10^4", "−10^2", "0"]
    assert -7 < made.low < -6 < 0.4 < made.high < 2
    made.begin(signed=True)
    made.heights(np.array([1.0, -1]))
    assert made.kind == "linear"


def test_a_large_positive_loss_alone_changes_nothing():
    assert axis([1e6, 1]).kind == "logarithmic"
    assert axis([1e6, 1], signed=True).kind == "two-sided"


def test_values_without_a_place_are_gaps():
    made = axis([-1.0, 2])
    heights = made.heights(np.array([-1, np.inf, np.nan, -np.inf, 2]))[0]
    np.testing.assert_array_equal(heights, [-1, np.nan, np.nan, np.nan, 2])
    assert made.heights(np.array([np.nan, np.inf])) is None


def test_a_linear_axis_widens_at_once_and_shrinks_when_that_has_lasted():
    made = LinearAxis(PATIENCE)
    made.fit(-1, 1)
    narrow = made.low, made.high
    made.fit(-9, 1)
    wide = made.low, made.high
    assert made.low <= -9
    for _ in range(PATIENCE - 1):
        made.fit(-1, 1)
        assert (made.low, made.high) == wide
    made.fit(-1, 1)
    assert (made.low, made.high) == narrow


@given(st.floats(-1e4, 1e4) | FINITE, st.floats(-1e4, 1e4) | FINITE)
def test_any_two_losses_get_an_axis_with_few_labels(first, second):
    made = axis([first, second], signed=True)
    heights = made.heights(np.array([first, second]))[0]
    assert made.low < heights.min() and heights.max() < made.high
    assert 1 <= len(made.labelled()) <= 5
    crumb = 1e-6 * (made.high - made.low)
    assert all(made.low - crumb <= value <= made.high + crumb for value in made.labelled())


@pytest.mark.parametrize("value", [0.0, -1.0, 3e-9, -7e200])
def test_a_loss_that_does_not_move_has_an_axis_around_it(value):
    made = axis([value, value], signed=True)
    assert made.low < made.heights(np.array([value]))[0][0] < made.high
