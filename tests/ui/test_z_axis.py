"""The shared z axis widens at once and shrinks slowly, always on round values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.score.z_axis import FIRST, LEAST, PATIENCE, ZAxis, round_limit


def test_limits_are_round():
    extents = (0.0, 1.9, 2.1, 3.5, 5.0, 7.0, 8.5, 12.0, 18.0, 25.0, 99.0)
    assert [round_limit(extent) for extent in extents] == [2, 2, 3, 4, 6, 8, 10, 15, 20, 30, 100]


@given(st.floats(0, 1e100))
def test_a_limit_holds_its_extent(extent):
    assert round_limit(extent) >= extent * (1 - 1e-9)


def test_it_widens_at_once():
    axis = ZAxis()
    assert axis.limit == FIRST
    assert axis.follow(11.0, now=0.0) == 15


def test_it_shrinks_one_step_after_a_second_in_which_less_was_enough():
    axis = ZAxis()
    axis.follow(11.0, now=0.0)
    assert axis.follow(5.0, now=0.1) == 15
    assert axis.follow(5.0, now=0.1 + PATIENCE / 2) == 15
    assert axis.follow(5.0, now=0.1 + PATIENCE) == 10
    assert axis.follow(5.0, now=0.2 + PATIENCE) == 10
    assert axis.follow(5.0, now=0.1 + 2 * PATIENCE) == 8


def test_one_wide_moment_starts_the_wait_anew():
    axis = ZAxis()
    axis.follow(11.0, now=0.0)
    axis.follow(5.0, now=0.1)
    axis.follow(12.0, now=0.9)
    assert axis.follow(5.0, now=1.2) == 15


def test_an_extent_just_below_a_limit_does_not_make_the_axis_flicker():
    axis = ZAxis()
    axis.follow(6.1, now=0.0)
    limits = {axis.follow(5.9 if turn % 2 else 6.05, now=float(turn)) for turn in range(20)}
    assert limits == {8.0}


def test_it_never_shrinks_below_the_least_and_ignores_what_is_not_finite():
    axis = ZAxis()
    for second in range(20):
        axis.follow(0.0, now=float(second))
    assert axis.limit == LEAST
    assert axis.follow(float("nan"), now=30.0) == LEAST
    assert axis.follow(float("inf"), now=31.0) == LEAST
