"""Marks beside an axis: round numbers, and labels that keep apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.marked_axis import round_values, spread


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        (-6, 6, [-5, 0, 5]),
        (-0.5, 1.5, [0, 1]),
        (0.7, 7.2, [2, 4, 6]),
        (-1.2, 1.2, [-1, 0, 1]),
        (150, 199, [160, 180]),
        (-0.00012, 0.00012, [-0.0001, 0, 0.0001]),
        (278, 1680, [500, 1000, 1500]),
    ],
)
def test_at_most_three_round_values_lie_on_an_axis(low, high, values):
    assert round_values(low, high) == pytest.approx(values)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_there_is_always_one_and_never_more_than_three(low, width):
    values = round_values(low, low + width)
    assert 1 <= len(values) <= 3
    assert all(low - 1e-6 * width <= value <= low + 1.000001 * width for value in values)


def test_labels_that_touch_are_pushed_apart_evenly():
    assert spread([50, 54], 14, 0, 100) == [45, 59]
    assert spread([54, 50], 14, 0, 100) == [59, 45]
    assert spread([20, 80], 14, 0, 100) == [20, 80]


def test_labels_stay_inside_the_plot():
    assert spread([0, 2], 14, 0, 100) == [0, 14]
    assert spread([98, 100], 14, 0, 100) == [86, 100]
    assert spread([-30, 170], 14, 0, 100) == [0, 100]
    assert spread([], 14, 0, 100) == []


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6))
def test_labels_are_apart_inside_and_in_order_wherever_they_want_to_be(wanted):
    placed = spread(wanted, 14, 0, 300)
    ordered = [position for _, position in sorted(zip(wanted, placed, strict=True))]
    assert all(b - a >= 14 - 1e-9 for a, b in itertools.pairwise(ordered))
    assert ordered[0] >= -1e-9 and ordered[-1] <= 300 + 1e-9
