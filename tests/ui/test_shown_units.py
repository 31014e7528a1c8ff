"""Which units are drawn of a layer with too many: the most active ones, without a flicker."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nnviz.training.wants import Activity
from nnviz.ui.score.shown_units import ShownUnits


def active(*layer) -> Activity:
    return Activity(np.ones(3), (np.array(layer, float),))


def test_before_anything_is_known_the_first_ones_are_drawn():
    assert ShownUnits().choose(0, 4) == (0, 1, 2, 3)


def test_the_most_active_ones_are_drawn_in_ascending_order():
    shown = ShownUnits()
    shown.choose(0, 3)
    assert shown.take(active(0.1, 5, 0.2, 4, 6))
    assert shown.choose(0, 3) == (1, 3, 4)


def test_a_unit_that_is_only_a_little_more_active_takes_nobodys_place():
    shown = ShownUnits()
    shown.take(active(1, 2, 3))
    assert shown.choose(0, 2) == (1, 2)
    assert not shown.take(active(2.4, 2, 3))
    assert shown.choose(0, 2) == (1, 2)
    assert shown.take(active(2.6, 2, 3))
    assert shown.choose(0, 2) == (0, 2)


def test_at_most_two_units_change_at_a_time():
    shown = ShownUnits()
    shown.take(active(*[1.0] * 5, *[0.0] * 5))
    assert shown.choose(0, 5) == (0, 1, 2, 3, 4)
    shown.take(active(*[0.0] * 5, *[1.0] * 5))
    assert len(set(shown.choose(0, 5)) & {5, 6, 7, 8, 9}) == 2


def test_a_pinned_unit_is_drawn_and_stays_though_it_does_nothing():
    shown = ShownUnits()
    shown.take(active(0, 1, 2, 3))
    shown.pin(0, 0)
    assert shown.choose(0, 2) == (0, 3)
    for _ in range(5):
        shown.take(active(0, 9, 9, 9))
        assert 0 in shown.choose(0, 2)


def test_a_visitor_takes_the_last_row_until_it_is_given_back():
    shown = ShownUnits()
    assert shown.choose(0, 3) == (0, 1, 2)
    assert shown.visit(0, 7)
    assert shown.choose(0, 3) == (0, 1, 7)
    assert shown.visitor(0) == 7
    assert not shown.visit(0, 1)
    assert shown.choose(0, 3) == (0, 1, 7)
    assert shown.visit(0, 2)
    assert shown.choose(0, 3) == (0, 1, 2)
    assert shown.visitor(0) is None


def test_figures_that_overflowed_are_ordered_too():
    shown = ShownUnits()
    shown.take(active(np.nan, 1.0, np.inf, 2.0))
    assert shown.choose(0, 2) == (2, 3)


@given(
    st.lists(st.lists(st.floats(0, 10), min_size=12, max_size=12), min_size=1, max_size=6),
    st.integers(1, 11),
    st.integers(0, 11),
    st.integers(0, 11),
)
def test_whatever_happens_as_many_different_units_are_drawn_as_there_are_rows(history, rows, pinned, visitor):
    shown = ShownUnits()
    shown.choose(0, rows)
    shown.pin(0, pinned)
    for layer in history:
        shown.take(active(*layer))
        units = shown.choose(0, rows)
        assert len(set(units)) == rows
        shown.visit(0, visitor)
        units = shown.choose(0, rows)
        assert len(set(units)) == rows
        assert visitor in units
