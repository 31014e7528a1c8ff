"""The axis of losses: logarithmic for positive ones, linear as soon as one is negative, and calm."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.loss_axis import LinearAxis, LossAxis

PATIENCE = 5


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
    assert not made.linear
    np.testing.assert_allclose(made.heights(np.array([1, 0.1, 0.0, np.nan]))[0], [0, -1, np.nan, np.nan])
    assert written(made) == ["10^−1", "1"]
    assert made.ticks()


def test_one_negative_loss_makes_the_axis_linear_until_the_next_run():
    made = axis([1.1, 0.4], [1.1, 0.4, -0.3])
    assert made.linear
    assert made.low < -0.3 and made.high > 1.1
    np.testing.assert_array_equal(made.heights(np.array([1.1, 0.4]))[0], [1.1, 0.4])
    assert made.linear  # the same run
    assert made.ticks() == []
    made.begin(signed=False)
    made.heights(np.array([1.1, 0.4]))
    assert not made.linear


def test_a_loss_that_can_be_negative_has_a_linear_axis_from_the_start():
    made = axis([1.1, 0.4], signed=True)
    assert made.linear
    assert set(made.labelled()) <= {mark.value for mark in made.marks()}


def test_labels_are_round_numbers_with_a_real_minus():
    assert written(axis([-0.33, -0.98])) == ["−1", "−0.8", "−0.6", "−0.4"]
    assert written(axis([-3, 6])) == ["−2", "0", "2", "4", "6"]
    assert written(axis([-30_000, 0]))[-1] == "0"
    assert "−2·10^4" in written(axis([-30_000, 0]))


def test_values_without_a_place_are_gaps():
    made = axis([-1.0, 2])
    heights = made.heights(np.array([-1, np.inf, np.nan, -1e308, 2]))[0]
    np.testing.assert_array_equal(np.isnan(heights), [False, True, True, True, False])
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


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_any_two_losses_get_an_axis_with_few_labels(first, second):
    made = axis([first, second], signed=True)
    assert np.isfinite([made.low, made.high]).all()
    assert made.low < min(first, second) and max(first, second) < made.high
    assert 1 <= len(made.labelled()) <= 5
    crumb = 1e-6 * (made.high - made.low)
    assert all(made.low - crumb <= value <= made.high + crumb for value in made.labelled())


@pytest.mark.parametrize("value", [0.0, -1.0, 3e-9, -7e200])
def test_a_loss_that_does_not_move_has_an_axis_around_it(value):
    made = axis([value, value], signed=True)
    assert made.low < value < made.high
