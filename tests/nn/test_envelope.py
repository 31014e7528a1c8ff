"""The upper envelope of lines and planes, against values worked by hand and against a dense sample."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.nn.envelope import Stretch, area, cells, upper_envelope

NUMBERS = st.floats(-3, 3, allow_nan=False).map(lambda value: round(value, 2))


def test_with_the_second_line_zero_the_envelope_is_a_relu():
    # z1 = 2t - 3, z2 = 0: z2 wins left of 1.5, z1 right of it
    assert upper_envelope([2, 0], [-3, 0], -4, 4) == (Stretch(1, -4, 1.5), Stretch(0, 1.5, 4))


def test_three_lines_bend_twice():
    # -t, 1 and 2t - 3 meet at -1 and at 2
    found = upper_envelope([-1, 0, 2], [0, 1, -3], -5, 5)
    assert found == (Stretch(0, -5, -1), Stretch(1, -1, 2), Stretch(2, 2, 5))


def test_a_line_below_the_others_wins_nowhere():
    assert upper_envelope([-1, 1, 0], [0, 0, -1], -2, 2) == (Stretch(0, -2, 0), Stretch(1, 0, 2))


def test_of_equal_lines_the_first_wins():
    assert upper_envelope([1, 1], [2, 2], 0, 1) == (Stretch(0, 0, 1),)


def test_where_three_lines_meet_in_a_point_the_middle_one_is_left_out():
    found = upper_envelope([-1, 0, 1], [0, 0, 0], -1, 1)
    assert [stretch.piece for stretch in found] == [0, 2]
    assert found[0].end == found[1].start == 0


def test_an_empty_interval_and_nan_are_refused():
    for low, high, slope in ((1.0, 1.0, 1.0), (0.0, 1.0, float("nan"))):
        with pytest.raises(ValueError, match="finite"):
            upper_envelope([slope], [0], low, high)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_the_envelope_is_the_maximum_everywhere(lines):
    slope, intercept = np.array(lines).T
    found = upper_envelope(slope, intercept, -2.0, 3.0)
    assert found[0].start == -2 and found[-1].end == 3
    assert all(a.end == b.start and a.piece != b.piece for a, b in pairwise(found))
    for stretch in found:
        t = np.linspace(stretch.start, stretch.end, 7)
        most = (np.outer(slope, t) + intercept[:, None]).max(axis=0)
        assert slope[stretch.piece] * t + intercept[stretch.piece] == pytest.approx(most, abs=1e-12)


# -- planes


def test_two_planes_part_the_box_where_they_are_equal():
    # x and 0 are equal at x = 0
    right, left = cells(np.array([[1.0, 0], [0, 0]]), np.zeros(2), (-1, 3, 0, 2))
    assert area(right) == 6 and area(left) == 2
    assert sorted(map(tuple, right.tolist())) == [(0, 0), (0, 2), (3, 0), (3, 2)]


def test_cells_run_counter_clockwise_and_a_loser_has_none():
    below, above = cells(np.zeros((2, 2)), np.array([0.0, 1.0]), (0, 1, 0, 1))
    assert below.shape == (0, 2)
    assert area(above) == 1


def test_of_equal_planes_the_first_has_the_cell():
    first, second = cells(np.ones((2, 2)), np.ones(2), (0, 1, 0, 1))
    assert area(first) == 1 and len(second) == 0


def test_a_box_without_area_is_refused():
    with pytest.raises(ValueError, match="min < max"):
        cells(np.ones((2, 2)), np.ones(2), (1, 1, 0, 1))


def test_planes_beyond_all_measure_do_not_overflow():
    found = cells(np.array([[1e308, 0], [-1e308, 0]]), np.zeros(2), (-1, 1, -1, 1))
    assert [area(cell) for cell in found] == [2, 2]


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=7))
def test_cells_cover_the_box_once_and_hold_their_winner(planes):
    table = np.array(planes)
    found = cells(table[:, :2], table[:, 2], (-2, 3, -1, 4))
    assert sum(map(area, found)) == pytest.approx(25, rel=1e-12)
    for piece, polygon in enumerate(found):
        if area(polygon) < 1e-9:
            continue
        values = table @ np.append(polygon.mean(axis=0), 1)
        assert values[piece] == pytest.approx(values.max(), abs=1e-12)
