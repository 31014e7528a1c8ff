"""The log axis of the ladder: widens at once, shrinks late, and always has a label."""

from __future__ import annotations

from math import log10

from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.score.log_axis import LEAST_DECADES, PATIENCE, LogAxis

decades = st.floats(-300, 300)


@given(st.lists(st.tuples(decades, st.floats(0, 30)), min_size=1, max_size=40))
def test_every_value_taken_in_lies_on_the_axis(values: list[tuple[float, float]]) -> None:
    axis = LogAxis()
    for low, span in values:
        axis.fit(low, low + span)
        assert axis.low <= low and low + span <= axis.high
        assert axis.high - axis.low >= LEAST_DECADES
        assert axis.labelled()


def test_decades_beyond_what_a_float_can_hold_have_their_place_and_no_bar_of_ticks() -> None:
    axis = LogAxis()
    axis.fit(-300, 308)
    assert axis.high > 308.3  # 10 to that power is not a float any more
    assert axis.fraction_of_decade(axis.high) == 1.0
    assert axis.fraction(1e4) == axis.fraction_of_decade(4.0)
    assert axis.ticks() == []


def test_widens_at_once_and_shrinks_only_after_a_while() -> None:
    axis = LogAxis()
    axis.fit(-2, -1)
    assert axis.fit(-6, -1)
    low = axis.low
    for _ in range(PATIENCE - 1):
        assert not axis.fit(-2, -1)
        assert axis.low == low
    assert axis.fit(-2, -1)
    assert axis.low > -4


def test_a_short_peak_starts_the_waiting_again() -> None:
    axis = LogAxis()
    axis.fit(-6, -1)
    for _ in range(PATIENCE - 1):
        axis.fit(-2, -1)
    axis.fit(-6, -1)
    assert not axis.fit(-2, -1)


def test_zero_and_less_stand_on_the_floor_and_the_largest_at_the_top() -> None:
    axis = LogAxis()
    axis.fit(-3, -1)
    assert axis.fraction(0.0) == 0.0
    assert axis.fraction(-1.0) == 0.0
    assert axis.fraction(10.0**9) == 1.0
    assert abs(axis.fraction(10 ** ((axis.low + axis.high) / 2)) - 0.5) < 1e-12


def test_few_labels_over_many_decades_and_short_ticks_over_few() -> None:
    axis = LogAxis()
    axis.fit(-30, 0)
    assert 2 <= len(axis.labelled()) <= 6
    assert all(tick == int(tick) for tick in axis.ticks())
    axis.reset()
    axis.fit(-1.4, -0.3)
    assert any(abs(tick - (log10(2) - 1)) < 1e-12 for tick in axis.ticks())


def test_values_that_stay_within_the_axis_do_not_move_it_before_the_time() -> None:
    axis = LogAxis()
    axis.fit(-1.0, -0.7)
    assert not axis.fit(-1.0, -1.0)  # two decades below a lower top would reach under the axis
